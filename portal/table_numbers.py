"""Columns that hold numbers: whole ones, and those with a fixed number of decimals."""

from django.db import connection
from django.utils.translation import gettext as _
from psycopg import sql

from portal.tables import Column


class Integer(Column):
    @property
    def span(self) -> tuple[int, int]:
        return connection.ops.integer_field_range(self.model_field.get_internal_type())

    def invalid(self, value):
        return sql.SQL(
            "CASE WHEN {0} ~ '^-?[0-9]{{1,9}}$' THEN {0}::integer NOT BETWEEN {1} AND {2} ELSE true END"
        ).format(value, *map(sql.Literal, self.span))

    def explain(self, value):
        return _("Write a whole number from %(least)s to %(most)s, without separators.") % dict(
            zip(("least", "most"), self.span, strict=True)
        )

    def cast(self, value):
        return sql.SQL("{}::integer").format(value)

    def normal(self, cell):
        return self.as_cell(self.cast(cell))


class Decimal(Column):
    @property
    def pattern(self) -> str:
        places = self.model_field.decimal_places
        return rf"^-?[0-9]{{1,{self.model_field.max_digits - places}}}(\.[0-9]{{1,{places}}})?$"

    def invalid(self, value):
        return sql.SQL("{} !~ {}").format(value, sql.Literal(self.pattern))

    def explain(self, value):
        return _("Write a number with a point and at most %(places)d decimals: 35.53722.") % {
            "places": self.model_field.decimal_places
        }

    def cast(self, value):
        return sql.SQL("{}::numeric({}, {})").format(
            value, sql.Literal(self.model_field.max_digits), sql.Literal(self.model_field.decimal_places)
        )

    def normal(self, cell):
        return self.as_cell(self.cast(cell))
