"""What a table is when it is a file: its columns, what each means, and the SQL that reads and writes it.

One declaration serves the loading of a folder, and what is told and made of tables elsewhere. A column knows its model
field, and from it whether it must be filled, how long it may be and which words it takes.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.db import models
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from psycopg import sql

from portal.partial_dates import PartialDate

Sql = sql.Composable


def name(*parts: str) -> sql.Identifier:
    return sql.Identifier(*parts)


@dataclass(frozen=True)
class Column(ABC):
    """One column of a file. `name` heads it, `field` is the model's where that is called otherwise."""

    name: str
    meaning: str | Promise = ""
    field: str = ""
    #: An empty cell leaves what the register holds, where the register may know it sooner than the file.
    keeps: bool = False
    model: type[models.Model] = None
    #: In which unit a number is counted.
    unit: str | Promise = ""
    #: Shown on no public page: who holds this permission for the row's government reads the cell, nobody else.
    permission: str = ""
    #: A file may lack the column, which says as much as an empty cell.
    may_lack: bool = False

    @property
    def headers(self) -> tuple[str, ...]:
        return (self.name,)

    @property
    def source(self) -> str:
        """What of the model it says: a field, or what rows of another kind say of it."""
        return self.field or self.name

    @property
    def model_field(self) -> models.Field:
        return self.model._meta.get_field(self.source)

    @property
    def stored(self) -> tuple[str, ...]:
        """The columns of the database that it fills."""
        return (self.model_field.column,)

    @property
    def required(self) -> bool:
        return not (self.keeps or self.model_field.blank or self.model_field.null)

    @abstractmethod
    def invalid(self, value: Sql) -> Sql | None:
        """SQL that is true of a filled cell that cannot be read; None where everything can."""

    @abstractmethod
    def explain(self, value: str) -> str:
        """What is wrong with a cell that `invalid` found, and what to write instead."""

    def typed(self, row: str) -> Mapping[str, Sql]:
        """SQL of each stored column, over the alias of a row of the file whose cells are valid."""
        value = self.cast(sql.SQL("nullif({}, '')").format(name(row, self.name)))
        if not self.model_field.null:
            value = sql.SQL("coalesce({}, '')").format(value) if self.is_text else value
        return {self.stored[0]: value}

    @property
    def is_text(self) -> bool:
        return isinstance(self.model_field, (models.CharField, models.TextField))

    def cast(self, value: Sql) -> Sql:
        return value

    def written(self, row: str) -> Sql:
        """SQL of the cell that a row of the register gives: what `typed` reads."""
        return self.as_cell(name(row, self.stored[0]))

    def as_cell(self, value: Sql) -> Sql:
        return sql.SQL("coalesce({}::text, '')").format(value)

    def normal(self, cell: Sql) -> Sql:
        """SQL of the one form of several that a valid cell may have."""
        return cell


class Text(Column):
    @property
    def longest(self) -> int | None:
        return self.model_field.max_length

    def invalid(self, value):
        return sql.SQL("length({}) > {}").format(value, sql.Literal(self.longest)) if self.longest else None

    def explain(self, value):
        return _("Has %(length)d characters, and at most %(longest)d fit: shorten it.") % {
            "length": len(value),
            "longest": self.longest,
        }


class Key(Text):
    """The public name of a row, by which other rows and addresses call it."""

    PATTERN = "^[a-z0-9]+([-_][a-z0-9]+)*$"

    def invalid(self, value):
        return sql.SQL("({} !~ {} OR {})").format(value, sql.Literal(self.PATTERN), super().invalid(value))

    def explain(self, value):
        return _(
            "A key has at most %(longest)d small letters (a–z) and digits, with single hyphens between: "
            "«semarang-jung-gu». Choose one and keep it for ever."
        ) % {"longest": self.longest}


class Mailbox(Text):
    def invalid(self, value):
        return sql.SQL("({} !~ {} OR {})").format(
            value, sql.Literal(r"^[^@\s]+@[^@\s]+\.[^@\s]+$"), super().invalid(value)
        )

    def explain(self, value):
        return _("Is not an e-mail address: write one such as dinas@semarangkota.go.id, or leave it empty.")


class Choice(Column):
    @property
    def choices(self) -> tuple[tuple[str, str | Promise], ...]:
        """Its words, each with its label."""
        return tuple((str(code), label) for code, label in self.model_field.flatchoices)

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(code for code, _label in self.choices)

    def invalid(self, value):
        return sql.SQL("{} <> ALL ({})").format(value, sql.Literal(list(self.codes)))

    def explain(self, value):
        return _("Is none of the words of this column: write %(codes)s.") % {"codes": ", ".join(self.codes)}


class YesNo(Column):
    """Yes or no; empty only where the model keeps «not recorded» apart from both."""

    @property
    def required(self) -> bool:
        return not (self.model_field.null or self.keeps)

    def invalid(self, value):
        return sql.SQL("{} NOT IN ('yes', 'no')").format(value)

    def explain(self, value):
        return _("Write yes or no.")

    def cast(self, value):
        return sql.SQL("({} = 'yes')").format(value)

    def as_cell(self, value):
        return sql.SQL("CASE WHEN {0} THEN 'yes' WHEN NOT {0} THEN 'no' ELSE '' END").format(value)


class Day(Column):
    def invalid(self, value):
        return sql.SQL("({0} !~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$' OR pg_temp.partial_date({0}) IS NULL)").format(
            value
        )

    def explain(self, value):
        return _("Is not a day of the calendar: write year, month and day, such as 2016-11-25.")

    def cast(self, value):
        return sql.SQL("lower(pg_temp.partial_date({}))").format(value)

    def as_cell(self, value):
        return sql.SQL("coalesce(to_char({}, 'YYYY-MM-DD'), '')").format(value)


class Vague(Column):
    """A partial date. Its wording, where the model keeps one, is the column `…_wording` beside it."""

    def invalid(self, value):
        return sql.SQL("pg_temp.partial_date({}) IS NULL").format(value)

    def explain(self, value):
        try:
            PartialDate.parse(value)
        except ValueError as error:
            return str(error)
        return _("Is not a date: write 2007, 2007-04, 2007-04-12, a span such as 2018-10/2018-12, or «unknown».")

    def cast(self, value):
        return sql.SQL("pg_temp.partial_date({})").format(value)

    def as_cell(self, value):
        return sql.SQL("coalesce(partial_date_text({}), '')").format(value)

    def normal(self, cell):
        return self.as_cell(self.cast(cell))


def vague(header: str, meaning: str | Promise) -> tuple[Column, Column]:
    """A partial date with its wording."""
    wording = Text(f"{header}_wording", format_lazy("{} {}", meaning, "(in the words of the source)"))
    return Vague(header, meaning), wording


@dataclass(frozen=True)
class Rule:
    """Asked when all rows stand in the register: `sql` selects `_row` of rows that break it, from the new {rows}."""

    column: str
    sql: str
    message: str | Promise


@dataclass(frozen=True, kw_only=True)
class Table:
    """One kind of record as a file.

    `below` names the column whose record gives this one its government; `kept_by` that whose record's government
    keeps this one, where it has none itself. `natural` are the columns by which a row is known again that gives no
    key; without them a table comes by folders alone. `agreed` are the columns that confirmation
    closes, and `confirmed` leads over references from a row to the record that is confirmed (none: the row itself).
    `settled` are columns that no file empties once they are filled, confirmed or not.
    Rows with the same `answers` answer the same question: below a confirmed record only the first is added.
    `dated` names the attribute that says when it was, and `ahead` the rows that spoke on a day of what was to come.
    `only` are the rows that a package holds, where not all, and `told_to` those that a user is told, where not what
    the user's pages show. `closed_above` says that nothing is added below the row above once that stands, and `ships`
    that some of its rows come with the portal.
    """

    model: type[models.Model]
    file: str
    meaning: str | Promise
    columns: tuple[Column, ...]
    natural: tuple[str, ...] = ()
    below: str = ""
    kept_by: str = ""
    agreed: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()
    confirmed: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    dated: str = ""
    ahead: Callable[[date], models.Q] | None = None
    only: models.Q | None = None
    told_to: Callable[..., models.QuerySet] | None = None
    closed_above: bool = False
    ships: bool = False
    label: str = field(init=False)

    def __post_init__(self):
        bound = tuple(replace(column, model=self.model) for column in self.columns)
        object.__setattr__(self, "columns", bound)
        object.__setattr__(self, "label", self.model.record_label())

    @property
    def headers(self) -> tuple[str, ...]:
        return tuple(header for column in self.columns for header in column.headers)

    @property
    def needed(self) -> tuple[str, ...]:
        """The headers that no file may lack."""
        return tuple(header for column in self.columns if not column.may_lack for header in column.headers)

    @property
    def stored(self) -> dict[str, str]:
        """The header that fills a column of the database."""
        return {stored: column.name for column in self.columns for stored in column.stored}

    def column(self, header: str) -> Column:
        return next(column for column in self.columns if header in column.headers)
