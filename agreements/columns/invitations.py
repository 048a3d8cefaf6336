"""What the list of invitations, proposals and requests shows and exports."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.happenings import KEY, NOTE, PARTNERSHIP
from agreements.models import Invitation
from portal.columns import ChoiceColumn, Column, PartialDateColumn

ANSWER_TONES = {
    Invitation.Answer.ATTENDED: "good",
    Invitation.Answer.ACCEPTED: "good",
    Invitation.Answer.REPRESENTED: "good",
    Invitation.Answer.ONLINE: "good",
    Invitation.Answer.DECLINED: "warn",
    Invitation.Answer.UNANSWERED: "bad",
}

INVITATION_COLUMNS = (
    KEY,
    Column(
        name="subject",
        source="subject",
        label=_("Subject"),
        meaning=_("To what, or about what."),
        link=("agreements:invitation", "key"),
    ),
    ChoiceColumn(
        name="kind",
        source="kind",
        label=_("Kind"),
        meaning=_("Invitation, proposal or request."),
        choices=Invitation.Kind,
    ),
    ChoiceColumn(
        name="sender", source="sender", label=_("From"), meaning=_("From which side."), choices=Invitation.From
    ),
    PartialDateColumn(
        name="sent", source="sent", wording="sent_wording", label=_("Sent"), meaning=_("When it was sent.")
    ),
    ChoiceColumn(
        name="answer",
        source="answer",
        label=_("Answer"),
        meaning=_("How it was answered; empty: not recorded."),
        choices=Invitation.Answer,
        tones=ANSWER_TONES,
    ),
    PartialDateColumn(
        name="answered", source="answered", wording="answered_wording", meaning=_("When it was answered.")
    ),
    ChoiceColumn(
        name="reason",
        source="reason",
        label=_("Reason"),
        meaning=_("Category of the reason."),
        choices=Invitation.Reason,
    ),
    Column(name="reason_wording", source="reason_wording", meaning=_("The reason in words.")),
    *PARTNERSHIP,
    NOTE,
)
