"""A coordinator of Semarang, and places where a partner may lie."""

import pytest

from tests import factories as make


@pytest.fixture
def semarang(db):
    return make.GovernmentFactory(key="kota-semarang", name="Kota Semarang")


@pytest.fixture
def coordinator(client, semarang):
    user = make.MembershipFactory(government=semarang).user
    client.force_login(user)
    return user


@pytest.fixture
def kawasakis(db):
    japan = make.CountryFactory(code="JP", name_id="Jepang", name_en="Japan")
    return [
        make.PlaceFactory(name="Kawasaki", region=region, country=japan, population=people)
        for region, people in (("Kanagawa", 1_538_262), ("Fukuoka", 17_324))
    ]


@pytest.fixture
def korea(db):
    return make.CountryFactory()


@pytest.fixture
def jung_gu(korea):
    return make.LocalityFactory(key="ulsan-jung-gu", name="Jung-gu", country=korea)
