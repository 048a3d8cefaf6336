"""Filters that every list has: words to look for, and the day of its figures."""

from datetime import date

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.partial_dates import FIRST_YEAR, LAST_YEAR


class SearchedFilterSet(django_filters.FilterSet):
    """Subclasses say in `find` where words are looked for."""

    q = django_filters.CharFilter(label=_("Search"), method="find", max_length=200)

    def find(self, queryset, name, value):
        raise TypeError(f"{type(self).__name__} does not say where words are looked for")


class YesNoFilter(django_filters.TypedChoiceFilter):
    """«Yes», «no», or both; gives True or False to its method or field."""

    def __init__(self, **kwargs):
        super().__init__(choices=[("yes", _("Yes")), ("no", _("No"))], coerce=lambda answer: answer == "yes", **kwargs)


class DayFilter(django_filters.DateFilter):
    """`as_of`: the view reads the day before it filters, so the rows are left as they are."""

    def __init__(self):
        bounds = {"min": f"{FIRST_YEAR}-01-01", "max": f"{LAST_YEAR}-12-31"}
        super().__init__(
            label=_("As of"),
            help_text=_("Empty: today."),
            widget=forms.DateInput(attrs={"type": "date", **bounds}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d"],
            min_value=date(FIRST_YEAR, 1, 1),
            max_value=date(LAST_YEAR, 12, 31),
        )
        self.field_class = AsOfField

    def filter(self, qs, value):
        return qs


class AsOfField(forms.DateField):
    """A day between the first and the last year that the calendar of the portal knows."""

    def __init__(self, *, min_value: date, max_value: date, **kwargs):
        super().__init__(**kwargs)
        self.first, self.last = min_value, max_value

    def validate(self, value):
        super().validate(value)
        if value and not self.first <= value <= self.last:
            raise forms.ValidationError(_("Choose a day between the years 1000 and 2999."))


def chosen_day(filterset: django_filters.FilterSet) -> date:
    """The day asked for, else today in the nation's time zone."""
    if "as_of" in filterset.filters and filterset.form.is_valid():
        return filterset.form.cleaned_data.get("as_of") or timezone.localdate()
    return timezone.localdate()


class AsOfForm(forms.Form):
    """The day for which the page of one record is computed."""

    as_of = AsOfField(
        min_value=date(FIRST_YEAR, 1, 1),
        max_value=date(LAST_YEAR, 12, 31),
        required=False,
        label=_("As of"),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d"),
    )

    @property
    def day(self) -> date:
        """The day asked for; today where none is, or none that can be read."""
        return (self.cleaned_data.get("as_of") if self.is_valid() else None) or timezone.localdate()
