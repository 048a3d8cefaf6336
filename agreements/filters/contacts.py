"""Filters of the lists of contacts and of changes of leadership."""

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.filters.happenings import HappeningFilterSet
from agreements.models import Contact, LeadershipChange
from agreements.models.awareness import Channel
from agreements.models.sides import Side
from portal.filters import YesNoFilter


class ContactFilterSet(HappeningFilterSet):
    side = django_filters.ChoiceFilter(label=_("Side"), choices=Side)
    channel = django_filters.ChoiceFilter(label=_("Channel"), choices=Channel)
    needs_interpreter = YesNoFilter(label=_("Interpreter needed"))
    as_of = None

    searched = ("unit", "post", "person", "address", "language", "note")

    class Meta:
        model = Contact
        fields = []


class LeadershipChangeFilterSet(HappeningFilterSet):
    side = django_filters.ChoiceFilter(label=_("Side"), choices=Side)
    awaiting = YesNoFilter(label=_("Renewed contact awaited"))

    searched = ("post", "note")

    class Meta:
        model = LeadershipChange
        fields = []
