"""Records of every degree of openness and people of every role: the scene of the tests of who sees what."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from agreements.models import Agreement
from cities.models import Country
from tests import factories as make

#: What a person of each role reaches of the records of government A.
REACH = {
    "visitor": "public",
    "researcher of A": "public",
    "coordinator of A": "own",
    "coordinator of B": "foreign",
    "agency officer of A": "own",
    "council member of A": "own",
    "evaluator of A": "own",
    "administrator of A": "own",
    "overseer of the province of A": "overseer",
    "overseer of another province": "public",
    "overseer of the ministry": "overseer",
    "coordinator of A until yesterday": "public",
    "coordinator of A from tomorrow": "public",
    "coordinator of A whose account is closed": "public",
}
PARTNERSHIPS = ("published", "entered", "draft", "annulled", "foreign_draft")
#: Agreements, by their own standing and that of the partnership.
AGREEMENTS = (*PARTNERSHIPS, "draft_in_published", "annulled_in_published", "umbrella", "umbrella_draft")
#: A country for each partnership, so that a list of countries tells of it.
COUNTRIES = dict(zip(PARTNERSHIPS, ("KR", "CN", "JP", "DE", "HR"), strict=True))


def by_reach(case: tuple) -> set:
    """What a sample of roles and something else holds: each role once, and all else for each reach and for visitors."""
    role, *rest = case
    return {role, (role if role == "visitor" else REACH[role], *rest)}


@dataclass
class Scene:
    people: dict = field(default_factory=dict)
    partnerships: dict = field(default_factory=dict)
    agreements: dict = field(default_factory=dict)
    fields: dict = field(default_factory=dict)
    agencies: dict = field(default_factory=dict)
    localities: dict = field(default_factory=dict)


def build() -> Scene:
    scene = Scene()
    city, other = make.GovernmentFactory(name="Kota Alfa"), make.GovernmentFactory(name="Kota Beta")
    scene.people = _people(city, other)
    for kind in PARTNERSHIPS:
        _partnership(scene, kind, other if kind == "foreign_draft" else city)
    _agreements_in_published(scene, city)
    scene.localities["unused"] = make.LocalityFactory(key="lokasi-unused", name="Lokasiunused")
    return scene


def _people(city, other) -> dict:
    def serving(government=city, **membership):
        return make.MembershipFactory(government=government, **membership).user

    closed = serving()
    closed.is_active = False
    closed.save()
    tomorrow = timezone.localdate() + timedelta(days=1)
    return {
        "visitor": None,
        "researcher of A": serving(researcher=True),
        "coordinator of A": serving(),
        "coordinator of B": serving(other),
        "agency officer of A": serving(agency_officer=True),
        "council member of A": serving(council_member=True),
        "evaluator of A": serving(evaluator=True),
        "administrator of A": serving(administrator=True),
        "overseer of the province of A": serving(city.province, overseer=True),
        "overseer of another province": serving(other.province, overseer=True),
        "overseer of the ministry": serving(make.GovernmentFactory(is_ministry=True), overseer=True),
        "coordinator of A until yesterday": serving(ended=True),
        "coordinator of A from tomorrow": serving(starts=tomorrow),
        "coordinator of A whose account is closed": closed,
    }


def _partnership(scene: Scene, kind: str, government) -> None:
    trait = kind.removeprefix("foreign_")
    traits = {} if trait == "entered" else {trait: True}
    country = make.CountryFactory(code=COUNTRIES[kind], name_id=f"Negara{kind}", name_en=f"Negara{kind}")
    scene.localities[kind] = make.LocalityFactory(key=f"lokasi-{kind}", name=f"Lokasi{kind}", country=country)
    scene.partnerships[kind] = make.PartnershipFactory(
        key=f"mitra-{kind}", government=government, partner=scene.localities[kind], note=f"Catatan{kind}", **traits
    )
    traits.pop("published", None)
    _agreement(scene, kind, partnership=scene.partnerships[kind], **traits)


def _agreements_in_published(scene: Scene, city) -> None:
    published = scene.partnerships["published"]
    _agreement(scene, "draft_in_published", partnership=published, draft=True)
    _agreement(scene, "annulled_in_published", partnership=published, annulled=True)
    _agreement(scene, "umbrella", umbrella=True, government=city)
    _agreement(scene, "umbrella_draft", umbrella=True, government=city, draft=True)
    for kind in ("umbrella", "umbrella_draft"):
        make.PartnershipUmbrellaFactory(partnership=published, agreement=scene.agreements[kind])
    # What everybody may see stands in relations to what they may not.
    hidden = scene.agreements["draft_in_published"], scene.agreements["annulled_in_published"]
    Agreement.objects.filter(key="perjanjian-published").update(parent=hidden[0], succeeds=hidden[1])
    make.AgreementFactory(key="perjanjian-turunan", parent=hidden[1], partnership=published, draft=True)


def _agreement(scene: Scene, kind: str, **attributes) -> None:
    agreement = make.AgreementFactory(
        key=f"perjanjian-{kind}", title=f"Perjanjian{kind}", number_home=f"Nomor{kind}", **attributes
    )
    scene.agreements[kind] = agreement
    scene.fields[kind] = make.CooperationFieldFactory(
        agreement=agreement, key=f"bidang-{kind}", wording=f"Bidang{kind}"
    )
    scene.agencies[kind] = make.AgencyFactory(government=agreement.government, key=f"dinas-{kind}", name=f"Dinas{kind}")
    make.AssignmentFactory(field=scene.fields[kind], agency=scene.agencies[kind], note=f"Tugas{kind}")
    text = make.AgreementTextFactory(agreement=agreement, title=f"Naskah{kind}")
    make.TextPointFactory(text=text, wording=f"Butir{kind}")
    make.SignatoryFactory(
        signing=make.SigningFactory(agreement=agreement, place=f"Tempat{kind}"), name=f"Pejabat{kind}"
    )
    make.CitationFactory(about=agreement, attribute="title", quote=f"Kutipan{kind}")


def country_of(kind: str) -> Country:
    return Country.objects.get(pk=COUNTRIES[kind])
