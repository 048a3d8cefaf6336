"""Filters of the list of partnerships."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, CooperationField, Partnership, Sector
from agreements.models.statuses import DORMANT, PartnershipStatus, Vitality
from cities.models import Country, Government, Locality
from portal.filters import DayFilter, SearchedFilterSet
from portal.search import names_like, texts_with

#: What the list answers to «dormant» holds those that never started; this leaves them out.
ONLY_DORMANT = "only_dormant"


def governments_with_partnerships(request):
    """Governments of partnerships that the reader may see."""
    return Government.objects.filter(pk__in=Partnership.objects.visible_to(request.user).values("government"))


def partner_countries(request):
    """Countries of partners that the reader may see."""
    return Country.objects.filter(pk__in=Partnership.objects.visible_to(request.user).values("partner__country"))


def partners_found(user, text: str) -> Q:
    """Partnerships whose partner is called so, or spelled much like it; a hidden name hides none that is alike."""
    visible = Locality.objects.visible_to(user)
    named = names_like(visible, text, "name", "names__name", "country__name_id", "country__name_en")
    return Q(partner__in=named.values("pk"))


def partnerships_found(user, text: str):
    """Partnerships that the user sees and whose names, agreements or fields hold the words."""
    visible = Partnership.objects.visible_to(user)
    agreements = texts_with(Agreement.objects.visible_to(user), text, "title", "note")
    fields = texts_with(CooperationField.objects.visible_to(user), text, "wording", "expected_outcomes")
    return visible.filter(
        partners_found(user, text)
        | Q(pk__in=names_like(visible, text, "government__name", "partner_institution").values("pk"))
        | Q(pk__in=texts_with(visible, text, "initiative_note", "note").values("pk"))
        | Q(pk__in=agreements.values("partnership"))
        | Q(pk__in=fields.values("agreement__partnership"))
    )


class PartnershipFilterSet(SearchedFilterSet):
    government = django_filters.ModelChoiceFilter(
        label=_("Government"), queryset=governments_with_partnerships, to_field_name="key"
    )
    country = django_filters.ModelChoiceFilter(
        label=_("Country"), queryset=partner_countries, field_name="partner__country"
    )
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Partnership.Kind)
    sector = django_filters.ModelChoiceFilter(label=_("Sector"), queryset=Sector.objects.all(), method="in_sector")
    legal_status = django_filters.ChoiceFilter(label=_("Legal status"), choices=PartnershipStatus)
    vitality = django_filters.ChoiceFilter(
        label=_("Vitality"),
        choices=[*Vitality.choices, (ONLY_DORMANT, _("Dormant, without those that never started"))],
        method="of_vitality",
        help_text=_("Never started counts as dormant too."),
    )
    as_of = DayFilter()

    class Meta:
        model = Partnership
        fields = []

    def find(self, queryset, name, value):
        return queryset.filter(pk__in=partnerships_found(self.request.user, value).values("pk"))

    def of_vitality(self, queryset, name, value):
        words = {Vitality.DORMANT: DORMANT, ONLY_DORMANT: [Vitality.DORMANT]}
        lives_so = queryset.filter(vitality__in=words.get(value, [value]))
        # Asked once: the word is dear, and the number of the rows and their page would each compute it for all.
        return queryset.filter(pk__in=list(lives_so.values_list("pk", flat=True)))

    def in_sector(self, queryset, name, value):
        fields = CooperationField.objects.visible_to(self.request.user).filter(sectors=value)
        return queryset.filter(pk__in=fields.values("agreement__partnership"))
