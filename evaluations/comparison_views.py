"""Partnerships beside each other: each element on its own, no total, in the order in which they were chosen."""

from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator, slug_re
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from agreements.models import Partnership
from evaluations.comparing import MOST, Way, columns_of
from evaluations.shown.compared import shown_comparison
from portal.fields import DayFormField

#: Matches of a search from which one adds; more are said to be there.
FOUND = 10


class ComparisonForm(forms.Form):
    way = forms.ChoiceField(label=_("How the days are chosen"), choices=Way, required=False)
    as_of = DayFormField(required=False, label=_("As of"))
    years = forms.IntegerField(
        label=_("Years since signing"), required=False, validators=[MinValueValidator(1), MaxValueValidator(99)]
    )
    q = forms.CharField(label=_("Find a partnership to add"), required=False, max_length=200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("as_of", "years", "q"):
            self.fields[name].widget.attrs["class"] = "form-control"


class Comparison(TemplateView):
    """The address says all: `p` for each partnership, `way`, `as_of` and `years`."""

    template_name = "evaluations/comparison.html"

    @cached_property
    def form(self) -> ComparisonForm:
        return ComparisonForm(self.request.GET)

    def _asked(self, name: str, otherwise):
        """What was asked for, where it can be read."""
        self.form.is_valid()
        return self.form.cleaned_data.get(name) or otherwise

    @cached_property
    def seen(self):
        return Partnership.objects.visible_to(self.request.user).select_related("government", "partner")

    @cached_property
    def chosen(self) -> list[Partnership]:
        keys = list(dict.fromkeys(filter(slug_re.fullmatch, self.request.GET.getlist("p"))))
        found = {each.key: each for each in self.seen.filter(key__in=keys[: 4 * MOST])}
        return [found[key] for key in keys if key in found]

    def matches(self) -> list[Partnership]:
        words = self._asked("q", "")
        if not words or "\0" in words:
            return []
        called = Q(partner__name__icontains=words) | Q(government__name__icontains=words) | Q(key__icontains=words)
        chosen = [each.pk for each in self.chosen]
        return list(self.seen.standing().filter(called).exclude(pk__in=chosen)[: FOUND + 1])

    def address(self, partnerships) -> str:
        """This page with these partnerships, all else as asked."""
        kept = [(name, self.request.GET[name]) for name in ("way", "as_of", "years") if self.request.GET.get(name)]
        return f"{reverse('comparison')}?{urlencode([*(('p', each.key) for each in partnerships), *kept])}"

    def get_context_data(self, **kwargs):
        way = Way(self._asked("way", Way.OWN))
        day, years = self._asked("as_of", timezone.localdate()), self._asked("years", 5)
        shown, matches = self.chosen[:MOST], self.matches()
        enough = len(shown) > (0 if way == Way.OVER_TIME else 1) and self.form.is_valid()
        columns = columns_of(shown, way, day, years) if enough else []
        return super().get_context_data(
            title=_now("Compare partnerships"),
            lead=_now("Two to six side by side, or one over time. Nothing is added up, and nobody is ranked."),
            form=self.form,
            inputs=[self.form[name] for name in ("as_of", "years", "q")],
            ways=[(each.value, each.label, each == way) for each in Way],
            years=years,
            day=day,
            most=MOST,
            left_out=len(self.chosen) - len(shown),
            over_time=way == Way.OVER_TIME,
            chosen=[(each, self.address([other for other in shown if other != each])) for each in shown],
            matches=[(each, self.address([*shown, each])) for each in matches[:FOUND]] if len(shown) < MOST else [],
            more_matches=len(matches) > FOUND,
            comparison=shown_comparison(columns) if columns else None,
            **kwargs,
        )
