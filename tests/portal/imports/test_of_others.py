"""What a person may not see of another government is not told by an import either."""

import json

import pytest
from django.urls import reverse

from cities.models import Government, Membership
from portal.models import Import
from tests import factories as make
from tests.factories import when

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hidden(coordinator):
    """An agreement of Bandung, beside a coordinator of Semarang."""
    partnership = make.PartnershipFactory(key="bandung-hidden", government=Government.objects.get(key="kota-bandung"))
    agreement = make.AgreementFactory(
        key="hidden-mou", partnership=partnership, title="Hidden", starts=when("2011-05-17")
    )
    make.CooperationFieldFactory(key="hidden-field", agreement=agreement)


def told(import_: Import) -> str:
    return json.dumps(list(import_.rows.values_list("errors", "records", "remarks")))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("fields", "key;wording\nhidden-field;Pendidikan\n"),
        ("agreements", "key;ends\nhidden-mou;1999\n"),
        ("agreements", "key;term;duration_months\nhidden-mou;open_ended;12\n"),
    ],
)
def test_nothing_of_a_hidden_record_is_told_whose_key_is_guessed(previewed, kind, text):
    import_ = previewed(kind, text)
    assert import_.counts == {"reject": 1}
    assert "leave this row out" in told(import_)
    for hidden in ("bandung-hidden", "hidden-mou" if kind == "fields" else "2011", "Hidden"):
        assert hidden not in told(import_)


def test_a_hidden_record_that_a_row_names_is_as_if_it_did_not_exist(previewed):
    import_ = previewed("agreements", "title;partnership;kind\nNota;bandung-hidden;mou\nNota;bandung-none;mou\n")
    hidden, missing = import_.rows.filter(act="reject").order_by("number").values_list("errors", flat=True)
    assert [[error[3] for error in hidden]] == [[error[3] for error in missing]]


def test_a_published_record_of_another_government_is_refused_as_theirs(previewed):
    bandung = Government.objects.get(key="kota-bandung")
    make.PartnershipFactory(key="bandung-seen", government=bandung, published=True)
    import_ = previewed("agreements", "title;partnership;kind;state\nNota;bandung-seen;mou;x\n")
    assert "another government" in told(import_)


def test_who_went_to_another_government_leaves_the_imports_behind(client, coordinator, previewed):
    import_ = previewed("agencies", "nama;jenis\nDinas Satu;x\n")
    names = ("import", "import-columns", "import-names", "import-confirm", "import-rejected")
    addresses = [reverse(f"portal:{name}", args=[import_.key]) for name in names]
    client.force_login(coordinator)
    assert {client.get(address).status_code for address in addresses} == {200}
    Membership.objects.update(government=Government.objects.get(key="kota-bandung"))
    assert {client.get(address).status_code for address in addresses} == {404}
    assert str(import_.key) not in client.get(reverse("portal:imports")).content.decode()
