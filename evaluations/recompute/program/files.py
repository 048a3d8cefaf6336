"""The files of a folder or of a ZIP, and what is wrong with one that cannot be read."""

import zipfile
from pathlib import Path


class Unreadable(Exception):
    """A file that cannot be read, with its name, and the row and column where it is one cell."""

    def __init__(self, what: str, *, file: str = "", row: int | None = None, column: str = ""):
        places = [file, f"row {row}" if row else "", f"column {column}" if column else ""]
        place = ", ".join(filter(None, places))
        super().__init__(f"{place}: {what}" if place else what)


class Folder:
    """Files by their names, from a folder or from a ZIP that holds them at its root."""

    def __init__(self, path: Path):
        self.path = path
        if not path.exists():
            raise Unreadable("there is no such folder or ZIP", file=str(path))
        self._archive = None if path.is_dir() else _opened(path)

    def read(self, name: str) -> bytes | None:
        """The content of a file, None where there is none of that name."""
        try:
            if self._archive:
                return self._archive.read(name)
            return (self.path / name).read_bytes()
        except (KeyError, FileNotFoundError):
            return None
        except (OSError, zipfile.BadZipFile) as error:
            raise Unreadable(str(error), file=name) from None

    def text(self, name: str) -> str | None:
        content = self.read(name)
        try:
            return None if content is None else content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise Unreadable(f"is not UTF-8 (byte {error.start})", file=name) from None


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile):
        raise Unreadable("is neither a folder nor a ZIP", file=str(path)) from None
