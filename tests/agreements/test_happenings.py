"""What all records under a partnership have in common: who sees, adds, changes and annuls them, and what lists hide."""

import csv
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.roles import PERMISSIONS
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db

#: Name of the page → name of the list, factory, and what is typed into the form to add one.
KINDS = {
    "agreements:invitation": (
        "agreements:invitations",
        life.InvitationFactory,
        {"kind": "request", "sender": "partner", "subject": "Reuni"},
    ),
    "agreements:outcome": (
        "agreements:outcomes",
        life.OutcomeFactory,
        {"change": "soft", "title": "Pelatihan", "stage": "done"},
    ),
    "agreements:obstacle": (
        "agreements:obstacles",
        life.ObstacleFactory,
        {"category": "language", "description": "Juru bahasa"},
    ),
    "agreements:funding": (
        "agreements:fundings",
        life.FundingFactory,
        {"year": "2018", "source": "apbd", "side": "home"},
    ),
    "agreements:contact": (
        "agreements:contacts",
        life.ContactFactory,
        {"side": "partner", "unit": "International Division"},
    ),
    "agreements:leadership-change": (
        "agreements:leadership-changes",
        life.LeadershipChangeFactory,
        {"side": "partner", "post": "Wali kota", "happened": "2018-07"},
    ),
    "agreements:coverage-statement": (
        "agreements:coverage-statements",
        life.CoverageStatementFactory,
        {"kinds": ["activities", "reports"], "period": "2016/2021", "statement": "Tidak ada yang lain."},
    ),
    "indicator-judgement": (
        "indicator-judgements",
        life.IndicatorJudgementFactory,
        {"code": "B4", "on": "2018-12-31", "value": "2", "reasons": "Tiga surat.", "judged_by": "Penilai"},
    ),
    "published-verdict": (
        "published-verdicts",
        life.PublishedVerdictFactory,
        {"conclusion": "failed", "wording": "Gagal", "title": "Skripsi", "kind": "thesis", "locator": "page 3"},
    ),
}
OPEN = set(KINDS) - {"agreements:contact"}
each_kind = pytest.mark.parametrize("name", KINDS)
each_open_kind = pytest.mark.parametrize("name", sorted(OPEN))


@pytest.fixture
def partnership():
    return make.PartnershipFactory(published=True)


@pytest.fixture
def coordinator(client, partnership):
    user = make.MembershipFactory(government=partnership.government).user
    client.force_login(user)
    return user


def made(name: str, partnership, **attributes):
    return KINDS[name][1](partnership=partnership, **attributes)


def url(name: str, act: str, record) -> str:
    return reverse(f"{name}-{act}", args=[record.key])


def list_url(name: str) -> str:
    return reverse(KINDS[name][0])


def form(**typed) -> dict:
    return {"form_token": str(uuid.uuid4()), "version": "0"} | typed


def in_file(client, name: str) -> list[dict]:
    response = client.get(list_url(name), {"export": "csv"})
    assert response.status_code == 200
    return list(csv.DictReader(b"".join(response).decode().splitlines()))


@each_kind
def test_a_record_is_added_once_and_shown(client, coordinator, partnership, name):
    typed = form(**KINDS[name][2])
    address = url(name, "add", partnership)
    first, second = client.post(address, typed), client.post(address, typed)
    assert first.status_code == 302, first.context["form"].errors
    assert first.url == second.url
    record = KINDS[name][1]._meta.model.objects.get()
    assert (record.partnership, record.government) == (partnership, partnership.government)
    assert record.get_absolute_url() == first.url
    assert client.get(first.url).status_code == 200
    assert [row["key"] for row in in_file(client, name)] == [record.key]


@each_kind
def test_a_form_that_lacks_something_adds_nothing(client, coordinator, partnership, name):
    response = client.post(url(name, "add", partnership), form())
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not KINDS[name][1]._meta.model.objects.exists()


@each_kind
def test_a_form_saved_untouched_changes_nothing_but_the_version(client, coordinator, partnership, name):
    record = made(name, partnership, note="Catatan")
    model = type(record)
    before = model.objects.values().get(pk=record.pk)
    shown = client.get(url(name, "change", record)).context["form"]
    kept = {bound.html_name: bound.value() for bound in shown if bound.value() not in (None, "", False)}
    response = client.post(url(name, "change", record), form(**kept))
    assert response.status_code == 302, response.context["form"].errors
    assert model.objects.values().get(pk=record.pk) == before | {"version": 1}


@each_kind
def test_a_record_annulled_leaves_the_list_and_keeps_its_page(client, coordinator, partnership, name):
    record = made(name, partnership)
    client.post(url(name, "annul", record), form(reason="Tercatat dua kali."))
    record.refresh_from_db()
    assert record.annulment_reason == "Tercatat dua kali."
    assert in_file(client, name) == []
    assert client.get(list_url(name)).context["total"] == 0
    page = client.get(record.get_absolute_url())
    assert page.status_code == 200
    assert page.context["buttons"] == []
    assert client.get(url(name, "change", record)).status_code == 403


REFUSED = [
    (name, role)
    for name in KINDS
    for role in ("agency_officer", "council_member", "evaluator", "administrator")
    if KINDS[name][1]._meta.model.permission not in PERMISSIONS[role]
]


@pytest.mark.parametrize(("name", "role"), REFUSED)
def test_only_those_whose_role_records_the_kind_do(client, partnership, name, role):
    client.force_login(make.MembershipFactory(government=partnership.government, **{role: True}).user)
    record = made(name, partnership)
    for address in (url(name, "add", partnership), url(name, "change", record), url(name, "annul", record)):
        assert client.get(address).status_code == client.post(address, form(reason="x")).status_code == 403
    assert client.get(record.get_absolute_url()).context["buttons"] == []


@each_open_kind
def test_visitors_read_what_stands_under_a_published_partnership(client, partnership, name):
    shown, annulled = made(name, partnership), made(name, partnership, annulled=True)
    hidden = made(name, make.PartnershipFactory())
    assert [row["key"] for row in in_file(client, name)] == [shown.key]
    assert client.get(list_url(name)).context["total"] == 1
    answers = [client.get(record.get_absolute_url()).status_code for record in (shown, annulled, hidden)]
    assert answers == [200, 404, 404]


@each_kind
def test_a_list_and_its_pages_ask_as_often_for_many_records_as_for_one(client, coordinator, partnership, name):
    def asked(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
            assert response.status_code == 200
        return len(queries)

    record = made(name, partnership)
    few = asked(list_url(name)), asked(record.get_absolute_url())
    for _ in range(5):
        made(name, make.PartnershipFactory(government=partnership.government))
        made(name, partnership)
    assert (asked(list_url(name)), asked(record.get_absolute_url())) == few


def relations(name: str) -> set[str]:
    fields = KINDS[name][1]._meta.model._meta.fields
    return {field.name for field in fields} & {"field", "activity"}


HIDDEN = [(name, relation) for name in KINDS for relation in sorted(relations(name))]


@pytest.mark.parametrize(("name", "relation"), HIDDEN)
def test_a_relative_is_named_to_those_who_see_it_alone(client, partnership, name, relation):
    """A record under a published partnership may concern a field of a draft, or an activity annulled."""
    agreement = make.AgreementFactory(partnership=partnership, draft=True)
    relative = (
        make.CooperationFieldFactory(agreement=agreement, wording="Rahasia", key="rahasia")
        if relation == "field"
        else life.ActivityFactory(partnership=partnership, title="Rahasia", key="rahasia", annulled=True)
    )
    record = made(name, partnership, **{relation: relative})
    addresses = (list_url(name), f"{list_url(name)}?export=csv", record.get_absolute_url())

    def told() -> list[bool]:
        answers = [client.get(address) for address in addresses]
        bodies = [b"".join(answer) if answer.streaming else answer.content for answer in answers]
        return [b"ahasia" in body for body in bodies]

    assert True not in told()
    client.force_login(make.MembershipFactory(government=partnership.government).user)
    assert told()[-1]
