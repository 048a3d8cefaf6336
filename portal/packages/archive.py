"""The package itself: one ZIP, the same bytes for the same register, reader and day."""

import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from portal.loading import packaged_tables
from portal.packages import texts
from portal.packages.added import added_files
from portal.packages.description import Written, added_schema, description, table_schema
from portal.packages.rows import only_packaged
from portal.packages.scope import Scope
from portal.packages.writing import csv_of

DESCRIPTION = "datapackage.json"
#: The oldest that a ZIP can name; the day of the data stands in the description.
NO_TIME = (1980, 1, 1, 0, 0, 0)
CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Package:
    """A package that was written: its version, checksum and size of the ZIP in bytes, and the rows of its tables."""

    version: str
    sha256: str
    size: int
    rows: int


def write_package(target: Path, scope: Scope) -> Package:
    """Writes the package to `target`, as one moment of the register shows it; raises OSError where that cannot be."""
    with tempfile.TemporaryDirectory() as folder:
        files = _write_files(Path(folder), scope)
        version = version_of(scope, files)
        around = {
            "README.txt": (_("What to read first."), texts.readme(scope, version)),
            "CITATION.txt": (_("How to cite the package."), texts.citation_text(version, scope.as_of)),
        }
        files += [_write(Path(folder), name, [content], meaning=meaning) for name, (meaning, content) in around.items()]
        _write(Path(folder), DESCRIPTION, [description(scope, version, files)], meaning="")
        _zip(target, Path(folder), [DESCRIPTION, *around, *(file.name for file in files if file.name not in around)])
    return Package(version, _sha256(target), target.stat().st_size, sum(file.rows for file in files))


def version_of(scope: Scope, files: list[Written]) -> str:
    """The day, and the beginning of a checksum over all files: other data, other version."""
    listed = "".join(f"{file.sha256}  {file.name}\n" for file in files)
    return f"{scope.as_of.isoformat()}-{hashlib.sha256(listed.encode()).hexdigest()[:8]}"


def _write_files(folder: Path, scope: Scope) -> list[Written]:
    tables = packaged_tables()
    written = []
    with _one_moment(), connection.cursor() as cursor:
        with only_packaged(cursor, tables, scope):
            for table in tables:
                schema = table_schema(table, tables, scope)
                rows = csv_of(cursor, table, scope)
                file = _write(folder, table.file, rows, meaning=table.meaning, schema=schema)
                written.append(replace(file, rows=cursor.rowcount))
        for file in added_files():
            schema = added_schema(file) if file.columns else None
            written.append(_write(folder, file.name, [file.make(scope)], meaning=file.meaning, schema=schema))
    return written


def _write(folder: Path, name: str, content: Iterable[bytes], *, meaning, schema: dict | None = None) -> Written:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        for part in content:
            file.write(part)
            digest.update(part)
            size += len(part)
    return Written(name, meaning, size, digest.hexdigest(), schema)


def _zip(target: Path, folder: Path, names: list[str]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            with (folder / name).open("rb") as file, archive.open(entry, "w") as inside:
                shutil.copyfileobj(file, inside, CHUNK)


@contextmanager
def _one_moment() -> Iterator[None]:
    """All that is read meanwhile is of one moment, unless the caller's own transaction has begun before."""
    begins = not connection.in_atomic_block
    with transaction.atomic():
        if begins:
            connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
