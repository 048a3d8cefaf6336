"""The list of warnings, and the answer of a government to one of them."""

from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from agreements.models import Partnership
from evaluations.columns import WARNING_COLUMNS
from evaluations.filters import WarningFilterSet
from evaluations.forms import ResponseForm
from evaluations.permissions import why_not_respond
from evaluations.services import respond
from evaluations.warnings.answers import responses_to
from evaluations.warnings.raised import seen_by, warnings_of
from portal.computed_lists import ComputedListView
from portal.form_views import FormPage


class WarningList(ComputedListView):
    model = Partnership
    filterset_class = WarningFilterSet
    columns = WARNING_COLUMNS
    title = _("Warnings")
    lead = _(
        "What goes wrong in partnerships that run and what was left open in those that expired: since when, who should "
        "act and what clears it."
    )
    default_sort = "gravity"

    def rows(self):
        user = self.request.user
        found = self.filterset.passing(seen_by(user, self.day))
        answers = responses_to(user, found, self.day)
        return [(each, answers.get(each.matter.name, [])) for each in found]


class WarningRespond(FormPage):
    model = Partnership
    form_class = ResponseForm
    title = button = _("Answer a warning")
    lead = _(
        "The answer of the government stands beside the warning with its day, for all who see the warning. "
        "It clears nothing: the warning goes when the records say that it is mended."
    )
    done = _("The response is recorded.")

    @cached_property
    def warnings(self):
        return warnings_of(self.request.user, self.record, timezone.localdate())

    def why_not(self):
        if why_not := why_not_respond(self.request.user, self.record):
            return why_not
        return None if self.warnings else _now("No warning holds today: there is nothing to answer.")

    def form_kwargs(self):
        initial = {"warning": self.request.GET.get("about", ""), "responded_on": timezone.localdate()}
        return {"warnings": self.warnings, "initial": initial}

    def perform(self, form):
        said = form.cleaned_data
        respond(said["warning"], by=self.request.user, responded_on=said["responded_on"], text=said["text"])
        return self.back_url()

    def back_url(self):
        return reverse("agreements:partnership", args=[self.record.key]) + "#warnings"
