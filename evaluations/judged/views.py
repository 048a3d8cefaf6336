"""The list and pages of indicators that evaluators judge."""

from django.utils.translation import gettext_lazy as _

from agreements.views.happenings import HappeningAdd, HappeningAnnul, HappeningChange, HappeningDetail, HappeningList
from evaluations.judged import services
from evaluations.judged.columns import INDICATOR_JUDGEMENT_COLUMNS
from evaluations.judged.filters import IndicatorJudgementFilterSet
from evaluations.judged.forms import IndicatorJudgementForm
from evaluations.judged.steps import step_in_words
from evaluations.models import IndicatorJudgement
from portal.addresses import page_of
from portal.cite_views import given_source

#: What such a record does.
EXPLAINED = _(
    "Two indicators of the rubric are computed from no record: an evaluator gives their value, with reasons and "
    "evidence. It counts in evaluations from its day on."
)


class IndicatorJudgementList(HappeningList):
    model = IndicatorJudgement
    filterset_class = IndicatorJudgementFilterSet
    columns = INDICATOR_JUDGEMENT_COLUMNS
    title = _("Judged indicators")
    lead = EXPLAINED
    default_sort = "-on"
    dated = ""

    def rows_on(self, day):
        return super().rows_on(day).by(day)


class IndicatorJudgementDetail(HappeningDetail):
    model = IndicatorJudgement
    fact_names = ("partnership", "code", "value", "on", "reasons", "judged_by")
    rare_fact_names = ("annulled_on", "annulment_reason", "note")

    def in_own_words(self):
        return {"value": step_in_words(self.object.code, self.object.value)}


class IndicatorJudgementAdd(HappeningAdd):
    adds, form_class, title = IndicatorJudgement, IndicatorJudgementForm, _("Judge an indicator")
    lead = EXPLAINED

    def perform(self, form):
        return page_of(services.judge(form.instance, by=self.request.user, evidence=evidence(form, self.request.user)))


class IndicatorJudgementChange(HappeningChange):
    model, form_class, title = IndicatorJudgement, IndicatorJudgementForm, _("Change the judgement")

    def perform(self, form):
        by = self.request.user
        changed = services.judge_again(
            self.record, by=by, version=self.version, changes=form.changes(), evidence=evidence(form, by)
        )
        return page_of(changed)


def evidence(form: IndicatorJudgementForm, by) -> services.Evidence | None:
    source = given_source(form, by)
    return services.Evidence(source, form.cleaned_data["locator"]) if source else None


class IndicatorJudgementAnnul(HappeningAnnul):
    model = IndicatorJudgement
