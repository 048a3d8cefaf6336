"""The page on which the texts of an agreement stand side by side."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.agreements.acts.forms import content, form, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(world) -> Client:
    client = Client()
    client.force_login(world["coordinator"])
    return client


def test_everybody_sees_what_stands_where_and_nobody_is_led_to_what_he_may_not_do(world):
    shown = content(Client().get(url("agreements:agreement-texts", world["agreement"])))
    for word in ("Pendidikan dan kebudayaan", "<q>pendidikan</q>", "pasal 11", world["point_without_field"].wording):
        assert word in shown
    assert "/matches/" not in shown
    assert "/clauses/" not in shown


def test_the_own_people_tick_clauses_from_here_and_come_back(world, own):
    address = url("agreements:agreement-texts", world["agreement"])
    say = url("agreements:text-clauses", world["text"])
    assert say in content(own.get(address))
    context = own.get(say).context
    kept = {bound.html_name: bound.value() for bound in context["form"] if bound.value() not in (None, "")}
    answer = own.post(say, form(**kept, aims="yes", aims_article="pasal 1", version=context["version"]))
    assert answer.url == address
    assert "pasal 1" in content(own.get(address))


def test_the_page_on_matches_gives_the_points_in_full(world, own):
    long = "Para pihak saling bekerja sama demi promosi kota " * 5
    point = make.TextPointFactory(text=world["point"].text, wording=long.strip())
    shown = content(own.get(url("agreements:text-matches", point.text)))
    assert point.wording in shown


def test_an_agreement_with_one_text_says_that_there_is_nothing_beside_it(world, own):
    text = make.AgreementTextFactory(agreement=world["draft"])
    shown = own.get(url("agreements:agreement-texts", text.agreement))
    assert not shown.context["compared"].is_comparable
    assert 'id="differs"' not in content(shown)
    assert Client().get(url("agreements:agreement-texts", text.agreement)).status_code == 404


def test_the_agreement_leads_to_its_texts_where_there_are_two(world, own):
    for agreement, leads in ((world["agreement"], True), (world["draft"], False)):
        link = f'href="{url("agreements:agreement-texts", agreement)}"'
        assert (link in content(own.get(agreement.get_absolute_url()))) == leads


def test_the_number_of_queries_does_not_grow_with_fields_and_points(world):
    address, text = url("agreements:agreement-texts", world["agreement"]), world["point"].text
    with CaptureQueriesContext(connection) as few:
        Client().get(address)
    for number in range(4):
        field = make.CooperationFieldFactory(agreement=text.agreement, text=world["text"])
        make.FieldMatchFactory(field=field, text=text, point=make.TextPointFactory(text=text), wording=f"kata {number}")
        make.TextPointFactory(text=text)
    with CaptureQueriesContext(connection) as many:
        Client().get(address)
    assert len(many) == len(few)
