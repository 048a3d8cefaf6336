"""The list and pages of what papers concluded."""

from django.utils.translation import gettext_lazy as _

from agreements.views.happenings import HappeningAdd, HappeningAnnul, HappeningChange, HappeningDetail, HappeningList
from evaluations.models import PublishedVerdict
from evaluations.published.columns import PUBLISHED_VERDICT_COLUMNS
from evaluations.published.filters import PublishedVerdictFilterSet
from evaluations.published.forms import PublishedVerdictForm
from portal.cite_views import given_source

#: What such a record is, and is not.
EXPLAINED = _(
    "What a paper concluded on a partnership, in its own words. It stands beside what the portal computes and is never "
    "mixed with it."
)


class PublishedVerdictList(HappeningList):
    model = PublishedVerdict
    filterset_class = PublishedVerdictFilterSet
    columns = PUBLISHED_VERDICT_COLUMNS
    title = _("Published verdicts")
    lead = EXPLAINED
    default_sort = "partner"
    dated = "concerns"


class PublishedVerdictDetail(HappeningDetail):
    model = PublishedVerdict
    fact_names = ("partnership", "element", "conclusion", "wording", "source", "locator")
    rare_fact_names = ("qualification", "concerns", "annulled_on", "annulment_reason", "note")

    def in_own_words(self):
        return {"element": self.object.judged, "locator": self.object.place}


class FromSource:
    """The source is chosen, or added in the same act."""

    def perform(self, form):
        form.cleaned_data["source"] = form.instance.source = given_source(form, self.request.user)
        return super().perform(form)


class PublishedVerdictAdd(FromSource, HappeningAdd):
    adds, form_class, title = PublishedVerdict, PublishedVerdictForm, _("Record a published verdict")
    lead = EXPLAINED


class PublishedVerdictChange(FromSource, HappeningChange):
    model, form_class, title = PublishedVerdict, PublishedVerdictForm, _("Change the published verdict")


class PublishedVerdictAnnul(HappeningAnnul):
    model = PublishedVerdict
