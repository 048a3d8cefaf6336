"""Records for tests: each factory makes a valid one; traits say more: `PartnershipFactory(published=True)`."""

import uuid
from datetime import date, timedelta

import factory
from django.contrib.auth import get_user_model
from django.utils import timezone
from factory import LazyAttribute, SelfAttribute, Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory

from agreements.models import (
    Agreement,
    AgreementText,
    Assignment,
    CooperationField,
    Partnership,
    PartnershipUmbrella,
    Sector,
    Signatory,
    Signing,
)
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
from portal.models import Citation, Claim, FormToken, Source
from portal.partial_dates import PartialDate
from portal.roles import Role

PASSWORD = "sandi-untuk-uji-coba-1945"


def when(text: str) -> PartialDate | None:
    """A partial date as people type it: `when("2018-10/2018-12")`."""
    return PartialDate.parse(text)


class UserFactory(DjangoModelFactory):
    class Meta:
        model = get_user_model()

    username = Sequence("orang{}".format)
    email = LazyAttribute(lambda user: f"{user.username}@example.test")
    password = factory.django.Password(PASSWORD)


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


class KeptFactory(DjangoModelFactory):
    """A record that a government keeps: entered, unless a trait says otherwise."""

    class Meta:
        abstract = True

    class Params:
        draft = Trait(is_draft=True)
        annulled = Trait(annulled_on=date(2024, 5, 20), annulment_reason="Tercatat dua kali.")
        confirmed = Trait(confirmed_on=date(2024, 5, 20))


class PartnershipFactory(KeptFactory):
    """Entered and not yet published."""

    class Meta:
        model = Partnership

    class Params:
        published = Trait(published_on=date(2024, 5, 20))

    key = Sequence("kemitraan-{}".format)
    government = SubFactory(GovernmentFactory)
    partner = SubFactory(LocalityFactory)
    kind = Partnership.Kind.SISTER


class AgreementFactory(KeptFactory):
    """The memorandum of Semarang and Jung-gu: 60 months from 25 November 2016, notice of six months.

    Its partnership is entered and unpublished: `partnership__published=True` publishes it.
    """

    class Meta:
        model = Agreement

    class Params:
        unsigned = Trait(signed=None)
        open_ended = Trait(term=Agreement.Term.OPEN_ENDED, duration_months=None)
        umbrella = Trait(
            kind=Agreement.Kind.UMBRELLA,
            partnership=None,
            government=SubFactory(GovernmentFactory),
            parties="Indonesia – Republik Korea",
        )

    key = Sequence("perjanjian-{}".format)
    partnership = SubFactory(PartnershipFactory)
    government = SelfAttribute("partnership.government")
    kind = Agreement.Kind.MOU
    title = Sequence("Memorandum Saling Pengertian {}".format)
    signed = when("2016-11-25")
    term = Agreement.Term.FIXED
    duration_months = 60
    notice_months = 6


class PartnershipUmbrellaFactory(DjangoModelFactory):
    class Meta:
        model = PartnershipUmbrella

    key = Sequence("payung-{}".format)
    partnership = SubFactory(PartnershipFactory)
    agreement = SubFactory(AgreementFactory, umbrella=True, government=SelfAttribute("..partnership.government"))


class BelowAgreementFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    agreement = SubFactory(AgreementFactory)
    government = SelfAttribute("agreement.government")


class AgreementTextFactory(BelowAgreementFactory):
    class Meta:
        model = AgreementText

    key = Sequence("naskah-{}".format)
    party = AgreementText.Party.HOME
    language = "id"
    title = Sequence("Naskah {}".format)


class SigningFactory(BelowAgreementFactory):
    class Meta:
        model = Signing

    key = Sequence("tanda-tangan-{}".format)
    signed = when("2016-11-25")
    place = "Semarang"


class SignatoryFactory(DjangoModelFactory):
    class Meta:
        model = Signatory

    key = Sequence("penanda-tangan-{}".format)
    signing = SubFactory(SigningFactory)
    government = SelfAttribute("signing.government")
    side = "home"
    name = "Hendrar Prihadi"
    post = "Wali Kota"


class SectorFactory(DjangoModelFactory):
    class Meta:
        model = Sector
        django_get_or_create = ["key"]

    key = Sequence("sektor-{}".format)
    name_id = Sequence("Sektor {}".format)
    name_en = Sequence("Sector {}".format)


class CooperationFieldFactory(BelowAgreementFactory):
    class Meta:
        model = CooperationField
        skip_postgeneration_save = True

    key = Sequence("bidang-{}".format)
    position = Sequence(lambda n: n % 30_000 + 1)
    wording = Sequence("Bidang kerja sama {}".format)

    @factory.post_generation
    def sectors(self, create, extracted, **kwargs):
        if extracted:
            self.sectors.set(extracted)


class AssignmentFactory(DjangoModelFactory):
    class Meta:
        model = Assignment

    key = Sequence("tugas-{}".format)
    field = SubFactory(CooperationFieldFactory)
    government = SelfAttribute("field.government")
    agency = SubFactory(AgencyFactory, government=SelfAttribute("..government"))


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source

    key = Sequence("sumber-{}".format)
    kind = Source.Kind.THESIS
    title = Sequence("Skripsi {}".format)
    authors = "Anindya, K."
    year = 2021


class CitationFactory(DjangoModelFactory):
    """`CitationFactory(about=agreement)`; without `about` it cites a source about itself."""

    class Meta:
        model = Citation

    class Params:
        about = SubFactory(SourceFactory)

    source = SubFactory(SourceFactory)
    record = LazyAttribute(lambda cited: cited.about.record_label())
    record_key = SelfAttribute("about.key")
    locator = Sequence("baris {}".format)


class ClaimFactory(CitationFactory):
    class Meta:
        model = Claim

    key = Sequence("klaim-{}".format)
    topic = "Tahun surat minat"
    value = "2014"


class FormTokenFactory(DjangoModelFactory):
    class Meta:
        model = FormToken

    user = SubFactory(UserFactory)
    token = LazyAttribute(lambda _: uuid.uuid4())
    result_url = "/"
