"""What the list of outcomes shows and exports."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.happenings import ACTIVITY, FIELD, KEY, NOTE, PARTNERSHIP
from agreements.models import Outcome
from agreements.models.sides import Sides
from portal.columns import AmountColumn, ChoiceColumn, Column, PartialDateColumn, YesNoColumn

STAGE_TONES = {
    Outcome.Stage.PLANNED: "neutral",
    Outcome.Stage.UNDER_WAY: "info",
    Outcome.Stage.DONE: "good",
    Outcome.Stage.IN_USE: "good",
}

OUTCOME_COLUMNS = (
    KEY,
    Column(
        name="title",
        source="title",
        label=_("Outcome"),
        meaning=_("What came of the cooperation."),
        link=("agreements:outcome", "key"),
    ),
    ChoiceColumn(
        name="change",
        source="change",
        meaning=_("Soft: people and offices learned or changed. Hard: something was built or bought."),
        choices=Outcome.Change,
    ),
    ChoiceColumn(
        name="stage",
        source="stage",
        label=_("Stage"),
        meaning=_("From planned to in use."),
        choices=Outcome.Stage,
        tones=STAGE_TONES,
    ),
    PartialDateColumn(
        name="happened",
        source="happened",
        wording="happened_wording",
        label=_("When"),
        meaning=_("When it came about."),
    ),
    ChoiceColumn(
        name="beneficiary",
        source="beneficiary",
        label=_("Who benefits"),
        meaning=_("Which side benefits; empty: not recorded."),
        choices=Sides,
    ),
    YesNoColumn(
        name="verified",
        source="verified",
        label=_("Verified"),
        meaning=_("yes: confirmed by a document or by someone other than who carried it out; no: only claimed."),
    ),
    Column(name="verified_by", source="verified_by", meaning=_("By whom or by what it is confirmed.")),
    AmountColumn(name="quantity", source="quantity", unit="unit", meaning=_("How much; empty: not recorded.")),
    Column(name="unit", source="unit", meaning=_("Unit of the quantity.")),
    Column(name="baseline", source="baseline", meaning=_("With what the quantity is compared.")),
    Column(name="method", source="method", meaning=_("How it was measured.")),
    YesNoColumn(
        name="achieves_expected",
        source="achieves_expected",
        meaning=_("yes: it achieves the outcome that its field states as expected; empty: not recorded."),
    ),
    YesNoColumn(name="is_applied", source="is_applied", meaning=_("yes: what was learned is applied.")),
    Column(name="place", source="place", meaning=_("Where it stands or took place.")),
    *FIELD,
    *ACTIVITY,
    *PARTNERSHIP,
    NOTE,
)
