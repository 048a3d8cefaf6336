"""The board of the procedure: everything that leads to no memorandum yet, and who acts next."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.pipeline import PIPELINE_COLUMNS
from agreements.filters.procedure import PipelineFilterSet
from agreements.models import Partnership
from agreements.procedure.standing import standings
from portal.computed_lists import ComputedListView


class Pipeline(ComputedListView):
    model = Partnership
    filterset_class = PipelineFilterSet
    columns = PIPELINE_COLUMNS
    title = _("Under way in the procedure")
    lead = _(
        "Which stage each partnership or renewal has reached, since how many days it waits, and who acts next. Of "
        "what nobody recorded, nothing is claimed."
    )
    default_sort = "-days"

    def rows(self):
        user = self.request.user
        self.filterset.queryset = Partnership.objects.visible_to(user)
        return [row for row in standings(self.filterset.qs, user, self.day) if self.filterset.passes(row)]
