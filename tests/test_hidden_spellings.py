"""What a person may not see changes nothing in what a search finds for them."""

import pytest
from django.urls import reverse

from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["agreements:partnerships", "agreements:agreements", "cities:localities"])
def test_a_hidden_name_keeps_nobody_from_finding_one_that_is_spelled_alike(client, name):
    shown = make.LocalityFactory(name="Toyama")
    make.AgreementFactory(partnership=make.PartnershipFactory(partner=shown, published=True))
    hidden = make.LocalityFactory(name="Toyma")
    make.AgreementFactory(partnership=make.PartnershipFactory(partner=hidden, draft=True), draft=True)
    assert client.get(reverse(name), {"q": "Toyma"}).context["total"] == 1
