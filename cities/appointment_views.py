"""Pages of an administrator: who serves in which role at the governments that he administers."""

import django_filters
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cities import appointments
from cities.appointment_forms import AppointForm, EndForm
from cities.models import Government, Membership
from portal.columns import ChoiceColumn, Column, DayColumn
from portal.filters import SearchedFilterSet, YesNoFilter
from portal.form_views import FormPage
from portal.lists import FilteredListView
from portal.roles import Role
from portal.search import names_like

MEMBERSHIP_COLUMNS = (
    Column(
        name="user",
        source="user__username",
        label=_("Account"),
        meaning=_("User name."),
        link=("cities:membership-end", "pk"),
    ),
    ChoiceColumn(name="role", source="role", label=_("Role"), meaning=_("Role."), choices=Role),
    Column(name="government", source="government__name", label=_("Government"), meaning=_("The government served.")),
    Column(name="government_key", source="government__key", meaning=_("Public key of the government.")),
    Column(
        name="agency", source="agency__name", label=_("Agency"), meaning=_("The agency served."), empty_is_none=True
    ),
    Column(name="agency_key", source="agency__key", meaning=_("Public key of the agency.")),
    DayColumn(name="starts", source="starts", label=_("From"), meaning=_("First day.")),
    DayColumn(name="ends", source="ends", label=_("To"), meaning=_("Last day."), empty_is_none=True),
)


class MembershipFilterSet(SearchedFilterSet):
    role = django_filters.ChoiceFilter(label=_("Role"), choices=Role)
    ended = YesNoFilter(label=_("Ended"), method="is_ended")

    class Meta:
        model = Membership
        fields = []

    def find(self, queryset, name, value):
        visible = Membership.objects.visible_to(self.request.user)
        named = names_like(visible, value, "user__username", "agency__name")
        return queryset.filter(pk__in=named.values("pk"))

    def is_ended(self, queryset, name, value):
        today = timezone.localdate()
        return queryset.filter(ends__lt=today) if value else queryset.exclude(ends__lt=today)


class MembershipList(FilteredListView):
    model = Membership
    filterset_class = MembershipFilterSet
    columns = MEMBERSHIP_COLUMNS
    title = _("Memberships")
    lead = _("Who serves which government or agency in which role. Open one to end it.")
    default_sort = "user"
    template_name = "cities/memberships.html"

    def context(self):
        administered = Government.objects.filter(
            pk__in=appointments.governments_with(self.request.user, "cities.change_membership")
        )
        return super().context() | {"administered": administered}


class Appoint(FormPage):
    model = Government
    form_class = AppointForm
    title = _("Appoint a person")
    lead = _(
        "The person may from that day do what the role allows. A new account gets a link by mail to choose a password."
    )
    button = _("Appoint")

    def why_not(self):
        return appointments.why_not_appoint(self.request.user, self.record)

    def form_kwargs(self):
        return {"government": self.record}

    def perform(self, form):
        given, by = form.cleaned_data, self.request.user
        is_new = form.person is None
        person = form.person or appointments.open_account(
            by=by, government=self.record, username=given["username"], email=given["email"]
        )
        appointments.appoint(
            by=by,
            government=self.record,
            person=person,
            role=given["role"],
            starts=given["starts"],
            agency=given["agency"],
        )
        if is_new:
            appointments.invite(person, self.request)
        return reverse("cities:memberships")


class EndMembership(FormPage):
    form_class = EndForm
    title = _("End a membership")
    lead = _("After its last day the person can no longer do what the role allows. What was done stays in the history.")
    button = _("End the membership")
    danger = True

    @cached_property
    def record(self):
        found = Membership.objects.visible_to(self.request.user).select_related("user", "government")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def why_not(self):
        return appointments.why_not_end(self.request.user, self.record)

    def perform(self, form):
        given = form.cleaned_data
        appointments.end_membership(self.record, by=self.request.user, on=given["ends"], reason=given["reason"])
        return reverse("cities:memberships")

    def crumbs(self):
        return [(str(_("Memberships")), reverse("cities:memberships"))]

    def back_url(self):
        return reverse("cities:memberships")
