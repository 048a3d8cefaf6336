"""What was planned and done: plan items, activities, who took part, promises, monitoring and its findings."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models import Activity, ActivityField, Finding, Monitoring, Participation, PlanItem, Promise
from portal.record_tables import CITED, KEY, NOTE
from portal.table_links import Ref, Refs
from portal.table_numbers import Decimal, Integer
from portal.tables import Choice, Table, Text, YesNo, vague

PARTNERSHIP = Ref("partnership", _("The partnership under which it stands."))
ACTIVITY = Ref("activity", _("The activity."))

ACTIVITIES = Table(
    model=Activity,
    file="activities.csv",
    meaning=_("Visits, exchanges, meetings and all else that was planned, held or cancelled."),
    natural=("partnership", "title", "happened"),
    below="partnership",
    dated="happened",
    ahead=lambda day: Q(state=Activity.State.PLANNED),
    columns=(
        KEY,
        PARTNERSHIP,
        Ref("agreement", _("The agreement under which it was done.")),
        Choice("kind", _("What sort of activity it is.")),
        Text("title", _("What it was.")),
        Choice("direction", _("Who went where.")),
        Choice("state", _("Planned, held or cancelled.")),
        Text("state_reason", _("Why it was cancelled.")),
        Choice("character", _("Substantive, or a courtesy or ceremony.")),
        *vague("happened", _("When.")),
        Text("place", _("Where.")),
        Choice("host", _("Which side was host.")),
        YesNo("people_to_people", _("Whether it is a people-to-people programme.")),
        *vague("visit_report_on", _("When the report of the visit was filed.")),
        Ref("replies_to", _("The activity to which it replies.")),
        Refs("fields", _("Keys of the fields it concerns, with semicolons between."), through=ActivityField),
        NOTE,
        CITED,
    ),
)

PARTICIPATIONS = Table(
    model=Participation,
    file="participations.csv",
    meaning=_("Groups that took part, by side: bodies and posts, never names."),
    natural=("activity", "side", "name"),
    below="activity",
    columns=(
        KEY,
        ACTIVITY,
        Choice("side", _("On which side.")),
        Choice("body", _("What sort of body it is.")),
        Text("name", _("The body, or the post.")),
        Ref("agency", _("The agency, where it is one of ours.")),
        Integer("persons", _("Number of persons."), unit=_("persons")),
        YesNo("leads", _("Whether it leads the activity.")),
        NOTE,
        CITED,
    ),
)

PROMISES = Table(
    model=Promise,
    file="promises.csv",
    meaning=_("What was agreed at an activity."),
    natural=("activity", "action"),
    below="activity",
    columns=(
        KEY,
        ACTIVITY,
        Text("action", _("What was agreed.")),
        Choice("side", _("Which side does it.")),
        Text("who", _("Who does it.")),
        *vague("due", _("Until when.")),
        *vague("done", _("When it was done.")),
        NOTE,
        CITED,
    ),
)

PLAN_ITEMS = Table(
    model=PlanItem,
    file="plan_items.csv",
    meaning=_("What was planned, with its schedule and budget."),
    natural=("partnership", "title", "scheduled"),
    below="partnership",
    columns=(
        KEY,
        PARTNERSHIP,
        Ref("agreement", _("The action plan or agreement that plans it."), is_owner=True),
        Ref("field", _("The field it belongs to."), is_owner=True),
        Text("title", _("What is planned.")),
        *vague("scheduled", _("For when.")),
        YesNo("has_budget", _("Whether a budget was planned; empty: not recorded.")),
        Decimal("budget", _("Amount planned."), unit=_("the currency beside it")),
        Text("currency", _("Three letters of the currency of the amount.")),
        YesNo("people_to_people", _("Whether it is a people-to-people programme.")),
        Ref("activity", _("The activity that realised it.")),
        NOTE,
        CITED,
    ),
)

MONITORINGS = Table(
    model=Monitoring,
    file="monitorings.csv",
    meaning=_("Monitoring by the council or a working group."),
    natural=("partnership", "body", "happened"),
    below="partnership",
    dated="happened",
    columns=(
        KEY,
        PARTNERSHIP,
        Choice("body", _("By whom.")),
        *vague("happened", _("When.")),
        Text("subject", _("Of what.")),
        Ref("activity", _("The activity at which it was done.")),
        NOTE,
        CITED,
    ),
)

FINDINGS = Table(
    model=Finding,
    file="findings.csv",
    meaning=_("What monitoring found and recommended."),
    natural=("monitoring", "position"),
    below="monitoring",
    columns=(
        KEY,
        Ref("monitoring", _("The monitoring.")),
        Integer("position", _("Its place among the findings, from 1.")),
        Text("finding", _("What was found.")),
        Text("recommendation", _("What is recommended.")),
        Text("who", _("Who follows it up.")),
        *vague("due", _("Until when.")),
        *vague("followed_up", _("When it was followed up.")),
        Text("follow_up", _("What was done.")),
        NOTE,
        CITED,
    ),
)

TABLES = (
    ACTIVITIES,
    PARTICIPATIONS,
    PROMISES,
    PLAN_ITEMS,
    MONITORINGS,
    FINDINGS,
)
