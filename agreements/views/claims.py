"""The page on which a coordinator says which of two sources the register follows."""

from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from agreements.services.claims import use_claim, why_not_choose
from portal.addresses import page_of
from portal.cite_views import record_model
from portal.form_views import FormPage
from portal.forms import ReasonForm
from portal.models import Claim


class ClaimUse(FormPage):
    form_class = ReasonForm
    title = _("Follow this source")
    lead = _(
        "The record takes what this source says; the other statements stay visible beside it, with the reason that "
        "you give."
    )
    button = _("Follow this source")

    @cached_property
    def claim(self) -> Claim:
        found = Claim.objects.filter(key=self.kwargs["key"]).select_related("source").first()
        if found is None:
            raise Http404
        return found

    @cached_property
    def record(self):
        visible = record_model(self.claim.record).objects.visible_to(self.request.user)
        record = visible.filter(key=self.claim.record_key).first()
        if record is None:
            raise Http404
        return record

    def why_not(self):
        return why_not_choose(self.request.user, self.claim, self.record)

    def perform(self, form):
        use_claim(self.claim, by=self.request.user, reason=form.cleaned_data["reason"])
        return page_of(self.record)
