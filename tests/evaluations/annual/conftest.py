"""A partnership of which there is something to report, and who reads it."""

import pytest

from tests import factories as make
from tests.evaluations.annual.reading import fill


@pytest.fixture
def partnership():
    """With a record of every kind that the report of 2018 tells of."""
    partnership = make.PartnershipFactory(
        key="alfa-beta", government__name="Kota Alfa", partner=make.LocalityFactory(name="Beta")
    )
    fill(partnership)
    return partnership


@pytest.fixture
def coordinator(client, partnership):
    person = make.MembershipFactory(government=partnership.government).user
    client.force_login(person)
    client.cookies["django_language"] = "en"
    return person
