"""The page on which a government sets its targets for a year."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import RedirectView

from cities.models import Government
from evaluations.models import PerformanceTarget
from evaluations.permissions import why_not_set_targets
from evaluations.targets.forms import TargetsForm
from evaluations.targets.services import set_targets, version_of
from portal.form_views import ChangePage

#: Years of which a target is.
YEARS = range(1945, 3000)


class GovernmentTargets(RedirectView):
    """The targets of this year."""

    def get_redirect_url(self, key):
        return reverse("government-targets-year", args=[key, timezone.localdate().year])


class GovernmentTargetsYear(ChangePage):
    model = Government
    form_class = TargetsForm
    template_name = "evaluations/targets.html"
    lead = gettext_lazy(
        "What the office has promised for the year; the annual report sets beside it what is recorded. "
        "Where a field is empty there is no target."
    )

    @property
    def year(self) -> int:
        return self.kwargs["year"]

    @property
    def title(self) -> str:
        return _("Performance targets for %(year)d") % {"year": self.year}

    def why_not(self):
        if self.year not in YEARS:
            raise Http404
        return why_not_set_targets(self.request.user, self.record)

    def form_kwargs(self):
        targets = PerformanceTarget.objects.filter(government=self.record, year=self.year)
        return {"initial": {each.figure: each.percent for each in targets}}

    def context(self, form, current=None):
        seen = None if current else self.request.POST.get("version")
        years = [year for year in (self.year - 1, self.year + 1) if year in YEARS]
        return super().context(form) | {
            "version": version_of(self.record, self.year) if seen is None else seen,
            "years": [(year, reverse("government-targets-year", args=[self.record.key, year])) for year in years],
        }

    def perform(self, form):
        set_targets(self.record, by=self.request.user, year=self.year, version=self.version, percents=form.cleaned_data)
        return self.record.get_absolute_url()
