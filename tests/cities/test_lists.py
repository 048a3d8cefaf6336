"""The lists of governments, localities and agencies."""

import pytest
from django.urls import reverse

from cities.models import AgencySuccession
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("query", ["", "?export=csv"])
def test_the_list_of_agencies_holds_one_whose_succession_is_not_yet_decided(client, query):
    agency = make.AgencyFactory(name="Dinas Perindustrian dan Perdagangan")
    make.AgencySuccessionFactory(predecessor=agency, successor=None, kind=AgencySuccession.Kind.UNDECIDED)
    response = client.get(reverse("cities:agencies") + query)
    assert response.status_code == 200
    content = b"".join(response) if response.streaming else response.content
    assert agency.name in content.decode()
