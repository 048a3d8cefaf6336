"""A page asks the database as often for fifty rows as for one, and not often."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from portal.partial_dates import PartialDate
from tests import factories as make

#: Who is signed in costs three more: the session, the account, and what it serves.
MOST = {"visitor": 6, "coordinator": 9}
#: The home page asks for the grave warnings and the marks of elements too: as often, however many there are.
MOST_AT_HOME = {"visitor": 35, "coordinator": 39}
FEW, MANY = 1, 50
LISTS = (
    "home",
    "agreements:partnerships",
    "agreements:agreements",
    "agreements:fields",
    "cities:localities",
    "cities:agencies",
    "cities:governments",
    "portal:sources",
)

pytestmark = pytest.mark.django_db
each_reader = pytest.mark.parametrize("who", MOST)


@pytest.fixture
def government():
    return make.GovernmentFactory(name="Kota Semarang")


@pytest.fixture
def reader(who, government) -> Client:
    """Signed in once before, so that only what the page itself asks is counted."""
    client = Client()
    if who == "coordinator":
        client.force_login(make.MembershipFactory(government=government).user)
    return client


def fill(government, partnerships: int) -> None:
    """Partnerships with everything below them, each row of another partner, agency, sector and source."""
    for _ in range(partnerships):
        partner = make.LocalityFactory(parent=make.LocalityFactory())
        make.LocalityNameFactory(locality=partner)
        partnership = make.PartnershipFactory(government=government, partner=partner, published=True)
        below(partnership)


def below(partnership) -> None:
    agreement = make.AgreementFactory(partnership=partnership)
    make.AgreementFactory(partnership=partnership, succeeds=agreement, parent=agreement)
    last_year = PartialDate.on(timezone.localdate() - timedelta(days=300))
    make.AgreementFactory(partnership=partnership, signed=last_year, duration_months=18)
    make.PartnershipUmbrellaFactory(partnership=partnership)
    make.AgreementTextFactory(agreement=agreement)
    make.SignatoryFactory(signing=make.SigningFactory(agreement=agreement))
    field = make.CooperationFieldFactory(agreement=agreement, sectors=[make.SectorFactory()])
    assignment = make.AssignmentFactory(field=field)
    make.AgencySuccessionFactory(predecessor=assignment.agency)
    for record in (partnership, agreement, field, assignment):
        make.CitationFactory(about=record)
        make.ClaimFactory(about=record)


def asked(reader, url: str) -> list[str]:
    """The SQL of one request, less the savepoints that the suite adds."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = reader.get(url)
        if response.streaming:
            b"".join(response)
    assert response.status_code == 200
    return [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]


def assert_constant(few: list[str], many: list[str]) -> None:
    assert len(few) == len(many), "\n\n".join(many)


@each_reader
@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_as_often_for_many_rows_as_for_one(reader, government, who, name):
    fill(government, FEW)
    url = reverse(name)
    few = asked(reader, url)
    fill(government, MANY - FEW)
    many = asked(reader, url)
    assert_constant(few, many)


@each_reader
@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_seldom(reader, government, who, name):
    fill(government, 2)
    queries = asked(reader, reverse(name))
    assert len(queries) <= (MOST_AT_HOME if name == "home" else MOST)[who], "\n\n".join(queries)


@each_reader
@pytest.mark.parametrize("name", LISTS[1:])
def test_a_file_asks_once_for_its_rows_whatever_their_number(reader, government, who, name):
    fill(government, FEW)
    url = f"{reverse(name)}?export=csv"
    few = asked(reader, url)
    fill(government, 10)
    assert_constant(few, asked(reader, url))


@each_reader
def test_the_page_of_a_partnership_asks_as_often_for_many_agreements_as_for_one(reader, government, who):
    partnership = make.PartnershipFactory(government=government, published=True)
    below(partnership)
    few = asked(reader, partnership.get_absolute_url())
    for _ in range(10):
        below(partnership)
    assert_constant(few, asked(reader, partnership.get_absolute_url()))


@each_reader
def test_the_page_of_an_agreement_asks_as_often_for_many_fields_as_for_one(reader, government, who):
    agreement = make.AgreementFactory(partnership__government=government, partnership__published=True)

    def more(number: int) -> None:
        for _ in range(number):
            field = make.CooperationFieldFactory(agreement=agreement, sectors=[make.SectorFactory()])
            make.AgencySuccessionFactory(predecessor=make.AssignmentFactory(field=field).agency)
            make.SignatoryFactory(signing=make.SigningFactory(agreement=agreement))
            make.AgreementTextFactory(agreement=agreement)
            make.AgreementFactory(partnership=agreement.partnership, parent=agreement)
            make.AgreementFactory(partnership=agreement.partnership, succeeds=agreement)
            make.CitationFactory(about=field)
            make.ClaimFactory(about=field, topic="", attribute="outcomes", value="stated")

    more(1)
    few = asked(reader, agreement.get_absolute_url())
    more(10)
    assert_constant(few, asked(reader, agreement.get_absolute_url()))


@each_reader
def test_the_page_of_an_umbrella_asks_as_often_for_many_partnerships_as_for_one(reader, government, who):
    umbrella = make.AgreementFactory(umbrella=True, government=government)

    def more(number: int) -> None:
        for _ in range(number):
            make.PartnershipUmbrellaFactory(agreement=umbrella, partnership__published=True)

    more(1)
    few = asked(reader, umbrella.get_absolute_url())
    more(10)
    assert_constant(few, asked(reader, umbrella.get_absolute_url()))


@each_reader
def test_the_page_of_a_field_asks_as_often_for_many_agencies_as_for_one(reader, government, who):
    field = make.CooperationFieldFactory(
        agreement__partnership__government=government, agreement__partnership__published=True
    )

    def more(number: int) -> None:
        for _ in range(number):
            assignment = make.AssignmentFactory(field=field)
            make.AgencySuccessionFactory(predecessor=assignment.agency)
            make.CitationFactory(about=assignment)
            field.sectors.add(make.SectorFactory())

    more(1)
    few = asked(reader, field.get_absolute_url())
    more(10)
    assert_constant(few, asked(reader, field.get_absolute_url()))


@each_reader
@pytest.mark.parametrize("kind", ["government", "locality", "agency"])
def test_the_pages_of_cities_ask_as_often_for_many_rows_as_for_one(reader, government, who, kind):
    locality, agency = make.LocalityFactory(), make.AgencyFactory(government=government)

    def more(number: int) -> None:
        for _ in range(number):
            other = make.GovernmentFactory()
            for keeper, partner in ((other, locality), (government, make.LocalityFactory(parent=locality))):
                partnership = make.PartnershipFactory(government=keeper, partner=partner, published=True)
                make.AgreementFactory(partnership=partnership)
            field = make.CooperationFieldFactory(agreement=make.AgreementFactory(partnership=partnership))
            make.AssignmentFactory(field=field, agency=agency)
            make.AgencySuccessionFactory(predecessor=agency)
            make.AgencySuccessionFactory(predecessor=make.AgencyFactory(government=government), successor=agency)
            make.CitationFactory(about=make.LocalityNameFactory(locality=locality))

    url = {"government": government, "locality": locality, "agency": agency}[kind].get_absolute_url()
    more(1)
    few = asked(reader, url)
    more(10)
    assert_constant(few, asked(reader, url))
