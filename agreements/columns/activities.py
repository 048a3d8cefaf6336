"""What the list of activities shows and exports."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.happenings import KEY, NOTE, PARTNERSHIP
from agreements.models import Activity
from agreements.models.sides import Sides
from portal.columns import ChoiceColumn, Column, ListColumn, NumberColumn, PartialDateColumn, YesNoColumn

STATE_TONES = {
    Activity.State.PLANNED: "info",
    Activity.State.HELD: "good",
    Activity.State.CANCELLED: "neutral",
}

ACTIVITY_COLUMNS = (
    KEY,
    Column(
        name="title",
        source="title",
        label=_("Activity"),
        meaning=_("What it is called."),
        link=("agreements:activity", "key"),
    ),
    ChoiceColumn(name="kind", source="kind", label=_("Kind"), meaning=_("Kind of activity."), choices=Activity.Kind),
    ChoiceColumn(
        name="direction",
        source="direction",
        meaning=_("Who went where, seen from our side; empty: not recorded."),
        choices=Activity.Direction,
    ),
    PartialDateColumn(
        name="happened",
        source="happened",
        wording="happened_wording",
        label=_("When"),
        meaning=_("When it was held, or is planned; as precisely as known."),
    ),
    ChoiceColumn(
        name="state",
        source="state",
        label=_("State"),
        meaning=_("Planned, held or cancelled."),
        choices=Activity.State,
        tones=STATE_TONES,
    ),
    Column(name="state_reason", source="state_reason", meaning=_("Why it was cancelled.")),
    ChoiceColumn(
        name="character",
        source="character",
        meaning=_("Substantive, or courtesy and ceremony; empty: not recorded."),
        choices=Activity.Character,
    ),
    Column(name="place", source="place", meaning=_("Where.")),
    ChoiceColumn(name="host", source="host", meaning=_("Which side was the host."), choices=Sides),
    ListColumn(
        name="fields",
        source="field_wordings",
        label=_("Fields"),
        meaning=_("Wording of the cooperation fields that it served, joined by «; »."),
    ),
    ListColumn(name="field_keys", source="field_keys", meaning=_("Public keys of these fields, joined by «; ».")),
    Column(name="agreement_key", source="seen_agreement_key", meaning=_("The agreement under which it stands.")),
    YesNoColumn(
        name="people_to_people",
        source="people_to_people",
        meaning=_("yes: a programme between people, not between offices."),
    ),
    NumberColumn(name="groups_home", source="groups_home", meaning=_("Number of groups of our side.")),
    NumberColumn(name="groups_partner", source="groups_partner", meaning=_("Number of groups of the partner's side.")),
    NumberColumn(name="groups_both", source="groups_both", meaning=_("Number of groups of both sides together.")),
    NumberColumn(
        name="civil_bodies",
        source="civil_bodies",
        meaning=_("Number of groups that are no public authority; firms and schools count."),
    ),
    NumberColumn(
        name="persons",
        source="person_count",
        meaning=_("Persons of all groups whose number is recorded; empty: of none."),
    ),
    NumberColumn(name="promises", source="promise_count", meaning=_("Number of things agreed there.")),
    PartialDateColumn(
        name="visit_report_on",
        source="visit_report_on",
        wording="visit_report_on_wording",
        meaning=_("When the visit report was filed."),
    ),
    Column(name="replies_to_key", source="seen_replies_to_key", meaning=_("The activity that it replied to.")),
    *PARTNERSHIP,
    NOTE,
)
