"""The list and pages of invitations, proposals and requests of either side."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.invitations import INVITATION_COLUMNS
from agreements.filters.invitations import InvitationFilterSet
from agreements.forms.invitations import InvitationForm
from agreements.models import Invitation
from agreements.views.happenings import HappeningAdd, HappeningAnnul, HappeningChange, HappeningDetail, HappeningList


class InvitationList(HappeningList):
    model = Invitation
    filterset_class = InvitationFilterSet
    columns = INVITATION_COLUMNS
    title = _("Invitations, proposals and requests")
    lead = _("What either side asked of the other, and the one answer to each.")
    default_sort = "-sent"
    dated = "sent"


class InvitationDetail(HappeningDetail):
    model = Invitation
    fact_names = ("partnership", "kind", "sender", "subject", "sent", "answer", "answered", "reason", "reason_wording")
    rare_fact_names = ("activity", "annulled_on", "annulment_reason", "note")


class InvitationAdd(HappeningAdd):
    adds, form_class, title = Invitation, InvitationForm, _("Record an invitation, proposal or request")
    lead = _("What one side asked of the other; the answer can be filled in later.")


class InvitationChange(HappeningChange):
    model, form_class, title = Invitation, InvitationForm, _("Change, or fill in the answer")


class InvitationAnnul(HappeningAnnul):
    model = Invitation
