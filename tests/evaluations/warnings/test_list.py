"""The list of warnings is also its file, filtered and sorted like every list."""

import csv

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db


@pytest.fixture
def government():
    return make.GovernmentFactory()


@pytest.fixture
def reader(client, government):
    client.force_login(make.MembershipFactory(government=government).user)
    return client


def silent_text(government):
    agreement = make.AgreementFactory(open_ended=True, partnership__government=government)
    make.CooperationFieldFactory(agreement=agreement, outcomes="not_stated")
    return agreement.partnership


def unaware_agency(government, agency=None):
    field = make.CooperationFieldFactory(
        agreement=make.AgreementFactory(open_ended=True, partnership__government=government)
    )
    held = make.AssignmentFactory(field=field, agency=agency or make.AgencyFactory(government=government))
    life.AcknowledgementFactory(assignment=held, state="unaware")
    return held


def rows(client, **asked) -> list[dict]:
    response = client.get(reverse("warnings"), {"export": "csv", **asked})
    assert response.status_code == 200
    return list(csv.DictReader(response.getvalue().decode().splitlines()))


def codes(client, **asked) -> list[str]:
    return [row["code"] for row in rows(client, **asked)]


def test_the_gravest_come_first_and_the_file_says_all(reader, government):
    silent_text(government)
    held = unaware_agency(government)
    first, second = rows(reader)
    assert [first["code"], second["code"]] == ["not_acknowledged", "no_expected_outcomes"]
    assert first["record"] == f"agreements.assignment:{held.key}"
    assert first["since"] == "2017-01-10"
    assert first["role"] == "agency_officer"
    assert first["agency"] == held.agency.name


def test_the_list_is_filtered_by_code_agency_partnership_and_role(reader, government):
    quiet, held = silent_text(government), unaware_agency(government)
    unaware_agency(government)
    assert len(rows(reader)) == 3
    assert codes(reader, code="no_expected_outcomes") == ["no_expected_outcomes"]
    assert codes(reader, agency=held.agency.key) == ["not_acknowledged"]
    assert codes(reader, partnership=quiet.key) == ["no_expected_outcomes"]
    assert codes(reader, role="coordinator") == ["no_expected_outcomes"]
    assert codes(reader, role="council_member") == []


def test_the_list_tells_another_day(reader, government):
    unaware_agency(government)
    assert codes(reader, as_of="2017-01-10") == ["not_acknowledged"]
    assert codes(reader, as_of="2017-01-09") == []


def test_a_filter_that_cannot_be_read_exports_nothing(reader, government):
    silent_text(government)
    assert reader.get(reverse("warnings"), {"export": "csv", "code": "dorman"}).status_code == 400
    assert reader.get(reverse("warnings"), {"sort": "dorman"}).context["rows"] == []


def test_the_list_sorts_by_day_both_ways(reader, government):
    silent_text(government)
    unaware_agency(government)
    upwards = [row["since"] for row in rows(reader, sort="since")]
    assert upwards == sorted(upwards)
    assert [row["since"] for row in rows(reader, sort="-since")] == upwards[::-1]


def test_text_that_a_spreadsheet_would_run_is_guarded(reader, government):
    held = unaware_agency(government, make.AgencyFactory(government=government, name="=1+1"))
    assert [row["agency"] for row in rows(reader, agency=held.agency.key)] == ["'=1+1"]


def test_people_see_their_own_government(client, government):
    silent_text(government)
    client.force_login(make.MembershipFactory().user)
    assert codes(client) == []


def test_many_rows_ask_the_database_as_often_as_one(reader, government):
    unaware_agency(government)
    reader.get(reverse("warnings"))
    with CaptureQueriesContext(connection) as few:
        reader.get(reverse("warnings"))
    for _ in range(4):
        unaware_agency(government)
    with CaptureQueriesContext(connection) as many:
        reader.get(reverse("warnings"))
    assert len(many) == len(few)
