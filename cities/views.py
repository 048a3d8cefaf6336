"""Pages of governments, localities abroad and agencies."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cities.columns import AGENCY_COLUMNS, GOVERNMENT_COLUMNS, LOCALITY_COLUMNS
from cities.filters import AgencyFilterSet, GovernmentFilterSet, LocalityFilterSet
from cities.models import Agency, AgencySuccession, Government, Locality, LocalityName
from cities.permissions import governments_with, reads_unpublished, why_not_change_locality
from portal.completeness import of_record
from portal.details import RecordDetail
from portal.expressions import counted, localized
from portal.history import events_under
from portal.lists import FilteredListView

LOCALITY_QUESTIONS = ("latitude", "longitude")
AGENCY_QUESTIONS = ("abbreviation", "founded")


class GovernmentList(FilteredListView):
    model = Government
    filterset_class = GovernmentFilterSet
    columns = GOVERNMENT_COLUMNS
    title = _("Governments")
    lead = _("Provinces, regencies and cities of Indonesia, with the partnerships they keep in the register.")
    default_sort = "name"

    def rows_on(self, day):
        partnerships = Government.partnerships.rel.related_model.objects
        return (
            super()
            .rows_on(day)
            .annotate(partnership_count=counted(partnerships.visible_to(self.request.user).standing(), "government"))
        )


class LocalityList(FilteredListView):
    model = Locality
    filterset_class = LocalityFilterSet
    columns = LOCALITY_COLUMNS
    title = _("Localities abroad")
    lead = _("Cities and other localities abroad with which a partnership stands in the register.")
    default_sort = "name"

    def rows_on(self, day):
        partnerships = Locality.partnerships.rel.related_model.objects
        return (
            super()
            .rows_on(day)
            .annotate(
                partnership_count=counted(partnerships.visible_to(self.request.user).standing(), "partner"),
                country_name=F(localized("country__name")),
            )
        )


class AgencyList(FilteredListView):
    model = Agency
    filterset_class = AgencyFilterSet
    columns = AGENCY_COLUMNS
    title = _("Agencies")
    lead = _("Agencies of governments, with what they are responsible for and what became of them.")
    default_sort = "name"

    def rows_on(self, day):
        assignments = Agency.assignments.rel.related_model.objects
        seen = assignments.visible_to(self.request.user).standing()
        return super().rows_on(day).annotate(field_count=counted(seen, "agency"))


class GovernmentDetail(RecordDetail):
    model = Government
    template_name = "cities/government.html"
    fact_names = ("name", "level", "time_zone")
    rare_fact_names = ("code", "province")

    @property
    def shows_history(self) -> bool:
        """Governments come from the ministry's list, which nobody changes here."""
        return False

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            partnerships=self.object.partnerships.visible_to(user).select_related("partner__country", "government"),
            agencies=self.object.agencies.visible_to(user),
            may_add_agency=self.object.pk in governments_with(user, "cities.change_agency"),
            register_start=getattr(self.object, "register_start", None),
            may_set_targets=self.object.pk in governments_with(user, "evaluations.set_target"),
            reads_annual_report=reads_unpublished(user, self.object),
            sees_rules=self.object.pk in governments_with(user, "portal.view_drafts"),
            **kwargs,
        )


class LocalityDetail(RecordDetail):
    model = Locality
    template_name = "cities/locality.html"
    fact_names = ("name", "country", "level", "latitude", "longitude")
    rare_fact_names = ("parent", "note")

    def get_queryset(self):
        return super().get_queryset().select_related("country", "parent")

    def records_on_page(self):
        return [self.object, *self.object.names.all()]

    def history_of(self):
        return [*super().history_of(), events_under(LocalityName, locality=self.object)]

    def get_context_data(self, **kwargs):
        user = self.request.user
        may_change = user.is_authenticated and why_not_change_locality(user, self.object) is None
        change_url = reverse("cities:locality-change", args=[self.object.key]) if may_change else None
        context = super().get_context_data(
            partnerships=self.object.partnerships.visible_to(user).select_related("partner__country", "government"),
            parts=self.object.parts.visible_to(user),
            may_change=may_change,
            completeness=of_record(self.object, LOCALITY_QUESTIONS, change_url),
            **kwargs,
        )
        return context | {"names": [(name, self.evidence.refs(name)) for name in self.object.names.all()]}


class AgencyDetail(RecordDetail):
    model = Agency
    template_name = "cities/agency.html"
    fact_names = ("name", "kind", "government", "founded")
    rare_fact_names = ("abbreviation", "dissolved", "note")

    def get_queryset(self):
        return super().get_queryset().select_related("government")

    def history_of(self):
        return [*super().history_of(), events_under(AgencySuccession, predecessor=self.object)]

    def hidden_in_history(self):
        may_change = self.request.user.has_perm("cities.change_agency", self.object)
        return frozenset() if may_change else frozenset({"mailbox"})

    def get_context_data(self, **kwargs):
        user = self.request.user
        may_change = user.has_perm("cities.change_agency", self.object)
        change_url = reverse("cities:agency-change", args=[self.object.key]) if may_change else None
        return super().get_context_data(
            successions=self.object.successions.select_related("successor"),
            origins=self.object.origins.select_related("predecessor"),
            assignments=self.object.assignments.visible_to(user).select_related("field__agreement__partnership"),
            may_change=may_change,
            may_write=user.has_perm("evaluations.remind", self.object),
            completeness=of_record(self.object, AGENCY_QUESTIONS, change_url),
            mailbox=self.object.mailbox if may_change else "",
            **kwargs,
        )
