"""Which kinds of record come by spreadsheet, with which columns, and what people call them."""

from collections.abc import Collection
from dataclasses import replace

from django.apps import apps
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.loading import all_tables
from portal.table_links import Cited, Listed, Refs
from portal.tables import Column, Table

PERMISSION = "portal.import"
WORDING = "_wording"


def kinds() -> dict[str, Table]:
    """Every table whose rows can be known again without a key, by its name in addresses."""
    return {table.file.removesuffix(".csv"): table for table in all_tables() if table.natural}


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
    return any(attribute.name == "government" for attribute in table.model._meta.fields)


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
