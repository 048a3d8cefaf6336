"""What stands on the page of a record is in the history on that page."""

import pytest

from cities.services import name_locality, succeed
from portal.roles import Role
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator():
    return make.MembershipFactory(role=Role.COORDINATOR).user


def page(client, coordinator, record) -> str:
    client.force_login(coordinator)
    return client.get(record.get_absolute_url()).content.decode().split('id="history-title"')[1]


def test_a_name_of_a_locality(client, coordinator):
    locality = make.LocalityFactory()
    name_locality(locality, by=coordinator, name="Nama Lain", kind="alias")
    assert "Nama Lain" in page(client, coordinator, locality)


def test_what_became_of_an_agency(client, coordinator):
    agency = make.AgencyFactory(government=coordinator.memberships.get().government)
    succeed(agency, by=coordinator, kind="undecided", note="Menunggu perda")
    assert "Menunggu perda" in page(client, coordinator, agency)


def test_the_umbrella_of_a_partnership(client, coordinator):
    partnership = make.PartnershipFactory(government=coordinator.memberships.get().government)
    link = make.PartnershipUmbrellaFactory(partnership=partnership)
    assert link.agreement.title in page(client, coordinator, partnership)
