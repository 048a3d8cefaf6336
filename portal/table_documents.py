"""Columns that hold a whole document, as JSON."""

import csv

from django.utils.translation import gettext as _
from psycopg import sql

from portal.tables import Column

#: A document is longer than any cell that somebody writes; in characters, for all files that are read.
LONGEST = 64 * 1024 * 1024
csv.field_size_limit(LONGEST)


class Document(Column):
    """A JSON object; equal ones are written in the same characters."""

    is_text = False

    def invalid(self, value):
        return sql.SQL("pg_temp.document({}) IS NULL").format(value)

    def explain(self, value):
        return _("Is no JSON object: take the file as a package holds it.")

    def cast(self, value):
        return sql.SQL("pg_temp.document({})").format(value)
