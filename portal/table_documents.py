"""Columns that hold a whole document, as JSON."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from psycopg import sql

from portal.tables import Column


@dataclass(frozen=True)
class Document(Column):
    """A JSON object; equal ones are written in the same characters.

    `check` raises ValueError, with the reason, for an object that the portal could not show.
    """

    check: Callable[[dict[str, Any]], None] = lambda document: None
    is_text = False

    def invalid(self, value):
        return sql.SQL("pg_temp.document({}) IS NULL").format(value)

    def explain(self, value):
        return _("Is no JSON object: take the file as a package holds it.")

    def cast(self, value):
        return sql.SQL("pg_temp.document({})").format(value)
