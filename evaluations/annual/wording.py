"""The year in words: one form for page, PDF, document and spreadsheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from agreements.models import Acknowledgement, Agreement, Assignment, AssignmentStatus, Partnership
from agreements.models.statuses import LegalStatus, PartnershipStatus, Vitality
from evaluations.annual.figures import Performance
from evaluations.annual.year import PartnershipYear, Year
from evaluations.papers.money import money_rows
from evaluations.papers.wording import dated, side_of, when

MISSING_DASH = "–"


@dataclass(frozen=True)
class Told:
    """One partnership of the report; lists hold a line each."""

    partnership: Partnership
    legal_status: str
    vitality: str
    agreements: Sequence[Sequence[str]]
    fields: Sequence[Sequence[str]]
    activities: Sequence[Sequence[str]]
    doubtful: Sequence[str]
    outcomes: Sequence[str]
    money: Sequence[Sequence[str]]
    obstacles: Sequence[str]
    follow_up: Sequence[str]
    reports: Sequence[str]
    evaluations: Sequence[str]


def told(year: Year) -> list[Told]:
    return [_partnership(row) for row in year.rows]


def _partnership(row: PartnershipYear) -> Told:
    partnership = row.partnership
    return Told(
        partnership=partnership,
        legal_status=str(PartnershipStatus(partnership.legal_status).label),
        vitality=str(Vitality(partnership.vitality).label),
        agreements=[_agreement(each) for each in row.agreements],
        fields=[(each.wording, _agencies(row.agencies.get(each.pk, []))) for each in row.fields],
        activities=[(when(each.happened), each.title, each.get_kind_display()) for each in row.activities],
        doubtful=[dated(each.title, each.happened) for each in row.doubtful],
        outcomes=[f"{dated(each.title, each.happened)}: {each.get_stage_display()}" for each in row.outcomes],
        money=money_rows(partnership, row.fundings),
        obstacles=[f"{each.get_category_display()}: {each.description}" for each in row.obstacles],
        follow_up=[*_findings(row), *_promises(row)],
        reports=[f"{each.agency}: {_received(each)}" for each in row.reports],
        evaluations=[str(each) for each in row.evaluations],
    )


def _agreement(agreement: Agreement) -> Sequence[str]:
    numbers = " / ".join(filter(None, (agreement.number_home, agreement.number_partner)))
    period = f"{when(agreement.starts or agreement.signed)} – {when(agreement.expires) or _('end not recorded')}"
    return agreement.title, numbers, period, str(LegalStatus(agreement.status).label)


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


def _findings(row: PartnershipYear):
    for each in row.findings:
        yield _("Recommendation: %(what)s") % {"what": dated(each.recommendation or each.finding, each.due)}


def _promises(row: PartnershipYear):
    for each in row.promises:
        who = side_of(row.partnership, each.side)
        yield _("Promise of %(who)s: %(what)s") % {"who": who, "what": dated(each.action, each.due)}


def _received(report) -> str:
    if report.received:
        return _("received %(day)s") % {"day": when(report.received)}
    return _("not received")


def share(performance: Performance) -> str:
    """«2 of 5 (40.0 %)»; empty where there is nothing of which a share could be taken."""
    if performance.percent is None:
        return ""
    return _("%(counted)s of %(of)s (%(percent)s %%)") % {
        "counted": len(performance.counted),
        "of": performance.of,
        "percent": number_format(performance.percent, 1),
    }


def target(performance: Performance) -> str:
    return "" if performance.target is None else f"{number_format(performance.target.normalize())} %"


def compared(performance: Performance) -> str:
    if performance.is_reached is None:
        return ""
    return _("reached") if performance.is_reached else _("not reached")
