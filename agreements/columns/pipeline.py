"""What the board of the procedure shows and exports."""

from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from agreements.models import Stage, Step
from agreements.procedure.standing import Standing
from portal.computed_lists import ComputedColumn


def _due(row: Standing) -> str:
    """With a mark until somebody found the number in the text of the rule."""
    if row.due is None:
        return ""
    verified = row.waits_for.deadline_verified
    return row.due.isoformat() if verified else f"{row.due.isoformat()} ({_now('not verified')})"


def _awaited_at(row: Standing) -> str | None:
    """The page of what waits; else that of the stages on which nothing is recorded yet."""
    if row.awaited:
        return row.awaited.get_absolute_url()
    return reverse("agreements:procedure", args=[row.partnership.key]) if row.called else None


def _waits_for(row: Standing) -> str:
    """«Council approval (refused)»."""
    return f"{row.called} ({Step.Outcome(row.state).label})" if row.state else row.called


def _key(record) -> str:
    return record.key if record else ""


PIPELINE_COLUMNS = (
    ComputedColumn(
        name="partnership",
        label=_("Partnership"),
        meaning=_("The partnership that is under way."),
        value=lambda row: str(row.partnership),
        url=lambda row: row.partnership.get_absolute_url(),
    ),
    ComputedColumn(name="partnership_key", meaning=_("Its public key."), value=lambda row: row.partnership.key),
    ComputedColumn(
        name="text",
        label=_("Leads to"),
        meaning=_("The text that is not signed yet; empty: none is recorded."),
        value=lambda row: str(row.text) if row.text else "",
        url=lambda row: row.text.get_absolute_url() if row.text else None,
        empty_is_none=True,
    ),
    ComputedColumn(name="text_key", meaning=_("Public key of that text."), value=lambda row: _key(row.text)),
    ComputedColumn(
        name="reached",
        label=_("Reached"),
        meaning=_("The furthest stage that was reached, in the order of the rule; empty: none."),
        value=lambda row: str(row.reached or ""),
        url=lambda row: row.record.get_absolute_url() if row.record else None,
        order_by=lambda row: row.reached.position if row.reached else None,
        empty_is_none=True,
    ),
    ComputedColumn(
        name="since",
        label=_("Since"),
        meaning=_("Since when it waits: the day of what was reached, of the request, or of the hold-up."),
        value=lambda row: str(row.since or ""),
        shown=lambda row: row.since.display() if row.since else "",
    ),
    ComputedColumn(
        name="days",
        label=_("Days"),
        meaning=_("For how many days it waits; at least so many where the day is vague; empty: no day is certain."),
        value=lambda row: row.days,
    ),
    ComputedColumn(
        name="waits_for",
        label=_("Waits for"),
        meaning=_("The stage that is asked for or planned, else the next of the rule."),
        value=lambda row: row.called,
        shown=_waits_for,
        url=_awaited_at,
    ),
    ComputedColumn(
        name="waits_for_kind",
        meaning=_("What that stage is by any rule."),
        value=lambda row: row.kind,
        choices=Stage.Kind,
    ),
    ComputedColumn(
        name="state",
        meaning=_("How that stage ended before: returned, refused or held up; empty: it was not tried."),
        value=lambda row: row.state,
        choices=Step.Outcome,
    ),
    ComputedColumn(
        name="actor",
        label=_("Who acts next"),
        meaning=_("Who acts at that stage, as the rule says; after a return or a refusal our government."),
        value=lambda row: row.actor,
        shown=lambda row: Stage.Actor(row.actor).label if row.actor else "",
        choices=Stage.Actor,
    ),
    ComputedColumn(
        name="due",
        label=_("Deadline"),
        meaning=_("Plain days after the stage before, where an administrator entered a deadline; empty: none."),
        value=_due,
        order_by=lambda row: row.due,
        empty_is_none=True,
    ),
    ComputedColumn(
        name="rule",
        meaning=_("The rule of the day, by whose order it is read."),
        value=lambda row: str(row.rule.called) if row.rule else "",
        url=lambda row: row.rule.get_absolute_url() if row.rule else None,
    ),
    ComputedColumn(name="rule_key", meaning=_("Public key of the rule."), value=lambda row: _key(row.rule)),
    ComputedColumn(
        name="government",
        meaning=_("The government that keeps the record."),
        value=lambda row: str(row.partnership.government),
    ),
    ComputedColumn(
        name="government_key",
        meaning=_("Public key of the government."),
        value=lambda row: row.partnership.government.key,
    ),
)
