"""Pages that change the attributes of a partnership or an agreement, and its umbrellas."""

from django.utils.translation import gettext_lazy as _

from agreements.forms.agreements import AgreementForm
from agreements.forms.partnerships import PartnershipForm, UmbrellaForm
from agreements.forms.parts import RemovalForm
from agreements.models import Agreement, Partnership, PartnershipUmbrella
from agreements.permissions import agreements as may_agreement
from agreements.permissions import partnerships as may_partnership
from agreements.services.agreements import change_agreement
from agreements.services.partnerships import change_partnership
from agreements.services.umbrellas import put_under, record_umbrella, take_from_under
from agreements.views.correcting import CorrectingPage
from portal.addresses import page_of
from portal.form_views import ChangePage, FormPage


class AgreementChange(CorrectingPage):
    model = Agreement
    form_class = AgreementForm
    title = _("Change the agreement")
    lead = _("What you save takes the place of what stood there; the history keeps both.")

    def why_not(self):
        return may_agreement.why_not_change(self.request.user, self.record)

    def perform(self, form):
        changed = change_agreement(
            self.record,
            by=self.request.user,
            version=self.version,
            changes=form.changes(),
            reason=form.cleaned_data.get("reason", ""),
        )
        return page_of(changed)


class PartnershipChange(ChangePage):
    model = Partnership
    form_class = PartnershipForm
    title = _("Change the partnership")
    lead = _("What you save takes the place of what stood there; the history keeps both.")

    def why_not(self):
        return may_partnership.why_not_change(self.request.user, self.record)

    def perform(self, form):
        changed = change_partnership(self.record, by=self.request.user, version=self.version, changes=form.changes())
        return page_of(changed)


class UmbrellaAdd(FormPage):
    model = Partnership
    form_class = UmbrellaForm
    title = _("Add an umbrella agreement")
    lead = _("An agreement between states under which the partnership stands. It is shown on both pages.")

    def why_not(self):
        return may_partnership.why_not_change(self.request.user, self.record)

    def form_kwargs(self):
        return {"by": self.request.user, "partnership": self.record}

    def perform(self, form):
        umbrella = form.cleaned_data["agreement"] or record_umbrella(
            by=self.request.user, partnership=self.record, **form.new_umbrella()
        )
        put_under(self.record, umbrella, by=self.request.user, note=form.cleaned_data["note"])
        return page_of(self.record)


class UmbrellaRemove(FormPage):
    model = PartnershipUmbrella
    form_class = RemovalForm
    title = _("Remove the umbrella agreement")
    lead = _("The partnership no longer stands under it; the umbrella agreement itself stays in the register.")
    button = _("Remove")
    danger = True
    done = _("Removed.")

    def why_not(self):
        return may_partnership.why_not_change(self.request.user, self.record.partnership)

    def crumbs(self):
        return [(str(self.record.partnership), page_of(self.record))]

    def perform(self, form):
        take_from_under(self.record, by=self.request.user, reason=form.cleaned_data["reason"])
        return page_of(self.record)
