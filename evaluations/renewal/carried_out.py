"""What ran, what it cost, results, obstacles, and what monitoring recommended."""

from collections.abc import Iterator

from django.db.models import F
from django.utils.translation import gettext as _

from agreements.models import Activity, Finding, Funding, Obstacle, Outcome
from agreements.models.coverage import RecordKind
from agreements.models.obstacles import ObstacleState
from agreements.views.life import list_url
from agreements.views.owed import shown_owed
from evaluations.papers.wording import shortened, side_of
from evaluations.renewal.field_run import FieldRun
from evaluations.renewal.register import TOLD_KINDS, Reviewed
from evaluations.renewal.wording import LONG, dated, linked, numbers
from portal.amounts import in_figures
from portal.evidence import Evidence
from portal.papers import Block, Heading, Items, Linked, Mark, Remark, Table, Text

OBSTACLE_TONES = {ObstacleState.OPEN: "warn", ObstacleState.RESOLVED: "good"}


def ran(reviewed: Reviewed) -> list[Block]:
    return [
        _title(reviewed, _("What ran"), "activities"),
        Remark(
            _(
                "Records of the partnership from the day on which the agreement began; those without a day stand here "
                "too, those that name another agreement do not."
            )
        ),
        _agencies(reviewed),
        _by_field(reviewed),
        _activities(reviewed),
        *_known(reviewed),
    ]


def _title(reviewed: Reviewed, text: str, plural: str) -> Heading:
    """Leads to the list of the records below."""
    return Heading(Linked(text, list_url(plural, reviewed.partnership, reviewed.on)), level=3)


def _agencies(reviewed: Reviewed) -> Table:
    head = (_("No."), _("Agreed field"), _("Responsible agency"), _("Status and acknowledgement"))
    rows = [row for run in reviewed.runs for row in _agencies_of(run)]
    return Table(head, rows, (0.8, 4.5, 4, 3.5), empty=_("No cooperation field is recorded."))


def _agencies_of(run: FieldRun) -> Iterator[tuple]:
    named = str(run.field.position), linked(run.field, shortened(run.field.wording))
    for each in run.assignments:
        told = ", ".join(badge.text for badge in each.told)
        yield (*named, linked(each.assignment, str(each.assignment.agency)), told)
    if not run.assignments:
        yield (*named, _("No responsible agency is recorded."), "–")


def _by_field(reviewed: Reviewed) -> Table:
    is_known = RecordKind.ACTIVITIES in reviewed.known
    head = (_("No."), _("Agreed field"), _("Activities held"), _("The last one"))
    rows = [
        (
            str(run.field.position),
            linked(run.field, shortened(run.field.wording)),
            str(len(run.activities)) if run.activities else none_held(is_known=is_known),
            linked(run.last, f"{run.last} ({dated(run.last.happened)})") if run.last else "–",
        )
        for run in reviewed.runs
    ]
    return Table(head, rows, (0.8, 4.5, 3.5, 4), empty=_("No cooperation field is recorded."))


def none_held(*, is_known: bool) -> str:
    """That nothing is recorded is a fact only where all is known."""
    if is_known:
        return _("no activity: all of this time are known")
    return _("no activity recorded; whether there was one is not known")


def _activities(reviewed: Reviewed) -> Table:
    rows = [
        (
            dated(each.happened),
            linked(each),
            ", ".join(part for part in (each.get_kind_display(), _ceremonial(each)) if part),
            numbers(reviewed.fields_of(each)) or "–",
        )
        for each in reviewed.activities
    ]
    head = (_("When"), _("Activity"), _("Kind"), _("Field no."))
    return Table(head, rows, (2.5, 5.5, 3, 1.5), empty=_("No activity is recorded."))


def _ceremonial(activity: Activity) -> str:
    return activity.get_character_display() if activity.character == Activity.Character.CEREMONIAL else ""


def _known(reviewed: Reviewed) -> list[Block]:
    """Of which kinds of record an absence is a fact, and who says so."""
    known = [str(kind.label) for kind in TOLD_KINDS if kind in reviewed.known]
    other = [str(kind.label) for kind in TOLD_KINDS if kind not in reviewed.known]
    sentences = []
    if known:
        sentences.append(_("Completely known for the time in force: %(kinds)s.") % {"kinds": ", ".join(known)})
    if other:
        sentences.append(
            _("Not completely known, so that what is missing may have been all the same: %(kinds)s.")
            % {"kinds": ", ".join(other)}
        )
    said = [linked(each, f"{dated(each.period)}: {shortened(each.statement)}") for each in reviewed.statements]
    told = [Text(_("What sources say of how complete the register is:")), Items(said)] if said else []
    return [Text(" ".join(sentences)), *told]


def cost(reviewed: Reviewed) -> list[Block]:
    head = (_("Year"), _("Source"), _("Paid by"), _("Currency"), _("Planned"), _("Realised"))
    rows = [_paid(reviewed, each) for each in reviewed.fundings]
    empty = _("No money is recorded. That is not to say that nothing was paid.")
    return [
        _title(reviewed, _("What it cost"), "fundings"),
        Table(head, rows, (1.2, 3, 3.2, 1.6, 2.6, 2.6), empty=empty),
        Remark(_("A line for each record; amounts are not added up, and an amount that is missing is not nought.")),
    ]


def _paid(reviewed: Reviewed, funding: Funding) -> tuple:
    amounts = ("" if each is None else in_figures(each) for each in (funding.planned, funding.realised))
    source, side = funding.get_source_display(), side_of(reviewed.partnership, funding.side)
    return linked(funding, str(funding.year)), source, side, funding.currency, *amounts


def results(reviewed: Reviewed) -> list[Block]:
    head = (_("Result"), _("When"), _("Kind of change"), _("Stage"), _("Verified"), _("Who benefits"), _("Field no."))
    rows = [_result(reviewed, each) for each in reviewed.outcomes]
    table = Table(head, rows, (4, 2, 1.8, 1.8, 1.8, 2.6, 1.2), empty=_("No result is recorded."))
    return [_title(reviewed, _("Results"), "outcomes"), table]


def _result(reviewed: Reviewed, outcome: Outcome) -> tuple:
    return (
        linked(outcome),
        dated(outcome.happened),
        outcome.get_change_display(),
        outcome.get_stage_display(),
        Mark(_("Verified"), "good") if outcome.verified else Mark(_("Claimed only")),
        side_of(reviewed.partnership, outcome.beneficiary),
        numbers(reviewed.agreed([outcome.field_id])) or "–",
    )


def obstacles(reviewed: Reviewed) -> list[Block]:
    head = (_("Category"), _("Obstacle"), _("When"), _("State"), _("Follow-up"))
    rows = [_obstacle(each) for each in reviewed.obstacles]
    table = Table(head, rows, (2, 5, 2, 2, 3), empty=_("No obstacle is recorded."))
    return [_title(reviewed, _("Obstacles"), "obstacles"), table]


def _obstacle(obstacle: Obstacle) -> tuple:
    state = ObstacleState(obstacle.state)
    return (
        obstacle.get_category_display(),
        linked(obstacle, shortened(obstacle.description)),
        dated(obstacle.happened),
        Mark(str(state.label), OBSTACLE_TONES[state]),
        shortened(obstacle.follow_up),
    )


def monitoring(reviewed: Reviewed) -> list[Block]:
    """What was recommended since the agreement began, and where it stands."""
    found = Finding.objects.visible_to(reviewed.user).standing().undertaken_by(reviewed.on)
    found = found.filter(monitoring__partnership=reviewed.partnership).exclude(recommendation="")
    found = found.select_related("monitoring").order_by(F("monitoring__happened__latest"), "monitoring", "position")
    rows = [
        (
            linked(each.owed.monitoring, each.owed.monitoring.get_body_display()),
            dated(each.owed.monitoring.happened),
            shortened(each.owed.recommendation, LONG),
            Mark(each.badge.text, each.badge.tone),
        )
        for each in shown_owed(found, reviewed.on, Evidence())
        if reviewed.is_since(each.owed.monitoring.happened)
    ]
    head = (_("Monitoring by"), _("When"), _("Recommendation"), _("State"))
    table = Table(head, rows, (2.6, 2, 6, 1.6), empty=_("No recommendation is recorded."))
    return [_title(reviewed, _("What monitoring recommended"), "monitorings"), table]
