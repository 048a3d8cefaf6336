"""A package as tests write and read it."""

import csv
import io
import zipfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone

from portal.packages import Scope
from portal.packages.archive import write_package


def written(folder: Path, *, user=None, as_of: date | None = None, name: str = "package.zip") -> Path:
    """The path of a package for that reader and day; the published one of today where none is said."""
    target = folder / name
    write_package(target, Scope(user or AnonymousUser(), as_of or timezone.localdate()))
    return target


def texts(package: Path) -> dict[str, str]:
    """Every file of the package, by name."""
    with zipfile.ZipFile(package) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def rows(package: Path, file: str) -> dict[str, dict[str, str]]:
    """The rows of a table, by key."""
    return {row["key"]: row for row in csv.DictReader(io.StringIO(texts(package)[file], newline=""))}


@contextmanager
def portal():
    """A portal that is gone afterwards: what follows finds an empty one."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
