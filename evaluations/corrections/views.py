"""Pages for those who answer: the list of reported errors, one of them, and its answer."""

from functools import reduce
from operator import or_

import django_filters
from django.db.models import Case, F, Q, TextChoices, Value, When
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from evaluations.corrections import services
from evaluations.corrections.forms import AnswerForm
from evaluations.corrections.subjects import change_url, record_named
from evaluations.models import CorrectionReport
from portal.columns import ChoiceColumn, Column, DayColumn
from portal.evidence import Evidence, facts
from portal.filters import SearchedFilterSet
from portal.form_views import FormPage
from portal.history import events_of, history
from portal.lists import FilteredListView


class State(TextChoices):
    """That it waits, or what was answered."""

    WAITING = "waiting", gettext_lazy("Waiting")
    CORRECTED = CorrectionReport.Answer.CORRECTED.value, CorrectionReport.Answer.CORRECTED.label
    NO_ERROR = CorrectionReport.Answer.NO_ERROR.value, CorrectionReport.Answer.NO_ERROR.label
    NEEDS_SOURCE = CorrectionReport.Answer.NEEDS_SOURCE.value, CorrectionReport.Answer.NEEDS_SOURCE.label
    NO_REPORT = CorrectionReport.Answer.NO_REPORT.value, CorrectionReport.Answer.NO_REPORT.label


STATE_TONES = {
    State.WAITING: "warn",
    State.CORRECTED: "good",
    State.NO_ERROR: "neutral",
    State.NEEDS_SOURCE: "info",
    State.NO_REPORT: "neutral",
}
#: What the page tells above its history, and who answered: the government answers, no person.
TOLD_ABOVE = frozenset(
    {"about", "address", "record", "record_key", "reported_version", "language", "answered_by"}
    | {"wrong", "should_be", "source", "reported_on"}
)
#: What the reader said.
SAID = ("wrong", "should_be", "source")
CORRECTION_COLUMNS = (
    Column(name="key", source="key", meaning=gettext_lazy("Key of the report.")),
    Column(
        name="about",
        source="about",
        label=gettext_lazy("About"),
        meaning=gettext_lazy("The record on whose page it was reported."),
        link=("correction", "key"),
    ),
    DayColumn(
        name="reported_on",
        source="reported_on",
        label=gettext_lazy("Reported on"),
        meaning=gettext_lazy("The day on which it was reported."),
    ),
    Column(
        name="wrong",
        source="wrong",
        meaning=gettext_lazy("In the words of whoever reported it."),
    ),
    ChoiceColumn(
        name="state",
        source="told_state",
        label=gettext_lazy("State"),
        meaning=gettext_lazy("That the report waits, or what was answered."),
        choices=State,
        tones=STATE_TONES,
    ),
    DayColumn(
        name="answered_on",
        source="answered_on",
        label=gettext_lazy("Answered on"),
        meaning=gettext_lazy("The day of the answer."),
        empty_is_none=True,
    ),
    Column(name="page", source="address", meaning=gettext_lazy("The address of the page.")),
)


class CorrectionFilterSet(SearchedFilterSet):
    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), choices=State, field_name="told_state")

    class Meta:
        model = CorrectionReport
        fields = []

    def find(self, queryset, name, value):
        wanted = (Q(**{f"{column}__icontains": value}) for column in ("about", "wrong", "should_be", "source"))
        return queryset.filter(reduce(or_, wanted))


class CorrectionList(FilteredListView):
    model = CorrectionReport
    filterset_class = CorrectionFilterSet
    columns = CORRECTION_COLUMNS
    title = gettext_lazy("Reported errors")
    lead = gettext_lazy("What readers say to be wrong on public pages. Correct the record first, then answer.")
    default_sort = "-reported_on"

    def rows_on(self, day):
        waits = When(answer="", then=Value(State.WAITING.value))
        return super().rows_on(day).annotate(told_state=Case(waits, default=F("answer")))


class CorrectionDetail(DetailView):
    model = CorrectionReport
    slug_field = slug_url_kwarg = "key"
    template_name = "evaluations/corrections/correction.html"
    context_object_name = "report"

    def get_queryset(self):
        return CorrectionReport.objects.visible_to(self.request.user).select_related("government")

    def get_context_data(self, **kwargs):
        reported = self.object
        record = record_named(reported.record, reported.record_key)
        answered = ("answer", "answer_text", "answered_on", "corrected_version") if reported.answer else ()
        return super().get_context_data(
            title=str(reported),
            kicker=CorrectionReport._meta.verbose_name,
            crumbs=[(_("Reported errors"), reverse("corrections"))],
            facts=facts(reported, (*SAID, "reported_on", *answered), Evidence()),
            record_url=record.get_absolute_url() if record else None,
            change_url=change_url(record, self.request) if record and not reported.answer else None,
            answer_url=self.answer_url(),
            history=history(events_of(reported), user=self.request.user, hidden=TOLD_ABOVE),
            **kwargs,
        )

    def answer_url(self) -> str | None:
        if services.why_not_answer(self.request.user, self.object):
            return None
        return reverse("correction-answer", args=[self.object.key])


class CorrectionAnswer(FormPage):
    model = CorrectionReport
    form_class = AnswerForm
    template_name = "evaluations/corrections/answer.html"
    title = button = gettext_lazy("Answer the report")
    lead = gettext_lazy(
        "The answer stands at the address that the reader was given, and is mailed if one left an address."
    )
    done = gettext_lazy("Answered.")

    @cached_property
    def version(self) -> int | None:
        return services.newer_version(self.record)

    def why_not(self):
        return services.why_not_answer(self.request.user, self.record)

    def form_kwargs(self):
        return {"version": self.version}

    def context(self, form, current=None):
        return super().context(form, current) | {"facts": facts(self.record, SAID, Evidence())}

    def perform(self, form):
        given = form.cleaned_data
        services.answer(self.record, by=self.request.user, answer=given["answer"], text=given["text"])
        return self.record.get_absolute_url()
