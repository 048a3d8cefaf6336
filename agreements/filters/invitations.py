"""Filters of the list of invitations, proposals and requests."""

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.filters.happenings import HappeningFilterSet
from agreements.models import Invitation


class InvitationFilterSet(HappeningFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Invitation.Kind)
    sender = django_filters.ChoiceFilter(label=_("From"), choices=Invitation.From)
    answer = django_filters.ChoiceFilter(label=_("Answer"), choices=Invitation.Answer)

    searched = ("subject", "reason_wording", "note")

    class Meta:
        model = Invitation
        fields = []
