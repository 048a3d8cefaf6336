"""The five elements of a partnership with their evidence, and the method by which they are computed."""

from functools import cached_property

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import DetailView, TemplateView

from agreements.models import Partnership
from evaluations.assessed import Assessment
from evaluations.assessment import assess
from evaluations.evidence.records import named
from evaluations.rubric import rubric
from evaluations.shown.doors import Doors
from evaluations.shown.elements import shown_elements
from evaluations.shown.ground import refs_of, shown_ground
from evaluations.shown.method import shown_method
from portal.filters import AsOfForm


class PartnershipElements(DetailView):
    """What is computed for a day, each value with the records behind it."""

    model = Partnership
    slug_field = slug_url_kwarg = "key"
    template_name = "evaluations/elements/page.html"

    def get_queryset(self):
        return Partnership.objects.visible_to(self.request.user).select_related("government", "partner")

    @cached_property
    def as_of_form(self) -> AsOfForm:
        return AsOfForm(self.request.GET)

    @cached_property
    def assessment(self) -> Assessment:
        return assess([self.object.pk], self.as_of_form.day)[self.object.pk]

    def get_context_data(self, **kwargs):
        user, assessment = self.request.user, self.assessment
        records = named(refs_of(assessment), user)
        door = Doors(user, self.object, assessment.facts.basis, records)
        return super().get_context_data(
            title=_("The five elements"),
            lead=_("Computed from the records up to the day; every value opens the records that it rests on."),
            crumbs=[(str(self.object), self.object.get_absolute_url())],
            record=self.object,
            as_of_form=self.as_of_form,
            day=self.as_of_form.day,
            ground=shown_ground(assessment, records),
            elements=shown_elements(assessment, records, door),
            method_url=reverse("method"),
            **kwargs,
        )


class Method(TemplateView):
    """Every formula, scale and threshold, generated from the rubric."""

    template_name = "evaluations/elements/method.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=_("How partnerships are evaluated"),
            lead=_("Elements, indicators, scales and thresholds: the version by which the portal computes."),
            method=shown_method(rubric(), get_language()),
            **kwargs,
        )
