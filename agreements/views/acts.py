"""Pages of the acts on an agreement or a partnership: each says in one sentence what will happen, and asks once."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agreements.ending import ending_of
from agreements.forms.agreements import CopyForm, DropForm, RenewalForm, SuccessorForm, TerminationForm
from agreements.models import Agreement, Partnership
from agreements.permissions import agreements as may
from agreements.permissions import partnerships as may_partnership
from agreements.services import agreements as services
from agreements.services import partnerships
from agreements.services.copies import copy_agreement
from agreements.services.dropped import drop_fields
from agreements.services.renewals import amend, renew
from portal.addresses import page_of
from portal.form_views import FormPage
from portal.forms import PlainForm, ReasonForm


class Act(FormPage):
    """`may` is the function that says why not; `act` the service, called with what the form gives."""

    form_class = PlainForm
    may = None
    act = None

    def why_not(self):
        return type(self).may(self.request.user, self.record)

    def perform(self, form):
        return page_of(type(self).act(self.record, by=self.request.user, **form.cleaned_data))


class AgreementEnter(Act):
    model, may, act = Agreement, may.why_not_enter, services.enter
    title = button = _("Enter the draft")
    done = _("The draft is entered.")

    @property
    def lead(self):
        partnership = self.record.partnership
        if partnership and partnership.published_on:
            return _(
                "The draft becomes an agreement of the register, and everybody can read it: its partnership is public."
            )
        return _(
            "The draft becomes an agreement of the register; province and ministry see it too, the public not yet."
        )


class AgreementConfirm(Act):
    model, may, act = Agreement, may.why_not_confirm, services.confirm
    title = button = _("Confirm")
    lead = _(
        "From then on dates, texts, fields and signatories change only by addendum, renewal, termination or "
        "correction with a reason; what is empty can still be filled in. Confirming is not undone."
    )
    done = _("The agreement is confirmed.")


class AgreementTerminate(Act):
    model, may, act = Agreement, may.why_not_terminate, services.terminate
    form_class = TerminationForm
    title = button = _("Terminate")
    lead = _("The agreement counts as terminated from the day that you write; it stays in the register.")
    danger = True
    done = _("The termination is recorded.")
    template_name = "agreements/terminate.html"

    def context(self, form, current=None):
        """With what ends on the day that was typed; while none is, on the day of today."""
        typed = form.cleaned_data.get("on") if form.is_bound else None
        day = (typed and typed.earliest) or timezone.localdate()
        return super().context(form, current) | {"ending": ending_of(self.record, self.request.user, day, typed)}


class AgreementAnnul(Act):
    model, may, act = Agreement, may.why_not_annul, services.annul
    form_class = ReasonForm
    title = button = _("Annul")
    lead = _("Only for what was entered in error: it leaves all lists and stays in the history, with your reason.")
    danger = True
    done = _("The agreement is annulled.")


class AgreementDelete(Act):
    model, may = Agreement, may.why_not_delete
    title = button = _("Delete the draft")
    lead = _("The draft goes, with its texts, fields and signings; so does its partnership where it has nothing else.")
    danger = True
    done = _("The draft is deleted.")

    def perform(self, form):
        services.delete_draft(self.record, by=self.request.user)
        return reverse("agreements:agreements")


class Successor(Act):
    """A new agreement that comes out of the one on the page."""

    model = Agreement

    def form_kwargs(self):
        return {"instance": Agreement(government=self.record.government), "by": self.request.user}


class AgreementRenew(Successor):
    may, form_class = may.why_not_renew, RenewalForm
    title = button = _("Renew")
    lead = _(
        "A new agreement succeeds this one, with its own dates and fields; this one stays as it is. That is how a "
        "prolongation is recorded, also by a paper that is called an addendum."
    )
    done = _("The renewal is logged. What is still missing stands below.")

    def form_kwargs(self):
        return {**super().form_kwargs(), "renewed": self.record}

    def perform(self, form):
        successor = renew(
            self.record,
            by=self.request.user,
            fields=form.taken_over(),
            draft=form.cleaned_data["draft"],
            **form.changes(),
        )
        return page_of(successor)


class AgreementAmend(Successor):
    may, form_class = may.why_not_amend, SuccessorForm
    title = button = _("Add an addendum")
    lead = _(
        "An addendum hangs under this agreement and says what the parties changed; this one stays as it is. Where they "
        "prolong it, renew it instead, whatever the paper is called; where they end it earlier, terminate it."
    )
    done = _("The addendum is logged. What is still missing stands below.")

    def perform(self, form):
        addendum = amend(self.record, by=self.request.user, draft=form.cleaned_data["draft"], **form.changes())
        return page_of(addendum)


class AgreementDrop(Act):
    model, may, form_class = Agreement, may.why_not_drop, DropForm
    title = _("Fields that it drops")
    lead = _(
        "The agreement goes on naming them, with the addendum that dropped them beside; whoever is responsible for one "
        "is so until the day of the addendum."
    )

    def form_kwargs(self):
        return {"addendum": self.record}

    def perform(self, form):
        reason = form.cleaned_data.get("reason", "")
        drop_fields(self.record, by=self.request.user, fields=form.dropped(), reason=reason)
        return page_of(self.record)


class AgreementCopy(Act):
    model, may, act = Agreement, may.why_not_copy, copy_agreement
    form_class = CopyForm
    title = button = _("Copy as a new draft")
    lead = _(
        "A new draft takes over the term, notice, texts with their clauses and points, fields and the agencies "
        "responsible today; signatures, days, numbers, documents, sources and remarks stay with this agreement."
    )
    done = _("The draft is copied. What is still missing stands below.")

    def form_kwargs(self):
        return {"copied": self.record}


class PartnershipPublish(Act):
    model, may, act = Partnership, may_partnership.why_not_publish, partnerships.publish
    template_name = "agreements/publish.html"
    title = button = _("Publish")
    lead = _(
        "From today everybody can read the partnership, with all of its entered agreements, also those that follow."
    )
    done = _("The partnership is published.")

    def context(self, form, current=None):
        return super().context(form, current) | {"record": self.record}


class PartnershipWithdraw(Act):
    model, may, act = Partnership, may_partnership.why_not_withdraw, partnerships.withdraw
    form_class = ReasonForm
    title = button = _("Withdraw")
    lead = _("The public no longer sees the partnership and its agreements; your government goes on seeing them.")
    danger = True
    done = _("The partnership is withdrawn from the public.")


class PartnershipAnnul(Act):
    model, may, act = Partnership, may_partnership.why_not_annul, partnerships.annul_partnership
    form_class = ReasonForm
    title = button = _("Annul")
    lead = _("Only for what was entered in error: it leaves all lists and stays in the history, with your reason.")
    danger = True
    done = _("The partnership is annulled.")
