"""What happened under a partnership, as its page shows it: per kind how many, the latest, and the way to the rest."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count, F, Model, QuerySet, Window
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agreements.columns.activities import STATE_TONES
from agreements.columns.approvals import APPROVAL_TONES
from agreements.columns.invitations import ANSWER_TONES
from agreements.models import (
    Activity,
    Approval,
    CoverageStatement,
    Funding,
    Invitation,
    LeadershipChange,
    Monitoring,
    Obstacle,
    Outcome,
    Partnership,
    PlanItem,
)
from agreements.models.days import told_by
from agreements.permissions.happenings import why_not_record
from agreements.views.shown import Badge

#: Rows of a kind that the page shows; how many there are in all, and where, stands beside them.
LATEST = 5


@dataclass(frozen=True)
class Kind:
    """A kind of record with its addresses; `day` names its partial date, and `badge` gives the mark of a row."""

    model: type[Model]
    title: str
    plural: str
    name: str
    day: str
    empty: str
    badge: Callable[[Model], Badge | None] = lambda _record: None

    def rows(self, partnership: Partnership, user, on: date) -> QuerySet:
        """Those that stand, without what came certainly later, latest first."""
        rows = self.model.objects.visible_to(user).standing().filter(told_by(self.day, on), partnership=partnership)
        if self.day == "year":
            return rows.select_related("agency").order_by("-year", "pk")
        return rows.order_by(F(f"{self.day}__latest").desc(nulls_last=True), "pk")

    def when(self, record: Model) -> str:
        value = getattr(record, self.day)
        return str(value) if self.day == "year" else value.display() if value else ""


def _activity(record: Activity) -> Badge:
    return Badge(STATE_TONES[record.state], record.get_state_display())


def _answer(record: Invitation) -> Badge | None:
    return Badge(ANSWER_TONES[record.answer], record.get_answer_display()) if record.answer else None


def _stage(record: Outcome) -> Badge:
    return Badge("good" if record.verified else "neutral", record.get_stage_display())


def _category(record: Obstacle) -> Badge:
    return Badge("neutral", record.get_category_display())


def _payer(record: Funding) -> Badge:
    return Badge("neutral", str(record.agency or record.get_side_display()))


def _approval(record: Approval) -> Badge | None:
    return Badge(APPROVAL_TONES[record.answer], record.get_answer_display()) if record.answer else None


KINDS = (
    Kind(Approval, _("Approvals"), "approvals", "approval", "asked", _("No approval is recorded."), _approval),
    Kind(
        Activity,
        _("Programmes and activities"),
        "activities",
        "activity",
        "happened",
        _("No activity is recorded."),
        _activity,
    ),
    Kind(
        Invitation,
        _("Invitations, proposals and requests"),
        "invitations",
        "invitation",
        "sent",
        _("No invitation is recorded."),
        _answer,
    ),
    Kind(Outcome, _("Outcomes"), "outcomes", "outcome", "happened", _("No outcome is recorded."), _stage),
    Kind(Obstacle, _("Obstacles"), "obstacles", "obstacle", "happened", _("No obstacle is recorded."), _category),
    Kind(Funding, _("Funding"), "fundings", "funding", "year", _("No money is recorded."), _payer),
    Kind(PlanItem, _("Plan items"), "plan-items", "plan-item", "scheduled", _("No plan item is recorded.")),
    Kind(Monitoring, _("Monitoring"), "monitorings", "monitoring", "happened", _("No monitoring is recorded.")),
    Kind(
        LeadershipChange,
        _("Changes of leadership"),
        "leadership-changes",
        "leadership-change",
        "happened",
        _("No change of leadership is recorded."),
    ),
    Kind(
        CoverageStatement,
        _("What is completely known"),
        "coverage-statements",
        "coverage-statement",
        "period",
        _("No source says that anything is completely known."),
    ),
)


@dataclass(frozen=True)
class Row:
    label: str
    url: str
    when: str
    badge: Badge | None


@dataclass(frozen=True)
class Section:
    """One kind of record on the page of a partnership."""

    id: str
    title: str
    rows: list[Row]
    total: int
    list_url: str
    add_url: str | None
    empty: str


def list_url(plural: str, partnership: Partnership, on: date, **asked) -> str:
    """The list of all its records of a kind, as it was on that day; without a day where that is today."""
    asked = {"partnership": partnership.key} | asked
    if on != timezone.localdate():
        asked["as_of"] = on.isoformat()
    return f"{reverse(f'agreements:{plural}')}?{urlencode(asked)}"


def sections(partnership: Partnership, user, on: date) -> list[Section]:
    """One query for each kind, whatever there is."""
    return [_section(kind, partnership, user, on) for kind in KINDS]


def _section(kind: Kind, partnership: Partnership, user, on: date) -> Section:
    found = list(kind.rows(partnership, user, on).annotate(total=Window(Count("pk")))[:LATEST])
    may_add = user.is_authenticated and why_not_record(user, partnership, kind.model) is None
    return Section(
        id=kind.name,
        title=kind.title,
        rows=[Row(str(record), record.get_absolute_url(), kind.when(record), kind.badge(record)) for record in found],
        total=found[0].total if found else 0,
        list_url=list_url(kind.plural, partnership, on),
        add_url=reverse(f"agreements:{kind.name}-add", args=[partnership.key]) if may_add else None,
        empty=kind.empty,
    )
