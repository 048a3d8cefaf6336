"""No form shows or changes what is not its to show or change, whatever is posted."""

import pytest

from agreements.models import CooperationField, Partnership
from tests import factories as make
from tests.addresses import pages
from tests.agreements.acts.forms import form, url

pytestmark = pytest.mark.django_db

FORMS = [page for page in pages() if page.name.partition(":")[0] in ("agreements", "cities", "portal")]
FORMS = [
    page
    for page in FORMS
    if page.name.rpartition("-")[2]
    in {"add", "change", "remove", "use", "cite", "enter", "confirm", "renew", "amend", "terminate", "annul", "delete"}
    | {"publish", "withdraw"}
    or page.name == "portal:cite"
    # The page of a change of leadership is no form, whatever its name ends with.
    if page.name != "agreements:leadership-change"
]

#: Governments, and the rules by which they are judged, are seen by everybody: to change them is refused.
SEEN_BY_ALL = {"government", "stage_set", "stage", "travel_rule"}


@pytest.mark.parametrize("address", [page for page in FORMS if page.arguments], ids=lambda address: address.name)
def test_what_may_not_be_seen_is_not_found(client, world, address):
    Partnership.objects.update(published_on=None)
    client.force_login(make.MembershipFactory().user)
    is_public = address.record_kind() in SEEN_BY_ALL
    expected = {403} if is_public else {"cities": {403, 404, 200}}.get(address.name.partition(":")[0], {404})
    assert client.get(address.url(world)).status_code in expected


@pytest.mark.parametrize("address", FORMS, ids=lambda address: address.name)
def test_hostile_input_ends_in_an_answer(client, world, address):
    address = address.url(world)
    shown = client.get(address)
    if shown.status_code == 403:
        return
    names = list(shown.context["form"].fields)
    for value in ("\x00", "9" * 5000, "-1", "<script>", "9999-99-99", ["a", "b"]):
        response = client.post(address, form(**dict.fromkeys(names, value)))
        assert response.status_code in (200, 302, 403, 404)


def test_what_the_form_does_not_ask_cannot_be_set(client, world):
    other = make.GovernmentFactory()
    draft = world["draft"]
    client.post(
        url("agreements:field-add", draft),
        form(
            position="1", wording="x", language="id", government=other.pk, agreement=world["agreement"].pk, key="mine"
        ),
    )
    field = CooperationField.objects.get(wording="x")
    assert (field.agreement, field.government) == (draft, world["government"])
    assert field.key != "mine"


def test_records_of_other_governments_cannot_be_chosen(client, world):
    foreign = make.AgreementFactory()
    typed = {"partnership": foreign.partnership.key, "kind": "mou", "title": "x", "parent": foreign.key}
    shown = client.post(url("agreements:agreement-change", world["draft"]), form(**typed))
    assert set(shown.context["form"].errors) >= {"partnership", "parent"}
