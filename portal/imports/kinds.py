"""Which kinds of record come by spreadsheet, with which columns, and what people call them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.imports.reading import Cell
from portal.loading import all_tables
from portal.table_links import Cited, Listed, Refs
from portal.tables import Column, Table

PERMISSION = "portal.import"
WORDING = "_wording"
#: What a column means that is left out although others that mean nothing are kept as notes.
SKIPPED = "-"


@dataclass(frozen=True)
class SheetColumn:
    """What a heading may mean: `header` of one of the tables.

    `said` is what people call it, where that is not the column's own name; `synonyms` are further headings. `read`
    takes the place of the column's own reading. A cell that is `listed` holds several things, each of which `pieces`
    may divide further.
    """

    name: str
    table: Table
    header: str
    said: str | Promise = ""
    meaning: str | Promise = ""
    synonyms: str = ""
    read: Callable[[Cell], str] | None = None
    listed: bool = False
    pieces: Callable[[str], list[str]] = lambda item: [item]
    needed: bool | None = None

    @property
    def column(self) -> Column:
        return self.table.column(self.header)

    @property
    def label(self) -> str:
        return str(self.said) or label(self.column)


@dataclass(frozen=True)
class Kind:
    """What one row of a sheet is. `main` is the table whose record stands for the row.

    `compose` makes of the rows the records of several tables; without it each row is one record of `main`. `joined`
    are names of columns of which the second tells which of several of the first is meant. With `keeps_rest`, columns
    that mean nothing are kept as notes.
    """

    name: str
    main: Table
    columns: tuple[SheetColumn, ...]
    said: str | Promise = ""
    compose: Callable | None = None
    joined: tuple[str, str] | None = None
    keeps_rest: bool = False

    @property
    def title(self) -> str:
        return str(self.said) or title(self.main)

    def column(self, name: str) -> SheetColumn:
        return next(column for column in self.columns if column.name == name)


def kinds() -> dict[str, Kind]:
    """By name in addresses: the sheets that apps declare as SHEETS in a module `sheets`, then every table whose rows
    can be known again without a key."""
    found = {}
    for app in apps.get_app_configs():
        if find_spec(f"{app.name}.sheets"):
            found |= {sheet.name: sheet for sheet in import_module(f"{app.name}.sheets").SHEETS}
    for table in all_tables():
        if table.natural:
            columns = tuple(SheetColumn(column.name, table, column.name) for column in offered(table))
            found[stem(table)] = Kind(stem(table), table, columns)
    return found


def in_order() -> list[Kind]:
    """As people are asked: sheets that hold several kinds of record first, then by title."""
    return sorted(kinds().values(), key=lambda kind: (kind.compose is None, kind.title))


def stem(table: Table) -> str:
    return table.file.removesuffix(".csv")


def title(table: Table) -> str:
    return capfirst(str(table.model._meta.verbose_name_plural))


def governments_of(user) -> list[models.Model]:
    """Those whose records the user brings in."""
    governments = apps.get_model("cities.Government")._base_manager.order_by("name")
    return [government for government in governments if user.has_perm(PERMISSION, government)]


def offered(table: Table) -> list[Column]:
    """The columns that a spreadsheet may fill: not those that are acts of the portal, such as publishing."""
    return [column for column in table.columns if not column.keeps]


def narrowed(table: Table, named: Collection[str]) -> Table:
    """The table without the lists that the spreadsheet does not have: those stay as they are."""
    kept = [column for column in table.columns if column.name in named or not isinstance(column, Listed)]
    return replace(table, columns=tuple(kept))


def has_government(table: Table) -> bool:
    return is_kept(table.model)


def is_kept(model: type[models.Model]) -> bool:
    """Whether each of its records is kept by one government."""
    return any(attribute.name == "government" for attribute in model._meta.fields)


def is_shared(table: Table) -> bool:
    """Kept by no single government: localities and sources."""
    return not has_government(table) and not table.kept_by


def label(column: Column) -> str:
    """What people call a column, in the active language; unlike those beside it."""
    if column.name == "key":
        return _("Key")
    if isinstance(column, Cited):
        return _("Sources cited")
    if isinstance(column, Refs):
        return capfirst(str(column.target._meta.verbose_name_plural))
    if column.name.endswith(WORDING) and column.name.removesuffix(WORDING) in _names_of(column.model):
        dated = column.model._meta.get_field(column.name.removesuffix(WORDING))
        return _("%(date)s, in the words of the source") % {"date": capfirst(str(dated.verbose_name))}
    return capfirst(str(column.model_field.verbose_name))


def _names_of(model) -> set[str]:
    return {attribute.name for attribute in model._meta.fields}
