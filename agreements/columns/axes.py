"""How the two axes of a partnership are shown in lists and files; the word always stands beside its mark."""

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, TextField, Value
from django.utils.translation import gettext_lazy as _

from agreements.models.statuses import PartnershipStatus, Vitality
from portal.columns import ChoiceColumn, PartialDateColumn, PlaceIn

LEGAL_TONES = {
    PartnershipStatus.EXPLORATION: "info",
    PartnershipStatus.LETTER_OF_INTENT: "info",
    PartnershipStatus.AWAITING_COUNCIL: "info",
    PartnershipStatus.AWAITING_MINISTER: "info",
    PartnershipStatus.IN_FORCE: "good",
    PartnershipStatus.EXPIRING: "warn",
    PartnershipStatus.EXPIRED: "neutral",
    PartnershipStatus.TERMINATED: "neutral",
    PartnershipStatus.TERM_NOT_STATED: "info",
    PartnershipStatus.OPEN_ENDED: "good",
    PartnershipStatus.NOT_RECORDED: "neutral",
}

VITALITY_TONES = {
    Vitality.NOT_KNOWN: "neutral",
    Vitality.NEVER_STARTED: "bad",
    Vitality.ACTIVE: "good",
    Vitality.SLOWING: "warn",
    Vitality.DORMANT: "bad",
    Vitality.REACTIVATED: "good",
    Vitality.ENDED: "neutral",
}


def _in_order(words, name: str) -> PlaceIn:
    """Sorts by the place of the word in its vocabulary."""
    return PlaceIn(Value(list(words.values), ArrayField(TextField())), F(name))


#: For querysets with `with_legal_status` and `with_vitality`.
AXES = (
    ChoiceColumn(
        name="legal_status",
        source="legal_status",
        label=_("Legal status"),
        meaning=_("Computed for the day asked for, from the memorandum or letter of intent that decides it."),
        choices=PartnershipStatus,
        tones=LEGAL_TONES,
        sort=_in_order(PartnershipStatus, "legal_status"),
    ),
    ChoiceColumn(
        name="vitality",
        source="vitality",
        label=_("Vitality"),
        meaning=_(
            "Computed for the day asked for, from the dates of substantive activities; absence counts only where a "
            "coverage statement says that all are known."
        ),
        choices=Vitality,
        tones=VITALITY_TONES,
        sort=_in_order(Vitality, "vitality"),
    ),
    PartialDateColumn(
        name="last_activity",
        source="last_activity",
        label=_("Last activity"),
        meaning=_("When the last substantive activity took place that is certainly past on the day asked for."),
    ),
)
