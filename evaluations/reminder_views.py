"""What the next run of reminders would send, by post and agency, and its release before the first run."""

import uuid

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from cities.models import Government
from cities.permissions import governments_with
from evaluations.models import ReminderRelease
from evaluations.releases import release, why_not_release
from evaluations.reminders import Run, run_on
from portal.filters import AsOfForm
from portal.form_views import FormPage
from portal.forms import PlainForm


def _shown(run: Run) -> dict:
    """The letters of a run with their texts, in the language of whoever receives them."""
    return {
        "letters": [(letter, letter.message()) for letter in run.letters],
        "untold": run.untold,
    }


class Reminders(TemplateView):
    """Shows and stores nothing. For whoever reminds the agencies of a government."""

    template_name = "evaluations/reminders.html"

    def get_context_data(self, **kwargs):
        concerned = governments_with(self.request.user, "evaluations.remind")
        if not concerned:
            raise PermissionDenied(_("Only a cooperation unit reminds its agencies."))
        as_of = AsOfForm(self.request.GET)
        governments = Government.objects.filter(pk__in=concerned)
        releases = ReminderRelease.objects.in_bulk(concerned, field_name="government_id")
        return super().get_context_data(
            title=_("Reminders"),
            lead=_("What the next run sends: one mail for each person, with all that waits for that person."),
            runs=[(each, releases.get(each.pk), _shown(run_on(as_of.day, [each]))) for each in governments],
            as_of_form=as_of,
            day=as_of.day,
            form_token=uuid.uuid4(),
            **kwargs,
        )


class ReminderReleasePage(FormPage):
    model = Government
    form_class = PlainForm
    title = button = gettext_lazy("Release the reminders")
    lead = gettext_lazy("From the next run on, these reminders go out by mail to those who must act.")
    done = gettext_lazy("Released: reminders go out from the next run on.")

    def why_not(self):
        return why_not_release(self.request.user, self.record)

    def perform(self, form):
        release(self.record, by=self.request.user)
        return self.back_url()

    def back_url(self):
        return reverse("reminders")
