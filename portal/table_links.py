"""Columns that name other rows: references, lists of them, and sources cited."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from psycopg import sql

from portal.models import Source
from portal.tables import Column, Sql, Table, Text, name

SEPARATOR = r"\s*;\s*"


def called(model: type[models.Model]) -> str:
    """The column by which rows of a model are named in files: the key, or what stands for it."""
    return "key" if any(field.name == "key" for field in model._meta.fields) else model._meta.pk.column


def row_id(model: type[models.Model], key: Sql) -> Sql:
    """SQL of the id of the row of that key, in the files or else in the register; NULL where there is none."""
    attribute = model._meta.get_field(called(model)) if called(model) == "key" else model._meta.pk
    if isinstance(attribute, models.IntegerField):
        key = sql.SQL("CASE WHEN {0} ~ '^[0-9]{{1,9}}$' THEN {0}::integer END").format(key)
    registered = sql.SQL("(SELECT r.{} FROM {} AS r WHERE r.{} = {})").format(
        name(model._meta.pk.column), name(model._meta.db_table), name(attribute.column), key
    )
    if not hasattr(model, "record_label"):
        return registered
    return sql.SQL("coalesce((SELECT k.id FROM load_keys AS k WHERE k.label = {} AND k.key = {}), {})").format(
        sql.Literal(model.record_label()), key, registered
    )


@dataclass(frozen=True)
class Ref(Column):
    """The key of another row, in its file or in the register."""

    #: The row stands under the one that it names and goes where that goes, also where the cell may be empty.
    is_owner: bool = False

    @property
    def target(self) -> type[models.Model]:
        return self.model_field.related_model

    def invalid(self, value):
        return sql.SQL("{} IS NULL").format(row_id(self.target, value))

    def explain(self, value):
        return _("No %(kind)s of this key stands in the folder or in the register: correct it, or add the row.") % {
            "kind": self.target._meta.verbose_name
        }

    def cast(self, value):
        return row_id(self.target, value)

    @property
    def is_text(self):
        return False

    def as_cell(self, value):
        return sql.SQL("coalesce((SELECT named.{}::text FROM {} AS named WHERE named.{} = {}), '')").format(
            name(called(self.target)), name(self.target._meta.db_table), name(self.target._meta.pk.column), value
        )


def items(value: Sql) -> Sql:
    """SQL of a table of what a cell with semicolons between holds: `item` and its `place`."""
    return sql.SQL("regexp_split_to_table({}, {}) WITH ORDINALITY AS i (item, place)").format(
        value, sql.Literal(SEPARATOR)
    )


class Codes(Column):
    """Several words of a vocabulary with semicolons between, stored as an array."""

    @property
    def choices(self) -> tuple[tuple[str, str | Promise], ...]:
        """Its words, each with its label."""
        return tuple((str(code), label) for code, label in self.model_field.base_field.flatchoices)

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(code for code, _label in self.choices)

    def invalid(self, value):
        return sql.SQL("EXISTS (SELECT 1 FROM {} WHERE i.item <> ALL ({}))").format(
            items(value), sql.Literal(list(self.codes))
        )

    def explain(self, value):
        return _("Write words of this column with semicolons between: %(codes)s.") % {"codes": ", ".join(self.codes)}

    def cast(self, value):
        return sql.SQL("ARRAY(SELECT DISTINCT i.item FROM {} ORDER BY i.item)").format(items(value))

    def as_cell(self, value):
        return sql.SQL("array_to_string({}, ';')").format(value)

    def normal(self, cell):
        return self.as_cell(self.cast(cell))


class Listed(Column):
    """A cell that holds several things with semicolons between; they are stored in a table of their own."""

    required = False
    stored = ()

    def typed(self, row):
        return {}


@dataclass(frozen=True)
class Refs(Listed):
    """Keys of other rows. `through` is the model that links them: it has a reference to each side and no more."""

    through: type[models.Model] = None

    @property
    def sides(self) -> tuple[models.Field, models.Field]:
        """The link's references: to this row, and to the other."""
        links = [field for field in self.through._meta.fields if field.is_relation]
        return tuple(sorted(links, key=lambda link: link.related_model is not self.model))

    @property
    def target(self) -> type[models.Model]:
        return self.sides[1].related_model

    def invalid(self, value):
        return sql.SQL("EXISTS (SELECT 1 FROM {} WHERE {} IS NULL)").format(
            items(value), row_id(self.target, sql.SQL("i.item"))
        )

    def explain(self, value):
        return _("Write keys of the kind «%(kind)s» with semicolons between; one of these is none.") % {
            "kind": self.target._meta.verbose_name
        }

    def written(self, row):
        own, other = self.sides
        return sql.SQL(
            "coalesce((SELECT string_agg(named.{key}::text, ';' ORDER BY named.{key}) FROM {through} AS l "
            "JOIN {target} AS named ON named.{pk} = l.{other} WHERE l.{own} = {row}.id), '')"
        ).format(
            key=name(called(self.target)),
            through=name(self.through._meta.db_table),
            target=name(self.target._meta.db_table),
            pk=name(self.target._meta.pk.column),
            other=name(other.column),
            own=name(own.column),
            row=name(row),
        )


@dataclass(frozen=True)
class Cited(Listed):
    """The places in sources on which the row rests."""

    PATTERN = r"^[a-z0-9][-_a-z0-9]*( ((line|page|article) [0-9]+|(lines|pages|articles) [0-9]+-[0-9]+))?$"

    def invalid(self, value):
        return sql.SQL("EXISTS (SELECT 1 FROM {} WHERE i.item !~ {} OR {} IS NULL)").format(
            items(value), sql.Literal(self.PATTERN), row_id(Source, sql.SQL("split_part(i.item, ' ', 1)"))
        )

    def explain(self, value):
        return _(
            "Write the key of a source of sources.csv and the place in it, with semicolons between: "
            "«ristadina-jung-gu line 86; putri-beihai-2017 lines 62-64»."
        )

    def written(self, row):
        return sql.SQL(
            "coalesce((SELECT string_agg(concat_ws(' ', named.key, nullif(c.locator, '')), '; ' ORDER BY c.id) "
            "FROM portal_citation AS c JOIN portal_source AS named ON named.id = c.source_id "
            "WHERE c.record = {} AND c.record_key = {}.key AND c.attribute = ''), '')"
        ).format(sql.Literal(self.model.record_label()), name(row))


@dataclass(frozen=True)
class RecordRef(Column):
    """Any record of the register, by kind and key: «agreements.agreement:semarang-jung-gu-mou-2016»."""

    required = True

    @property
    def stored(self):
        return ("record", "record_key")

    def invalid(self, value):
        return sql.SQL(
            "CASE WHEN EXISTS (SELECT 1 FROM load_keys AS k WHERE k.label = {label} AND k.key = {key}) THEN false "
            "WHEN {label} IN (SELECT label FROM load_labels) THEN NOT record_exists({label}, {key}) ELSE true END"
        ).format(label=_part(value, 1), key=_part(value, 2))

    def explain(self, value):
        return _(
            "Names no record of the folder or of the register: write its kind and its key, such as "
            "«agreements.agreement:semarang-jung-gu-mou-2016»."
        )

    def typed(self, row):
        return {column: _part(name(row, self.name), part) for part, column in enumerate(self.stored, 1)}

    def written(self, row):
        return sql.SQL("{0}.record || ':' || {0}.record_key").format(name(row))


class RecordNamed(Text):
    """A record by kind and key where the row is about one; several keys with strokes between where it is computed."""


def _part(value: Sql, number: int) -> Sql:
    return sql.SQL("split_part({}, ':', {})").format(value, sql.Literal(number))


def in_order(tables: list[Table]) -> list[Table]:
    """The tables, each after those its rows name; a table that names itself needs no order."""
    order: list[Table] = []

    def place(table: Table) -> None:
        if table in order:
            return
        named = {column.target for column in table.columns if hasattr(column, "target")} - {table.model}
        for other in tables:
            if other.model in named:
                place(other)
        order.append(table)

    for table in tables:
        place(table)
    return order
