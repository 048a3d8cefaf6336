"""Governments, places abroad, agencies and who serves where, for tests."""

from datetime import timedelta

from django.utils import timezone
from factory import LazyAttribute, SelfAttribute, Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory

from cities.models import (
    Agency,
    AgencySuccession,
    Country,
    Government,
    Locality,
    LocalityName,
    Membership,
    Place,
)
from portal.roles import Role
from tests.factories.portal import UserFactory


class CountryFactory(DjangoModelFactory):
    class Meta:
        model = Country
        django_get_or_create = ["code"]

    code = "KR"
    name_id = "Korea Selatan"
    name_en = "South Korea"


class GovernmentFactory(DjangoModelFactory):
    """A city; `level="regency"` is well, and the traits `is_province` and `is_ministry` lie in no province."""

    class Meta:
        model = Government

    class Params:
        is_province = Trait(level=Government.Level.PROVINCE, province=None, name=Sequence("Provinsi {}".format))
        is_ministry = Trait(level=Government.Level.MINISTRY, province=None, code=None)

    key = Sequence("kota-{}".format)
    name = Sequence("Kota {}".format)
    code = Sequence("U{:06}".format)
    level = Government.Level.CITY
    province = SubFactory("tests.factories.GovernmentFactory", is_province=True)


class PlaceFactory(DjangoModelFactory):
    class Meta:
        model = Place

    geoname_id = Sequence(lambda n: n + 1)
    name = Sequence("Place {}".format)
    country = SubFactory(CountryFactory)
    latitude = "37.55"
    longitude = "126.99"
    population = 100_000


class LocalityFactory(DjangoModelFactory):
    class Meta:
        model = Locality

    key = Sequence("kr-kota-{}".format)
    name = Sequence("Gu {}".format)
    country = SubFactory(CountryFactory)
    level = Locality.Level.CITY


class LocalityNameFactory(DjangoModelFactory):
    class Meta:
        model = LocalityName

    key = Sequence("kr-nama-{}".format)
    locality = SubFactory(LocalityFactory)
    name = Sequence("Ku {}".format)
    kind = LocalityName.Kind.AS_WRITTEN


class AgencyFactory(DjangoModelFactory):
    class Meta:
        model = Agency

    key = Sequence("dinas-{}".format)
    government = SubFactory(GovernmentFactory)
    name = Sequence("Dinas {}".format)
    kind = Agency.Kind.DINAS


class AgencySuccessionFactory(DjangoModelFactory):
    class Meta:
        model = AgencySuccession

    key = Sequence("pergantian-{}".format)
    predecessor = SubFactory(AgencyFactory)
    successor = SubFactory(AgencyFactory, government=SelfAttribute("..predecessor.government"))
    kind = AgencySuccession.Kind.RENAMED


class MembershipFactory(DjangoModelFactory):
    """A coordinator since last year; a trait for each other role, and `ended` for one who left yesterday."""

    class Meta:
        model = Membership

    class Params:
        agency_officer = Trait(
            role=Role.AGENCY_OFFICER, agency=SubFactory(AgencyFactory, government=SelfAttribute("..government"))
        )
        council_member = Trait(role=Role.COUNCIL_MEMBER)
        evaluator = Trait(role=Role.EVALUATOR)
        researcher = Trait(role=Role.RESEARCHER)
        overseer = Trait(role=Role.OVERSEER)
        administrator = Trait(role=Role.ADMINISTRATOR)
        ended = Trait(ends=LazyAttribute(lambda _: timezone.localdate() - timedelta(days=1)))

    user = SubFactory(UserFactory)
    government = SubFactory(GovernmentFactory)
    agency = None
    role = Role.COORDINATOR
    starts = LazyAttribute(lambda _: timezone.localdate() - timedelta(days=365))
