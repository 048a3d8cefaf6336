"""The files of a folder or of a ZIP, and what is wrong with one that cannot be read."""

import zipfile
import zlib
from pathlib import Path

from evaluations.recompute.program.saying import Said, say


class Unreadable(Exception):
    """Something that cannot be read: a file by its name, and the row and column where it is one cell."""

    def __init__(self, what: Said, *, file: str = "", row: int | None = None, column: str = ""):
        self.what, self.file, self.row, self.column = what, file, row, column
        super().__init__(self.told("en"))

    def told(self, language: str) -> str:
        places = [
            self.file,
            say("row {number}", number=self.row).told(language) if self.row else "",
            say("column {name}", name=self.column).told(language) if self.column else "",
        ]
        place, what = ", ".join(filter(None, places)), self.what.told(language)
        return f"{place}: {what}" if place else what


class Folder:
    """Files by their names, from a folder or from a ZIP that holds them at its root."""

    def __init__(self, path: Path):
        self.path = path
        if not path.exists():
            raise Unreadable(say("there is no such folder or ZIP"), file=str(path))
        self._archive = None if path.is_dir() else _opened(path)

    def read(self, name: str) -> bytes | None:
        """The content of a file, None where there is none of that name."""
        try:
            if self._archive:
                return self._archive.read(name)
            return (self.path / name).read_bytes()
        except (KeyError, FileNotFoundError):
            return None
        except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError) as error:
            # By zipfile: NotImplementedError of a compression that it lacks, RuntimeError of a file under a password.
            raise Unreadable(say("cannot be opened: {reason}", reason=error), file=name) from None

    def text(self, name: str) -> str | None:
        content = self.read(name)
        try:
            return None if content is None else content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise Unreadable(say("is not UTF-8 (byte {place})", place=error.start), file=name) from None


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile):
        raise Unreadable(say("is neither a folder nor a ZIP"), file=str(path)) from None
