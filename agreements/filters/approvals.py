"""Filters of the list of approvals."""

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.filters.happenings import HappeningFilterSet
from agreements.models import Approval


class ApprovalFilterSet(HappeningFilterSet):
    body = django_filters.ChoiceFilter(label=_("Asked of"), choices=Approval.Body)
    answer = django_filters.ChoiceFilter(label=_("Answer"), choices=Approval.Answer)

    searched = ("subject", "document", "note")

    class Meta:
        model = Approval
        fields = []
