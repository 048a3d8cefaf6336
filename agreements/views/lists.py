"""The lists of partnerships, agreements and cooperation fields."""

from django.db.models import Case, CharField, F, OuterRef, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from agreements.columns.agreements import AGREEMENT_COLUMNS
from agreements.columns.expressions import partner_name
from agreements.columns.fields import FIELD_COLUMNS
from agreements.columns.partnerships import PARTNERSHIP_COLUMNS
from agreements.filters.agreements import AgreementFilterSet
from agreements.filters.fields import CooperationFieldFilterSet
from agreements.filters.partnerships import PartnershipFilterSet
from agreements.models import Agreement, AgreementText, Assignment, CooperationField, FieldSector, Partnership
from portal.expressions import counted, joined, localized, of_relative
from portal.lists import FilteredListView


class PartnershipList(FilteredListView):
    model = Partnership
    filterset_class = PartnershipFilterSet
    columns = PARTNERSHIP_COLUMNS
    title = _("Partnerships")
    lead = _("Each partnership of one Indonesian government with one partner abroad, whatever was signed.")
    default_sort = "partner"

    def rows_on(self, day):
        agreements = Agreement.objects.visible_to(self.request.user).standing()
        signed = agreements.entered().filter(partnership=OuterRef("pk")).signed_by(day)
        return (
            super()
            .rows_on(day)
            .listed(day)
            .with_legal_status(day)
            .with_vitality(day)
            .annotate(
                partner_name=partner_name(),
                country_name=F(localized("partner__country__name")),
                agreement_count=counted(agreements, "partnership"),
                highest_kind=Subquery(signed.furthest_first().values("kind")[:1]),
                last_signed=Subquery(signed.order_by(F("signed__earliest").desc()).values("signed")[:1]),
            )
        )


class AgreementList(FilteredListView):
    model = Agreement
    filterset_class = AgreementFilterSet
    columns = AGREEMENT_COLUMNS
    title = _("Agreements")
    lead = _("Letters of intent, memoranda of understanding, action plans and other texts, with their legal status.")
    default_sort = "-signed"

    def rows_on(self, day):
        user = self.request.user
        fields = CooperationField.objects.visible_to(user)
        assignments = Assignment.objects.visible_to(user)
        return (
            super()
            .rows_on(day)
            .listed(day)
            .with_status(day)
            .annotate(
                partner_name=Coalesce(partner_name("partnership__"), F("parties"), output_field=TextField()),
                field_count=counted(fields, "agreement"),
                field_wordings=joined(fields, "agreement", "wording", order="position"),
                field_keys=joined(fields, "agreement", "key", order="position"),
                agency_names=joined(assignments, "field__agreement", "agency__name", order="agency__name"),
                agency_keys=joined(assignments, "field__agreement", "agency__key", order="agency__key"),
                parent_key=of_relative(Agreement.objects.visible_to(user), "parent"),
                succeeds_key=of_relative(Agreement.objects.visible_to(user), "succeeds"),
                text_count=counted(AgreementText.objects.visible_to(user), "agreement"),
            )
        )


class CooperationFieldList(FilteredListView):
    model = CooperationField
    filterset_class = CooperationFieldFilterSet
    columns = FIELD_COLUMNS
    title = _("Cooperation fields")
    lead = _("What the agreements name as fields of cooperation, and which agencies are responsible.")
    default_sort = "wording"

    def rows_on(self, day):
        sectors = FieldSector.objects.all()
        assignments = Assignment.objects.visible_to(self.request.user)
        name = localized("sector__name")
        return (
            super()
            .rows_on(day)
            .standing()
            .annotate(
                partner_name=partner_name("agreement__partnership__"),
                sector_names=joined(sectors, "field", name, order=name),
                sector_keys=joined(sectors, "field", "sector__key", order="sector__key"),
                agency_names=joined(assignments, "field", "agency__name", order="agency__name"),
                agency_keys=joined(assignments, "field", "agency__key", order="agency__key"),
                origin_key=of_relative(CooperationField.objects.visible_to(self.request.user), "origin"),
                is_open_text=Case(When(is_open=True, then=Value("yes")), default=Value("no"), output_field=CharField()),
            )
        )
