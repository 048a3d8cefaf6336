"""The year in words: one form for page, PDF, document and spreadsheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from agreements.models import (
    Acknowledgement,
    Agreement,
    Assignment,
    AssignmentStatus,
    ObligationState,
    Outcome,
    Partnership,
)
from agreements.models.statuses import LegalStatus, PartnershipStatus, Vitality
from agreements.periods import Period
from agreements.views.life import list_url
from agreements.views.report_table import shown_state
from evaluations.annual.figures import EXPLAINED, Performance
from evaluations.annual.year import PartnershipYear, Year
from evaluations.papers.money import money_rows
from evaluations.papers.wording import dated, path_on, shortened, side_of, when
from portal.addresses import page_of
from portal.models import Record
from portal.papers import Linked

Lines = Sequence[Linked]
Rows = Sequence[Sequence[str | Linked]]


@dataclass(frozen=True)
class Told:
    """One partnership of the report; the first of each row leads to the record, or to the list of them."""

    partnership: Partnership
    path: str
    #: With the country.
    partner: str
    legal_status: str
    vitality: str
    #: The figures for which it counts.
    figures: str
    agreements: Rows
    fields: Rows
    activities: Rows
    doubtful: Lines
    outcomes: Lines
    money: Rows
    obstacles: Lines
    follow_up: Lines
    reports: Lines
    evaluations: Lines


def told(year: Year, figures: Iterable[Performance]) -> list[Told]:
    return [_partnership(row, year, figures) for row in year.rows]


def _partnership(row: PartnershipYear, year: Year, figures: Iterable[Performance]) -> Told:
    partnership = row.partnership
    path = path_on(partnership, year.last)
    return Told(
        partnership=partnership,
        path=path,
        partner=f"{partnership.partner_label}, {partnership.partner.country}",
        legal_status=str(PartnershipStatus(partnership.legal_status).label),
        vitality=str(Vitality(partnership.vitality).label),
        figures=_counting(partnership, figures),
        agreements=[_agreement(each) for each in row.agreements],
        fields=[(_to(each, each.wording), _agencies(row.agencies.get(each.pk, []))) for each in row.fields],
        activities=[(_to(each, each.title), when(each.happened), each.get_kind_display()) for each in row.activities],
        doubtful=[_to(each, dated(each.title, each.happened)) for each in row.doubtful],
        outcomes=[_outcome(each) for each in row.outcomes],
        money=_money(row, year),
        obstacles=[
            _to(each, f"{each.get_category_display()}: {shortened(each.description)}") for each in row.obstacles
        ],
        follow_up=[*_findings(row), *_promises(row)],
        reports=[Linked(_report(each), f"{path}#reports-title") for each in row.reports],
        evaluations=[_to(each, str(each)) for each in row.evaluations],
    )


def _to(record: Record, text: str) -> Linked:
    return Linked(text, page_of(record))


def _outcome(outcome: Outcome) -> Linked:
    return _to(outcome, f"{dated(outcome.title, outcome.happened)}: {outcome.get_stage_display()}")


def _counting(partnership: Partnership, figures: Iterable[Performance]) -> str:
    names = [str(each.figure.label) for each in figures if partnership in each.counted]
    return "; ".join(names) or _("none of the performance figures")


def _agreement(agreement: Agreement) -> Sequence[str | Linked]:
    numbers = " / ".join(filter(None, (agreement.number_home, agreement.number_partner)))
    period = f"{when(agreement.starts or agreement.signed)} – {_end(agreement)}"
    return _to(agreement, agreement.title), numbers, period, str(LegalStatus(agreement.status).label)


def _end(agreement: Agreement) -> str:
    """The day on which it ended or ends; open-ended is not «not recorded»."""
    if agreement.terminated or agreement.expires:
        return when(agreement.terminated or agreement.expires)
    return _("open-ended") if agreement.term == Agreement.Term.OPEN_ENDED else _("end not recorded")


def _agencies(assignments: Sequence[Assignment]) -> str:
    return "; ".join(_agency(each) for each in assignments)


def _agency(assignment: Assignment) -> str:
    """«Dinas X (running, aware)»: what is not recorded is left out here and shown on the page of the field."""
    words = [
        _label(AssignmentStatus.State, assignment.state),
        _label(Acknowledgement.State, assignment.awareness),
    ]
    known = ", ".join(filter(None, words))
    return f"{assignment.agency} ({known})" if known else str(assignment.agency)


def _label(choices: type[TextChoices], value: str) -> str:
    return str(choices(value).label) if value else ""


def _money(row: PartnershipYear, year: Year) -> Rows:
    """By source and payer; each leads to the list of the money of the year."""
    url = list_url("fundings", row.partnership, year.last, year=year.number)
    return [(Linked(source, url), *rest) for _year, source, *rest in money_rows(row.partnership, row.fundings)]


def _findings(row: PartnershipYear) -> Iterable[Linked]:
    for each in row.findings:
        what = dated(each.recommendation or each.finding, each.due)
        yield _to(each, _("Recommendation: %(what)s") % {"what": what})


def _promises(row: PartnershipYear) -> Iterable[Linked]:
    for each in row.promises:
        who = side_of(row.partnership, each.side)
        words = {"who": who, "what": dated(each.action, each.due)}
        yield _to(each, _("Promise of %(who)s: %(what)s") % words)


def _report(report) -> str:
    """«Dinas X, 2017: Received»."""
    state = shown_state(report) or ObligationState.NOT_YET_DUE
    return f"{report.agency}, {Period(report.starts, report.ends)}: {state.label}"


def _per_cent(number: str) -> str:
    """The sign never stands on a line of its own."""
    return f"{number}\N{NO-BREAK SPACE}%"


@dataclass(frozen=True)
class ToldFigure:
    """A performance figure in words; `share`, `target` and `compared` are empty where there is nothing to say."""

    performance: Performance

    @property
    def name(self) -> str:
        return str(self.performance.figure.label)

    @property
    def explained(self) -> str:
        return str(EXPLAINED[self.performance.figure])

    @property
    def share(self) -> str:
        """«2 of 5 (40.0 %)»."""
        if self.performance.percent is None:
            return ""
        return _("%(counted)s of %(of)s (%(percent)s)") % {
            "counted": len(self.performance.counted),
            "of": self.performance.of,
            "percent": _per_cent(number_format(self.performance.percent, 1)),
        }

    @property
    def target(self) -> str:
        percent = self.performance.target
        return "" if percent is None else _per_cent(number_format(percent.normalize()))

    @property
    def compared(self) -> str:
        reached = self.performance.is_reached
        if reached is None:
            return ""
        return _("reached") if reached else _("not reached")
