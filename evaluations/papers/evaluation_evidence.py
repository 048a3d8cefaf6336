"""What an evaluation rests on: the indicators of each element, what is lacking, and the records behind every value."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.shown.elements import ShownElement, ShownIndicator, ShownRow
from portal.papers import Block, Heading, Items, Linked, Mark, Part, Remark, Table, Text


def evidence_parts(elements: Sequence[ShownElement], address: str) -> list[Part]:
    """The values, and as annexes the records behind them and how robust the verdicts are."""
    values = [Heading(_("The five elements and their indicators"), level=1), *_blocks(elements, _element)]
    records = [
        Heading(_("Annex: the records behind the values"), level=1),
        Remark(_("«–»: the record has no date or note, or none is recorded.")),
        *_blocks(elements, _records),
    ]
    robust = [Heading(_("Annex: how robust the verdicts are"), level=1), *_blocks(elements, _variants)]
    return [Part(blocks, address=address) for blocks in (values, records, robust)]


def _blocks(elements: Iterable[ShownElement], tell) -> list[Block]:
    return [block for element in elements for block in tell(element)]


def standing_of(element: ShownElement) -> str:
    if element.is_robust:
        return _("robust: no other choice moves it")
    return _("fragile: another choice moves it")


def _element(element: ShownElement) -> list[Block]:
    mark = element.mark
    mean = _("mean %(score)s; %(observed)s observed") % {"score": mark.score, "observed": mark.observed}
    rows = [(f"{each.code} {each.name}", _value(each), _figure(each), _counted(each)) for each in element.indicators]
    head = (_("Indicator"), _("Value"), _("How it came about"), _("Records"))
    return [
        Heading(element.name),
        Text(element.question),
        Text(f"{mark.label}{', ' + _('borderline') if mark.is_borderline else ''}; {mean}; {standing_of(element)}."),
        Table(head, rows, (3.4, 1.5, 3.4, 3)),
        *_lacking(element),
        Remark(element.literature),
    ]


def _value(indicator: ShownIndicator) -> str:
    return _("not observed") if indicator.value is None else f"{indicator.value} {_('of 4')}"


def _figure(indicator: ShownIndicator) -> str:
    """The share or step with its flags and its period; of what is not observed, why."""
    flags = [f"({flag})" for flag in indicator.flags]
    because = indicator.because if indicator.value is None or not indicator.figure else ""
    return " ".join(filter(None, (indicator.figure, *flags, because)))


def _counted(indicator: ShownIndicator) -> str:
    """How many records of each group."""
    return "; ".join(f"{title}: {len(rows)}" for title, rows in indicator.groups) or _("No record.")


def _lacking(element: ShownElement) -> list[Block]:
    """The fewest records that would settle the element, and what each indicator not observed wants."""
    wanted = [f"{each.code}: {lack.text}" for each in element.indicators for lack in each.lacking]
    blocks: list[Block] = []
    if element.needed:
        blocks += [Text(_needed(element.needed)), *_fewest(element)]
    if wanted:
        blocks += [Text(_("The indicators not observed would be observed with:")), Items(wanted)]
    return [Heading(_("What is lacking"), level=3), *blocks] if blocks else []


def _needed(number: int) -> str:
    return ngettext(
        "%(needed)s more indicator must be observed for a verdict.",
        "%(needed)s more indicators must be observed for a verdict.",
        number,
    ) % {"needed": number}


def _fewest(element: ShownElement) -> list[Block]:
    if not element.lacking:
        return [Text(_("The texts as they are leave too little to observe."))]
    return [Text(_("The fewest records that would do:")), Items([each.text for each in element.lacking])]


def _records(element: ShownElement) -> list[Block]:
    told = [block for each in element.indicators for block in _behind(each)]
    return [Heading(element.name), *told]


def _behind(indicator: ShownIndicator) -> list[Block]:
    """Its formula, its period, and its records, in groups by how they count."""
    period = f"{_('Period:')} {indicator.span}" if indicator.span else ""
    groups = [(Text(f"{title} ({len(rows)})"), records_table(rows)) for title, rows in indicator.groups]
    return [
        Heading(f"{indicator.code} {indicator.name}", level=3),
        Remark(" · ".join(filter(None, (indicator.formula, period)))),
        *(block for group in groups for block in group),
        *([] if groups else [Text(_("No record."))]),
    ]


def records_table(rows: Sequence[ShownRow]) -> Table:
    """Each record with its date and what is said of it; where it has a page, linked with it."""
    head = (_("Record"), _("Date"), _("What is noted"))
    cells = [(Linked(row.title, row.url) if row.url else row.title, row.when or "–", row.note or "–") for row in rows]
    return Table(head, cells, (5, 1.8, 4.2))


def _variants(element: ShownElement) -> list[Block]:
    rows = [
        (each.label, each.score, Mark(each.verdict, each.tone), _("moves") if each.moves else "–")
        for each in element.variants
    ]
    head = (_("Taken otherwise"), _("Mean"), _("Verdict"), _("Against the computed one"))
    return [Heading(element.name), Text(f"{standing_of(element)}."), Table(head, rows, (5, 1.4, 2.6, 2.6))]
