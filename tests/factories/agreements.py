"""Partnerships, agreements and their parts, for tests."""

from datetime import date

import factory
from factory import SelfAttribute, Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory

from agreements.models import (
    Agreement,
    AgreementText,
    Assignment,
    Clause,
    CooperationField,
    FieldMatch,
    Partnership,
    PartnershipUmbrella,
    Sector,
    Signatory,
    Signing,
    Stage,
    StageSet,
    TextPoint,
    TravelRule,
)
from tests.factories.cities import AgencyFactory, GovernmentFactory, LocalityFactory
from tests.factories.portal import when


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


class BelowTextFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    text = SubFactory(AgreementTextFactory)
    government = SelfAttribute("text.government")


class ClauseFactory(BelowTextFactory):
    """It stands in the text; `is_present=False` says that it does not."""

    class Meta:
        model = Clause

    key = Sequence("klausul-{}".format)
    kind = Clause.Kind.PERIOD
    is_present = True


class TextPointFactory(BelowTextFactory):
    class Meta:
        model = TextPoint

    key = Sequence("butir-{}".format)
    position = Sequence(lambda n: n % 30_000 + 1)
    wording = Sequence("Butir naskah {}".format)


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


class FieldMatchFactory(BelowTextFactory):
    """The partner's text has the field; `is_matched=False` says that somebody looked and did not find it."""

    class Meta:
        model = FieldMatch

    key = Sequence("padanan-{}".format)
    text = SubFactory(AgreementTextFactory, party=AgreementText.Party.PARTNER)
    field = SubFactory(CooperationFieldFactory, agreement=SelfAttribute("..text.agreement"))
    is_matched = True


class AssignmentFactory(DjangoModelFactory):
    class Meta:
        model = Assignment

    key = Sequence("tugas-{}".format)
    field = SubFactory(CooperationFieldFactory)
    government = SelfAttribute("field.government")
    agency = SubFactory(AgencyFactory, government=SelfAttribute("..government"))


class StageSetFactory(DjangoModelFactory):
    """The ministry's, of 2020, verified; without stages."""

    class Meta:
        model = StageSet

    key = Sequence("tahapan-{}".format)
    government = SubFactory(GovernmentFactory, is_ministry=True)
    title = Sequence("Tahapan {}".format)
    legal_basis = "PP 28/2018"
    valid_from = date(2020, 5, 22)
    is_verified = True


class StageFactory(DjangoModelFactory):
    class Meta:
        model = Stage

    key = Sequence("tahap-{}".format)
    stage_set = SubFactory(StageSetFactory)
    government = SelfAttribute("stage_set.government")
    position = Sequence(lambda number: number % 30_000 + 1)
    kind = Stage.Kind.OTHER
    name_id = Sequence("Tahap {}".format)
    name_en = Sequence("Stage {}".format)
    actor = Stage.Actor.HOME


class TravelRuleFactory(DjangoModelFactory):
    """At most five persons and seven days, without beginning or end; nobody verified it."""

    class Meta:
        model = TravelRule

    key = Sequence("batas-perjalanan-{}".format)
    government = SubFactory(GovernmentFactory)
    title = Sequence("Batas kunjungan {}".format)
    persons = 5
    days = 7
