"""Filters that every list has: words to look for, and the day of its figures."""

from datetime import date

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.fields import DayFormField
from portal.partial_dates import FIRST_YEAR, LAST_YEAR


class SearchedFilterSet(django_filters.FilterSet):
    """Subclasses say in `find` where words are looked for."""

    q = django_filters.CharFilter(label=_("Search"), method="find", max_length=200)

    def find(self, queryset, name, value):
        raise TypeError(f"{type(self).__name__} does not say where words are looked for")


class YesNoFilter(django_filters.TypedChoiceFilter):
    """«Yes», «no», or both; gives True or False to its method or field."""

    def __init__(self, **kwargs):
        answers = [("", _("All")), ("yes", _("Yes")), ("no", _("No"))]
        super().__init__(choices=answers, coerce=lambda answer: answer == "yes", **kwargs)


class YearFilter(django_filters.Filter):
    field_class = forms.IntegerField

    def __init__(self, **kwargs):
        super().__init__(min_value=FIRST_YEAR, max_value=LAST_YEAR, **kwargs)


class DayFilter(django_filters.DateFilter):
    """`as_of`: the view reads the day before it filters, so the rows are left as they are."""

    field_class = DayFormField

    def __init__(self):
        super().__init__(label=_("As of"), help_text=_("Empty: today."))

    def filter(self, qs, value):
        return qs


def chosen_day(filterset: django_filters.FilterSet) -> date:
    """The day asked for, else today in the nation's time zone."""
    if "as_of" in filterset.filters and filterset.form.is_valid():
        return filterset.form.cleaned_data.get("as_of") or timezone.localdate()
    return timezone.localdate()


class AsOfForm(forms.Form):
    """The day for which the page of one record is computed."""

    as_of = DayFormField(required=False, label=_("As of"))

    @property
    def day(self) -> date:
        """The day asked for; today where none is, or none that can be read."""
        return (self.cleaned_data.get("as_of") if self.is_valid() else None) or timezone.localdate()
