"""What the lists of contacts and of changes of leadership show and export."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.happenings import KEY, NOTE, PARTNERSHIP
from agreements.models.awareness import Channel
from agreements.models.sides import Side
from portal.columns import ChoiceColumn, Column, DayColumn, PartialDateColumn, YesNoColumn

CONTACT_COLUMNS = (
    KEY,
    Column(
        name="unit",
        source="unit",
        label=_("Unit"),
        meaning=_("The unit to write to."),
        link=("agreements:contact", "key"),
    ),
    Column(name="post", source="post", label=_("Post"), meaning=_("The post in the unit.")),
    ChoiceColumn(name="side", source="side", label=_("Side"), meaning=_("On which side the unit is."), choices=Side),
    Column(name="person", source="person", label=_("Name"), meaning=_("Who holds the post.")),
    Column(
        name="address", source="address", label=_("Address"), meaning=_("E-mail, telephone number or postal address.")
    ),
    ChoiceColumn(name="channel", source="channel", meaning=_("How it is best reached."), choices=Channel),
    Column(name="language", source="language", meaning=_("Languages in which to write.")),
    YesNoColumn(
        name="needs_interpreter",
        source="needs_interpreter",
        meaning=_("Whether an interpreter is needed; empty: not recorded."),
    ),
    PartialDateColumn(name="started", source="started", wording="started_wording", meaning=_("Since when.")),
    PartialDateColumn(
        name="ended",
        source="ended",
        wording="ended_wording",
        meaning=_("Until when."),
        empty_is_none=True,
    ),
    DayColumn(
        name="confirmed",
        source="confirmed",
        label=_("Last confirmed"),
        meaning=_("Day on which somebody last made sure that it is still right."),
    ),
    *PARTNERSHIP,
    NOTE,
)

LEADERSHIP_COLUMNS = (
    KEY,
    Column(
        name="post",
        source="post",
        label=_("Post"),
        meaning=_("The post that somebody else came to hold."),
        link=("agreements:leadership-change", "key"),
    ),
    ChoiceColumn(name="side", source="side", label=_("Side"), meaning=_("On which side."), choices=Side),
    PartialDateColumn(
        name="happened", source="happened", wording="happened_wording", label=_("When"), meaning=_("When it changed.")
    ),
    PartialDateColumn(
        name="renewed",
        source="renewed",
        wording="renewed_wording",
        label=_("Contact renewed"),
        meaning=_("When the new leadership was written to or met; empty: not recorded."),
    ),
    YesNoColumn(
        name="awaiting",
        source="awaiting",
        label=_("Renewed contact awaited"),
        meaning=_("Computed for the day asked for: certainly changed by then, and no renewed contact recorded."),
    ),
    *PARTNERSHIP,
    NOTE,
)
