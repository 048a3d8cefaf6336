"""Filters that every list may have."""

import re

import pytest
from django.urls import reverse

from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(client):
    client.cookies["django_language"] = "en"
    partnership = make.PartnershipFactory(published=True)
    life.OutcomeFactory(partnership=partnership, is_verified=True)
    life.OutcomeFactory(partnership=partnership)
    return reverse("agreements:outcomes")


def offered(html: str, name: str) -> list[str]:
    select = re.search(rf'<select name="{name}".*?</select>', html, re.S)[0]
    return re.findall(r'<option value="(\w*)"', select)


def test_a_question_that_nobody_asked_offers_all_first(client, url):
    """Else the browser would mark «yes», and whoever looks for something else would ask for it."""
    assert offered(client.get(url).content.decode(), "verified") == ["", "yes", "no"]


@pytest.mark.parametrize(("asked", "total"), [("", 2), ("yes", 1), ("no", 1)])
def test_a_question_is_answered_by_yes_by_no_or_by_both(client, url, asked, total):
    assert client.get(url, {"verified": asked}).context["total"] == total


@pytest.mark.parametrize(("asked", "told"), [("", []), ("yes", ["Yes"]), ("no", ["No"])])
def test_what_is_asked_is_told_in_words(client, url, asked, told):
    active = client.get(url, {"verified": asked}).context["filters_active"]
    assert [value for _label, value, _without in active] == told
