"""The list of evaluations: final ones of published partnerships for everybody, drafts for those who work on them."""

from django.db.models import Case, CharField, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from evaluations.evaluating.columns import EVALUATION_COLUMNS, State
from evaluations.evaluating.filters import EvaluationFilterSet
from evaluations.models import Evaluation
from portal.lists import FilteredListView


class EvaluationList(FilteredListView):
    model = Evaluation
    filterset_class = EvaluationFilterSet
    columns = EVALUATION_COLUMNS
    title = _("Evaluations")
    lead = _("Judged by evaluators over computed evidence; a final evaluation is frozen and can be cited.")
    default_sort = "-cutoff"

    def rows_on(self, day):
        before = Evaluation.objects.visible_to(self.request.user).filter(pk=OuterRef("succeeds"))
        return (
            super()
            .rows_on(day)
            .filter(begun_on__lte=day)
            .annotate(
                seen_succeeds=Subquery(before.values("key")[:1]),
                told_state=Case(
                    When(Q(final_on__lte=day), then=Value(State.FINAL)),
                    When(Q(submitted_on__lte=day), then=Value(State.SUBMITTED)),
                    When(Q(returned_on__lte=day), then=Value(State.RETURNED)),
                    default=Value(State.DRAFT),
                    output_field=CharField(),
                ),
            )
        )
