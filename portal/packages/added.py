"""Files that apps add to a package beside the tables, each from its module `packaged`."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils.functional import Promise

from portal.packages.scope import Scope


@dataclass(frozen=True)
class PackagedColumn:
    """A column of an added CSV file. `type` is a word of Table Schema, `codes` the words of its vocabulary, if any."""

    name: str
    meaning: str | Promise
    type: str = "string"
    unit: str | Promise = ""
    codes: tuple[tuple[str, str | Promise], ...] = ()
    required: bool = False


@dataclass(frozen=True)
class PackagedFile:
    """A file in a package. `make` gives its bytes: the same for the same register and scope, with no clock in them.

    `columns` are those of a CSV file, all of them and in its order; other files have none. `lists` is the label of the
    kind of reference rows that the file holds, where columns of tables name them by their key.
    """

    name: str
    meaning: str | Promise
    make: Callable[[Scope], bytes]
    columns: tuple[PackagedColumn, ...] = ()
    lists: str = ""


def added_files() -> list[PackagedFile]:
    """The `FILES` of each installed app's module `packaged`, by name."""
    found: list[PackagedFile] = []
    for app in apps.get_app_configs():
        if find_spec(f"{app.name}.packaged"):
            found += import_module(f"{app.name}.packaged").FILES
    return sorted(found, key=lambda file: file.name)
