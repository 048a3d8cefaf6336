"""Columns of a list: one declaration read by the page, by the file and (later) by the dictionary."""

from dataclasses import dataclass, field

from django.db.models import Case, CharField, F, Func, IntegerField, JSONField, TextField, Value, When
from django.db.models.expressions import BaseExpression
from django.db.models.functions import Cast
from django.db.models.lookups import Exact, IsNull
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from portal.amounts import in_figures
from portal.expressions import ArrayOf, FormulaGuard, Joined
from portal.fields import PartialDatePrecision, PartialDateText
from portal.partial_dates import PartialDate


class PlaceIn(Func):
    """The place of a value in an array; NULL where it is not in it."""

    function = "array_position"
    output_field = IntegerField()


class LabelOf(Func):
    """The label of a code, in a dictionary of them: however dear the code is to compute, it is computed once."""

    template = "coalesce(%(expressions)s, '')"
    arg_joiner = " ->> "
    output_field = TextField()


@dataclass(frozen=True)
class Cell:
    """What one row shows in one column."""

    label: str
    text: str
    kind: str
    url: str | None = None
    badge: str = ""
    items: list[str] = field(default_factory=list)
    missing: bool = False


@dataclass(frozen=True, kw_only=True)
class Column:
    """A named SQL expression.

    `name` heads the file and names the sort; `source` is a field path or an expression; `link` is a url name with the
    path of the key it takes. A column without `label` stands in the file alone. An empty value is shown as not
    recorded, or, where `empty_is_none`, as none.
    """

    name: str
    source: str | BaseExpression
    label: str = ""
    meaning: str = ""
    kind = "text"
    link: tuple[str, str] | None = None
    sort: str | BaseExpression | None = None
    empty_is_none: bool = False

    @property
    def alias(self) -> str:
        return f"col_{self.name}"

    @property
    def expression(self) -> BaseExpression:
        return F(self.source) if isinstance(self.source, str) else self.source

    def for_page(self) -> dict[str, BaseExpression]:
        """What the page selects, by alias."""
        selected = {self.alias: self.expression}
        if self.link:
            selected[f"{self.alias}_key"] = F(self.link[1])
        return selected

    def for_file(self) -> dict[str, BaseExpression]:
        """What the file selects, by header."""
        return {self.name: FormulaGuard(self.expression)}

    def order(self) -> BaseExpression:
        sort = self.sort or self.source
        return F(sort) if isinstance(sort, str) else sort

    def cell(self, row: dict) -> Cell:
        key = row.get(f"{self.alias}_key")
        text = self.text(row)
        return Cell(
            label=str(self.label),
            text="–" if self.empty_is_none and not text else text,
            kind=self.kind,
            url=reverse(self.link[0], args=[key]) if key else None,
            badge=self.badge(row),
            items=self.items(row),
            missing=not text and not self.empty_is_none,
        )

    def text(self, row: dict) -> str:
        value = row[self.alias]
        return "" if value is None else str(value)

    def badge(self, row: dict) -> str:
        """The tone of the mark beside the word; empty for plain text."""
        return ""

    def items(self, row: dict) -> list[str]:
        return []


@dataclass(frozen=True, kw_only=True)
class NumberColumn(Column):
    kind = "number"

    def for_file(self):
        return {self.name: self.expression}

    def text(self, row):
        value = row[self.alias]
        return "" if value is None else number_format(value)


@dataclass(frozen=True, kw_only=True)
class AmountColumn(NumberColumn):
    """A number with its unit or currency; the file has it plain, and the unit in a column of its own."""

    unit: str

    def for_page(self):
        return {self.alias: self.expression, f"{self.alias}_unit": F(self.unit)}

    def text(self, row):
        value = row[self.alias]
        return "" if value is None else f"{in_figures(value)} {row[f'{self.alias}_unit']}".strip()


@dataclass(frozen=True, kw_only=True)
class YearColumn(NumberColumn):
    """A year, which is written without a thousands separator."""

    def text(self, row):
        return Column.text(self, row)


@dataclass(frozen=True, kw_only=True)
class DayColumn(Column):
    kind = "date"

    def for_file(self):
        return {self.name: self.expression}

    def text(self, row):
        value = row[self.alias]
        return "" if value is None else date_format(value, "j F Y")


@dataclass(frozen=True, kw_only=True)
class MomentColumn(DayColumn):
    """An instant: in the nation's time on the page, in UTC in files."""

    def text(self, row):
        value = row[self.alias]
        return "" if value is None else date_format(localtime(value), "j F Y H:i e")


@dataclass(frozen=True, kw_only=True)
class PartialDateColumn(Column):
    """A date as precisely as known; the file has its value, its precision and any wording of the source."""

    kind = "date"
    wording: str = ""

    def for_page(self):
        selected = {self.alias: self.expression}
        if self.wording:
            selected[f"{self.alias}_wording"] = F(self.wording)
        return selected

    def for_file(self):
        selected = {
            self.name: PartialDateText(self.expression),
            f"{self.name}_precision": PartialDatePrecision(self.expression),
        }
        if self.wording:
            selected[f"{self.name}_wording"] = FormulaGuard(F(self.wording))
        return selected

    def order(self):
        return Func(self.expression, function="partial_date_earliest")

    def text(self, row):
        value: PartialDate | None = row[self.alias]
        if value is None:
            return ""
        wording = row.get(f"{self.alias}_wording")
        return f"{value.display()} («{wording}»)" if wording else value.display()


@dataclass(frozen=True, kw_only=True)
class ChoiceColumn(Column):
    """A code with its label: the file has both."""

    choices: type
    tones: dict[str, str] | None = None

    @property
    def kind(self) -> str:
        return "badge" if self.tones else "text"

    def for_file(self):
        labels = Value({value: str(label) for value, label in self.choices.choices}, JSONField())
        code = Cast(self.expression, TextField())
        return {self.name: self.expression, f"{self.name}_label": LabelOf(labels, code)}

    def text(self, row):
        value = row[self.alias]
        return str(self.choices(value).label) if value else ""

    def badge(self, row):
        return (self.tones or {}).get(row[self.alias], "")


@dataclass(frozen=True, kw_only=True)
class YesNoColumn(Column):
    """True or false; the file says «yes», «no» or nothing."""

    def for_file(self):
        answers = (When(Exact(self.expression, Value(value)), then=Value(word)) for value, word in ANSWERS.items())
        return {self.name: Case(*answers, default=Value(""), output_field=CharField())}

    def text(self, row):
        value = row[self.alias]
        return "" if value is None else _("yes") if value else _("no")


#: What a file says of true and false.
ANSWERS = {True: "yes", False: "no"}


@dataclass(frozen=True, kw_only=True)
class ListColumn(Column):
    """Several values (an array of the database); a file joins them by «; », JSON has them as an array."""

    kind = "list"

    def for_file(self):
        return {self.name: FormulaGuard(Joined(self.expression))}

    def text(self, row):
        return "; ".join(row[self.alias] or ())

    def items(self, row):
        return row[self.alias] or []


@dataclass(frozen=True, kw_only=True)
class ChoicesColumn(ListColumn):
    """Several codes, shown by their labels; the file has both."""

    choices: type

    def for_file(self):
        labels = (
            Case(When(IsNull(PlaceIn(self.expression, Value(value)), False), then=Value(str(label))))
            for value, label in self.choices.choices
        )
        return super().for_file() | {f"{self.name}_label": Joined(ArrayOf(*labels))}

    def items(self, row):
        return [str(self.choices(code).label) for code in row[self.alias] or ()]

    def text(self, row):
        return "; ".join(self.items(row))


def for_files(columns: tuple[Column, ...]) -> dict[str, BaseExpression]:
    """What a file of these columns selects, by header; beside each linked record stands its public key."""
    selected = {}
    for column in columns:
        selected |= column.for_file()
    told = {column.source for column in columns if isinstance(column.source, str)}
    for column in columns:
        # A link may also lead by an inner number, which no file has.
        names_a_key = column.link and column.link[1].endswith("key")
        if names_a_key and column.link[1] not in told and f"{column.name}_key" not in selected:
            selected[f"{column.name}_key"] = F(column.link[1])
    return selected
