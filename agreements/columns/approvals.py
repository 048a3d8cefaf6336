"""What the list of approvals shows and exports."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.happenings import KEY, NOTE, PARTNERSHIP
from agreements.models import Approval
from portal.columns import ChoiceColumn, Column, NumberColumn, PartialDateColumn

APPROVAL_TONES = {
    Approval.Answer.APPROVED: "good",
    Approval.Answer.RETURNED: "warn",
    Approval.Answer.REFUSED: "bad",
}

APPROVAL_COLUMNS = (
    KEY,
    Column(
        name="subject",
        source="subject",
        label=_("Subject"),
        meaning=_("What was to be approved."),
        link=("agreements:approval", "key"),
    ),
    ChoiceColumn(
        name="body", source="body", label=_("Asked of"), meaning=_("Council or ministry."), choices=Approval.Body
    ),
    PartialDateColumn(
        name="asked", source="asked", wording="asked_wording", label=_("Asked"), meaning=_("When it was asked.")
    ),
    ChoiceColumn(
        name="answer",
        source="answer",
        label=_("Answer"),
        meaning=_("How it was answered; empty: not recorded."),
        choices=Approval.Answer,
        tones=APPROVAL_TONES,
    ),
    PartialDateColumn(
        name="answered",
        source="answered",
        wording="answered_wording",
        label=_("Answered"),
        meaning=_("When it was answered."),
    ),
    Column(name="document", source="document", meaning=_("Number of the decision or letter.")),
    Column(name="committee", source="committee", meaning=_("Committee that dealt with it.")),
    PartialDateColumn(
        name="plenary", source="plenary", wording="plenary_wording", meaning=_("Plenary that decided it.")
    ),
    Column(name="named_partner", source="named_partner", meaning=_("Partner as the decision names it.")),
    Column(name="named_subject", source="named_subject", meaning=_("Subject as the decision names it.")),
    NumberColumn(
        name="conditions",
        source="condition_count",
        label=_("Conditions"),
        meaning=_("Number of conditions that the answer carries."),
    ),
    NumberColumn(
        name="conditions_open",
        source="open_count",
        label=_("Not fulfilled"),
        meaning=_("Number of its conditions that are not fulfilled on the day."),
    ),
    Column(name="agreement_key", source="seen_agreement_key", meaning=_("Public key of the agreement.")),
    *PARTNERSHIP,
    NOTE,
)
