"""The log of exports: who reads which of its entries."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def government():
    return make.GovernmentFactory()


@pytest.fixture
def administrator(government):
    return make.MembershipFactory(government=government, administrator=True).user


def seen_by(client, user, **asked) -> list[dict]:
    client.force_login(user)
    response = client.get(reverse("cities:exports"), {"format": "json"} | asked)
    assert response.status_code == 200
    return response.json()["rows"]


def takers(client, user) -> list[str]:
    return [row["by"] for row in seen_by(client, user)]


def test_a_person_reads_the_own_exports_alone(client, government):
    own, other = (make.MembershipFactory(government=government).user for _ in range(2))
    for by in (own, other, None):
        make.ExportFactory(by=by)
    assert takers(client, own) == [own.username]


def test_an_administrator_reads_those_of_the_own_people_and_of_visitors(client, administrator, government):
    colleague = make.MembershipFactory(government=government).user
    foreigner = make.MembershipFactory().user
    for by in (colleague, foreigner, None, administrator):
        make.ExportFactory(by=by)
    assert set(takers(client, administrator)) == {colleague.username, None, administrator.username}


@pytest.mark.parametrize(("begun", "seen"), [(1, True), (0, True), (-1, False)])
def test_what_a_person_took_after_serving_is_not_told(client, administrator, government, begun, seen):
    last = TODAY - timedelta(days=3)
    former = make.MembershipFactory(government=government, ends=last).user
    make.ExportFactory(by=former, begun=timezone.localtime() - timedelta(days=3 + begun))
    assert (former.username in takers(client, administrator)) == seen


def test_an_entry_says_what_was_asked_for_and_leads_to_its_page(client, administrator):
    export = make.ExportFactory(by=administrator, asked={"q": ["首爾 & co"], "sort": ["-title"]})
    [row] = seen_by(client, administrator)
    assert (row["path"], row["rows"], row["sha256"], row["state"]) == ("/sources/", 7, "0" * 64, "whole")
    html = client.get(reverse("cities:exports")).text
    assert f'href="{export.get_absolute_url()}"' in html
    assert "q=%E9%A6%96%E7%88%BE+%26+co&amp;sort=-title" in html


def test_it_is_found_by_list_account_and_state(client, administrator):
    make.ExportFactory(by=administrator)
    make.ExportFactory(path="/agencies/", name="agencies.csv", broken=True)
    assert len(seen_by(client, administrator, q="agencies")) == 1
    assert len(seen_by(client, administrator, q=administrator.username)) == 1
    assert [row["state"] for row in seen_by(client, administrator, state="broken")] == ["broken"]


def test_it_is_a_list_as_others_and_its_file_stands_in_it(client, administrator):
    make.ExportFactory(by=administrator)
    client.force_login(administrator)
    lines = client.get(reverse("cities:exports"), {"export": "csv"}).getvalue().decode().splitlines()
    assert len(lines) == 3
    assert {row["name"] for row in seen_by(client, administrator)} == {"sources.csv", "exports.csv"}
