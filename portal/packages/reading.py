"""A package back into an empty register, by the loader of folders."""

import hashlib
import json
import tempfile
import zipfile
import zlib
from pathlib import Path

from django.db import connection, transaction
from django.utils.translation import gettext as _

from portal.loading import Report, load_folder, lock, packaged_tables
from portal.packages.archive import CHUNK, DESCRIPTION
from portal.tables import Table

#: A description is a few hundred kilobytes; what is larger is something else.
LARGEST_DESCRIPTION = 20 * 1024 * 1024
#: All tables together, unpacked: several times what the whole nation would enter in decades.
LARGEST_UNPACKED = 4 * 1024 * 1024 * 1024
#: As packages are written; others need libraries of their own, and fail in other ways.
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class PackageError(Exception):
    """Nothing was loaded: the file is no package, is damaged, or the register is not empty."""


def read_package(path: Path, *, by=None) -> Report:
    """Loads all tables of a package: reference data must stand in the register, and no record yet.

    Raises PackageError, or LoadErrors with every row that is refused; nothing is loaded then.
    """
    _refuse_unless_empty()
    with tempfile.TemporaryDirectory() as parent:
        # The history names the folder as the reason.
        folder = Path(parent) / path.stem
        folder.mkdir()
        try:
            with zipfile.ZipFile(path) as archive:
                _unpack(archive, folder)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
            # By zipfile: NotImplementedError of a compression that it lacks, RuntimeError of a file under a password.
            raise PackageError(_("Is no data package, or is damaged: %(reason)s.") % {"reason": error}) from error
        with transaction.atomic(), connection.cursor() as cursor:
            lock(cursor, packaged_tables())
            # Asked again: another may have filled it meanwhile.
            _refuse_unless_empty()
            return load_folder(folder, by=by, tables=packaged_tables())


def _refuse_unless_empty() -> None:
    if any(table.model.objects.exists() for table in packaged_tables() if not table.ships):
        raise PackageError(_("The register holds records already: a package is read into an empty portal."))


def _unpack(archive: zipfile.ZipFile, folder: Path) -> None:
    described = _described(archive)
    tables = [table for table in packaged_tables() if table.file in described]
    if not tables:
        raise PackageError(_("Is no data package of this portal: it has none of its tables."))
    if sum(described[table.file][0] for table in tables) > LARGEST_UNPACKED:
        raise PackageError(_("Is larger than any register: it is not unpacked."))
    for table in tables:
        _copy(archive, table, described[table.file], folder / table.file)


def _described(archive: zipfile.ZipFile) -> dict[str, tuple[int, str]]:
    """Size and checksum of each file, as the package describes itself."""
    try:
        inside = archive.getinfo(DESCRIPTION)
        if inside.file_size > LARGEST_DESCRIPTION or inside.compress_type not in METHODS:
            raise ValueError
        resources = json.loads(archive.read(DESCRIPTION))["resources"]
        return {each["path"]: (int(each["bytes"]), each["hash"].removeprefix("sha256:")) for each in resources}
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError):
        message = _("Is no data package: it has no description %(file)s that can be read.") % {"file": DESCRIPTION}
        raise PackageError(message) from None


def _copy(archive: zipfile.ZipFile, table: Table, told: tuple[int, str], target: Path) -> None:
    """Unpacks one table; stops as soon as it is longer than the package says."""
    digest, size = hashlib.sha256(), 0
    try:
        if archive.getinfo(table.file).compress_type not in METHODS:
            raise KeyError
        with archive.open(table.file) as inside, target.open("wb") as file:
            while size <= told[0] and (part := inside.read(CHUNK)):
                file.write(part)
                digest.update(part)
                size += len(part)
    except KeyError:
        size = -1
    if (size, digest.hexdigest()) != told:
        raise PackageError(_("%(file)s is not as the package describes it: fetch it again.") % {"file": table.file})
