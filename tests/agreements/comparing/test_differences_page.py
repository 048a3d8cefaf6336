"""The page that shows what an agreement changes of the one before it."""

import pytest
from django.test import Client

from tests import factories as make
from tests.agreements.acts.forms import content, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def renewal(world):
    old = world["agreement"]
    renewal = make.AgreementFactory(partnership=old.partnership, succeeds=old, signed=make.when("2021-11-25"))
    make.CooperationFieldFactory(agreement=renewal, wording="Pendidikan dan kesenian", origin=world["field"])
    return renewal


@pytest.fixture
def own(world) -> Client:
    client = Client()
    client.force_login(world["coordinator"])
    return client


def test_everybody_sees_old_and_new_words_and_where_they_come_from(world, renewal):
    shown = content(Client().get(url("agreements:agreement-differences", renewal)))
    assert "<del>kebudayaan</del>" in shown
    assert "<ins>kesenian</ins>" in shown
    assert "#source-1" in shown
    assert url("agreements:agreement-origins", renewal) not in shown


def test_both_agreements_lead_to_their_differences(world, renewal):
    address = url("agreements:agreement-differences", renewal)
    for agreement in (world["agreement"], renewal):
        assert address in content(Client().get(agreement.get_absolute_url()))


def test_what_comes_after_nothing_has_no_differences(world):
    assert Client().get(url("agreements:agreement-differences", world["agreement"])).status_code == 404
    assert "/differences/" not in content(Client().get(world["draft"].get_absolute_url()))


def test_where_nobody_said_what_continues_what_the_own_people_are_led_to_say_it(world, renewal, own):
    field = renewal.fields.get()
    type(field).objects.filter(pk=field.pk).update(origin=None)
    address, change = (url(f"agreements:agreement-{page}", renewal) for page in ("differences", "origins"))
    assert change in content(own.get(address))
    shown = content(Client().get(address))
    assert change not in shown
    assert "<del>" not in shown


def test_a_draft_is_held_against_nothing_for_those_who_may_not_see_it(world, own):
    hidden = make.AgreementFactory(partnership=world["partnership"], draft=True, title="Rahasia")
    later = make.AgreementFactory(partnership=world["partnership"], succeeds=hidden)
    address = url("agreements:agreement-differences", later)
    assert Client().get(address).status_code == 404
    assert "/differences/" not in content(Client().get(later.get_absolute_url()))
    assert "Rahasia" in content(own.get(address))


def test_a_plan_carries_a_field_out_and_strikes_no_word_of_it(world):
    plan = make.AgreementFactory(partnership=world["partnership"], kind="action_plan", parent=world["agreement"])
    make.CooperationFieldFactory(agreement=plan, wording="Pendidikan dan kesenian", origin=world["field"])
    shown = content(Client().get(url("agreements:agreement-differences", plan)))
    assert "Pendidikan dan kesenian" in shown
    assert "<del>" not in shown


def test_fields_that_an_addendum_drops_stand_under_a_heading_of_their_own(world):
    addendum = make.AgreementFactory(partnership=world["partnership"], kind="addendum", parent=world["agreement"])
    type(world["field"]).objects.filter(pk=world["field"].pk).update(dropped_by=addendum)
    reader = Client()
    reader.cookies["django_language"] = "en"
    shown = content(reader.get(url("agreements:agreement-differences", addendum)))
    assert shown.index("Dropped by it (1)") < shown.index(world["field"].wording)
