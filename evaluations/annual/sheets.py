"""The report as a spreadsheet: one tab for each table, one row for each record."""

from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import gettext as _

from evaluations.annual.figures import Performance, performance
from evaluations.annual.paper import title_of
from evaluations.annual.wording import Told, compared, told
from evaluations.annual.year import Year
from portal.spreadsheets import Sheet, workbook


def annual_workbook(year: Year) -> bytes:
    rows = told(year)
    return workbook([_figures(performance(year)), *_tables(rows), _partnerships(rows)], title=title_of(year))


def _figures(figures: Sequence[Performance]) -> Sheet:
    columns = (_("Figure"), _("Counted"), _("Of"), _("Realised in per cent"), _("Target in per cent"), _("Compared"))
    rows = [
        (str(each.figure.label), len(each.counted), each.of, each.percent, each.target, compared(each))
        for each in figures
    ]
    return Sheet(_("Performance figures"), columns, rows)


def _tables(rows: Sequence[Told]) -> Iterable[Sheet]:
    partner = _("Partnership")
    yield _sheet(
        rows, _("Agreements"), (partner, _("Agreement"), _("Numbers"), _("Period"), _("Legal status")), "agreements"
    )
    yield _sheet(rows, _("Fields"), (partner, _("Field"), _("Agencies")), "fields")
    yield _sheet(rows, _("Activities"), (partner, _("When"), _("Activity"), _("Kind")), "activities")
    head = (partner, _("Year"), _("Source"), _("Paid by"), _("Planned"), _("Realised"))
    yield _sheet(rows, _("Money"), head, "money")
    for name, title in (
        ("doubtful", _("Possibly in this year")),
        ("outcomes", _("Results of the year")),
        ("obstacles", _("Obstacles that stand")),
        ("follow_up", _("To be followed up")),
        ("reports", _("Reports on the year")),
        ("evaluations", _("Evaluations of the year")),
    ):
        yield _sheet(rows, title, (partner, title), name, lambda line: (line,))


def _sheet(
    rows: Sequence[Told], title: str, columns: Sequence[str], name: str, cells: Callable[..., Sequence] = tuple
) -> Sheet:
    lines = [(str(row.partnership), *cells(line)) for row in rows for line in getattr(row, name)]
    return Sheet(title, columns, lines)


def _partnerships(rows: Sequence[Told]) -> Sheet:
    columns = (_("Partnership"), _("Legal status"), _("Vitality"))
    return Sheet(_("Partnerships"), columns, [(str(row.partnership), row.legal_status, row.vitality) for row in rows])
