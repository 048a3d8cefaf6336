"""The report as a paper: set as PDF, or written as a document that the head of the office edits."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agreements.letters.document import office_of
from evaluations.annual.figures import performance
from evaluations.annual.wording import Told, ToldFigure, told
from evaluations.annual.year import Year
from evaluations.papers.wording import day
from portal.addresses import absolute
from portal.papers import Block, Facts, Heading, Items, Linked, Masthead, Paper, Part, Remark, Table, Text

#: Stands where there is nothing to compare.
NONE = "–"


def title_of(year: Year) -> str:
    words = {"year": year.number, "government": year.government}
    return _("Annual cooperation report %(year)s, %(government)s") % words


def lead() -> str:
    return _(
        "What stood, was done, paid and owed in the year; every figure opens its rows. "
        "A partnership whose beginning is not recorded stands in every year."
    )


def annual_paper(year: Year) -> Paper:
    """In the active language, as far as the reader sees it."""
    path = reverse("annual-report", args=[year.government.key, year.number])
    figures = performance(year)
    blocks = [
        Masthead(title_of(year)),
        Remark(_("State on %(day)s.") % {"day": day(year.last)}),
        Remark(lead()),
        Heading(Linked(_("Performance figures"), f"{path}#figures")),
        *_figures([ToldFigure(each) for each in figures]),
        *(block for each in told(year, figures) for block in partnership_blocks(each)),
    ]
    if not year.rows:
        blocks.append(Text(_("No partnership of this government stood in the register in that year.")))
    parts = [Part(blocks, address=absolute(path))]
    return Paper(title_of(year), get_language(), parts, office=office_of(year.government), day=day(year.last))


def _figures(figures: Sequence[ToldFigure]) -> Iterable[Block]:
    head = (_("Figure"), _("Realised"), _("Target"), _("Compared"))
    rows = [
        (
            each.name,
            each.share or _("nothing to take a share of"),
            each.target or _("none typed in"),
            each.compared or NONE,
        )
        for each in figures
    ]
    yield Table(head, rows, (4, 3, 2, 2))
    yield Heading(_("What counts"), level=3)
    yield Facts([(each.name, each.explained) for each in figures])


def partnership_blocks(row: Told) -> Iterable[Block]:
    """What the report says of one partnership; the page says the same. What has no record is named in one line."""
    yield Heading(Linked(str(row.partnership), row.path))
    partner = (_("Partner"), row.partner)
    axes = [(_("Legal status"), row.legal_status), (_("Vitality"), row.vitality)]
    yield Facts([partner, *axes, (_("Counts for"), row.figures)])
    sections = [(name, block, bool(_records(block))) for name, block in _sections(row)]
    for name, block, has_records in sections:
        if has_records:
            yield from (Heading(name, level=3), block)
    empty = [name for name, _block, has_records in sections if not has_records]
    if len(empty) == len(sections):
        yield Text(_("Nothing is recorded of this partnership in the year."))
    elif empty:
        yield Text(_("Nothing is recorded under: %(what)s.") % {"what": "; ".join(empty)})


def _records(block: Table | Items) -> Sequence:
    return block.rows if isinstance(block, Table) else block.items


def _sections(row: Told) -> Iterable[tuple[str, Table | Items]]:
    head = (_("Agreement"), _("Numbers"), _("Period"), _("Legal status"))
    yield _("Agreements"), Table(head, row.agreements, (4, 2, 3, 2.5))
    yield _("Fields and responsible agencies"), Table((_("Field"), _("Agencies")), row.fields, (4, 5))
    head = (_("Activity"), _("When"), _("Kind"))
    yield _("Activities of the year"), Table(head, row.activities, (5, 2.5, 2))
    if row.doubtful:
        yield _("Activities possibly in the year"), Items(row.doubtful)
    head = (_("Source"), _("Paid by"), _("Planned"), _("Realised"))
    yield _("Money of the year"), Table(head, row.money, (3, 3, 3, 3))
    yield _("Results of the year"), Items(row.outcomes)
    yield _("Obstacles that stand"), Items(row.obstacles)
    yield _("To be followed up"), Items(row.follow_up)
    yield _("Reports due in the year"), Items(row.reports)
    yield _("Evaluations of the year"), Items(row.evaluations)
