"""The report as a spreadsheet: one tab for each table, one row for each record, with the address of its page."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from agreements.models import Funding
from evaluations.annual.figures import Performance, performance
from evaluations.annual.paper import title_of
from evaluations.annual.wording import Told, ToldFigure, told
from evaluations.annual.year import PartnershipYear, Year
from evaluations.papers.wording import side_of
from portal.addresses import absolute, page_of
from portal.papers import Linked
from portal.spreadsheets import Address, Sheet, workbook


def annual_workbook(year: Year) -> bytes:
    figures = performance(year)
    rows = told(year, figures)
    sheets = [_figures(figures), _partnerships(rows, figures), *_tables(rows), _money(year), *_lists(rows)]
    return workbook(sheets, title=title_of(year))


def _figures(figures: Sequence[Performance]) -> Sheet:
    head = (_("Figure"), _("Counted"), _("Of"), _("Realised in per cent"), _("Target in per cent"), _("Compared"))
    return Sheet(_("Performance figures"), (*head, _("What counts")), [_figure(ToldFigure(each)) for each in figures])


def _figure(figure: ToldFigure) -> Sequence:
    counted = figure.performance
    share = (len(counted.counted), counted.of, counted.percent, counted.target)
    return figure.name, *share, figure.compared, figure.explained


def _partnerships(rows: Sequence[Told], figures: Sequence[Performance]) -> Sheet:
    """With a column for each figure, from which it can be counted again; empty where it is not asked."""
    names = [str(each.figure.label) for each in figures]
    lines = [
        (str(row.partnership), row.legal_status, row.vitality, *_counts(row, figures), Address(absolute(row.path)))
        for row in rows
    ]
    return Sheet(_("Partnerships"), (_("Partnership"), _("Legal status"), _("Vitality"), *names, _("Address")), lines)


def _counts(row: Told, figures: Sequence[Performance]) -> Iterable[str]:
    for each in figures:
        asked = row.partnership in each.counted or row.partnership in each.others
        yield (_("counts") if row.partnership in each.counted else _("does not count")) if asked else ""


def _tables(rows: Sequence[Told]) -> Iterable[Sheet]:
    head = (_("Agreement"), _("Numbers"), _("Period"), _("Legal status"))
    yield _sheet(_("Agreements"), head, ((row, cells) for row in rows for cells in row.agreements))
    yield _sheet(_("Fields"), (_("Field"), _("Agencies")), ((row, cells) for row in rows for cells in row.fields))
    head = (_("Activity"), _("When"), _("Kind"))
    yield _sheet(_("Activities"), head, ((row, cells) for row in rows for cells in row.activities))


def _lists(rows: Sequence[Told]) -> Iterable[Sheet]:
    for name, title in (
        ("doubtful", _("Activities possibly in the year")),
        ("outcomes", _("Results of the year")),
        ("obstacles", _("Obstacles that stand")),
        ("follow_up", _("To be followed up")),
        ("reports", _("Reports due in the year")),
        ("evaluations", _("Evaluations of the year")),
    ):
        yield _sheet(title, (title,), ((row, (line,)) for row in rows for line in getattr(row, name)))


def _sheet(title: str, head: Sequence[str], lines: Iterable[tuple[Told, Sequence[str | Linked]]]) -> Sheet:
    rows = [(str(row.partnership), *cells, Address(absolute(cells[0].url))) for row, cells in lines]
    return Sheet(title, (_("Partnership"), *head, _("Address")), rows)


def _money(year: Year) -> Sheet:
    """A row for each record, its amounts as numbers."""
    head = (_("Partnership"), _("Year"), _("Source"), _("Paid by"), _("Currency"), _("Planned"), _("Realised"))
    lines = [(str(row.partnership), *_paid(row, each)) for row in year.rows for each in row.fundings]
    return Sheet(_("Money"), (*head, _("Address")), lines)


def _paid(row: PartnershipYear, funding: Funding) -> Sequence:
    who = side_of(row.partnership, funding.side)
    amounts = (funding.currency, funding.planned, funding.realised)
    return funding.year, funding.get_source_display(), who, *amounts, Address(absolute(page_of(funding)))
