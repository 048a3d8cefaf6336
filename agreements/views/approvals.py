"""The list and pages of what council and ministry were asked to approve."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.approvals import APPROVAL_COLUMNS
from agreements.filters.approvals import ApprovalFilterSet
from agreements.forms.approvals import ApprovalForm
from agreements.models import Approval
from agreements.views.happenings import HappeningAdd, HappeningAnnul, HappeningChange, HappeningDetail, HappeningList


class ApprovalList(HappeningList):
    model = Approval
    filterset_class = ApprovalFilterSet
    columns = APPROVAL_COLUMNS
    title = _("Approvals")
    lead = _("What the council and the ministry were asked to approve, and what they answered.")
    default_sort = "-asked"
    dated = "asked"
    relatives = {"agreement": "title"}


class ApprovalDetail(HappeningDetail):
    model = Approval
    fact_names = ("partnership", "body", "subject", "agreement", "asked", "answer", "answered", "document")
    rare_fact_names = ("annulled_on", "annulment_reason", "note")


class ApprovalAdd(HappeningAdd):
    adds, form_class, title = Approval, ApprovalForm, _("Record a request for approval")
    lead = _("What the council or the ministry was asked; the answer can be filled in later.")


class ApprovalChange(HappeningChange):
    model, form_class, title = Approval, ApprovalForm, _("Change, or fill in the answer")


class ApprovalAnnul(HappeningAnnul):
    model = Approval
