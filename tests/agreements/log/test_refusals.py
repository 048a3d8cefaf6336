"""Who logs agreements, for whom, and that nothing else can be set by the guided flow."""

import pytest
from django.urls import reverse
from django.utils import translation

from agreements.models import Agreement
from portal.forms import BaseRows
from tests import factories as make
from tests.agreements.log.flow import LOG, page, typed


def test_who_coordinates_two_governments_says_for_which(client, coordinator, semarang, korea):
    bandung = make.MembershipFactory(user=coordinator, government__key="kota-bandung").government
    assert "government" in page(client.post(LOG, typed()))
    client.post(LOG, typed(government="kota-bandung"))
    assert Agreement.objects.get().government == bandung


def test_agencies_of_another_government_are_refused(client, coordinator, semarang, korea):
    bandung = make.MembershipFactory(user=coordinator, government__key="kota-bandung").government
    make.AgencyFactory(key="bappeda-bandung", government=bandung)
    client.post(LOG, typed(government="kota-semarang", **{"fields-0-agencies": ["bappeda-bandung"]}))
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("role", ["agency_officer", "council_member", "evaluator", "researcher", "overseer"])
def test_other_roles_are_refused(client, semarang, role):
    client.force_login(make.MembershipFactory(government=semarang, **{role: True}).user)
    assert client.get(LOG).status_code == 403
    assert client.post(LOG, typed()).status_code == 403
    assert client.get(reverse("agreements:partner-options"), {"q": "a"}).status_code == 403


HOSTILE = {
    "NUL": {"q": "Jung\x00gu", "title": "a\x00b", "signed": "\x00", "fields-0-wording": "\x00"},
    "NUL in choices": {"choice": "locality:\x00", "kind": "\x00", "country": "\x00", "fields-0-sectors": ["\x00"]},
    "a place that is none": {"choice": "place:99999999999999999999"},
    "a kind that is none": {"kind": "umbrella"},
    "government of others": {"government": "kota-lain"},
    "no rows": {"fields-TOTAL_FORMS": "", "fields-INITIAL_FORMS": ""},
    "rows without number": {"fields-TOTAL_FORMS": "-1"},
    "rows without end": {"fields-TOTAL_FORMS": "9" * 400},
    "a very long title": {"title": "x" * 100_000},
    "a year of five digits": {"signed": "99999"},
    "an unknown level": {"level": "galaxy"},
    "a token that is none": {"form_token": "\x00"},
}


@pytest.mark.parametrize("rows", [HOSTILE["no rows"], HOSTILE["rows without number"]])
@pytest.mark.parametrize("language", ["id", "en"])
def test_rows_that_did_not_arrive_are_missed_in_clear_words(client, coordinator, korea, language, rows):
    client.cookies["django_language"] = language
    html = page(client.post(LOG, typed(**rows)))
    with translation.override(language):
        assert str(BaseRows.INCOMPLETE) in html
    assert "ManagementForm" not in html


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("action", ["save", "search", "add_row", "draft", "\x00"])
def test_hostile_input_ends_in_an_answer_and_changes_nothing(client, coordinator, korea, hostile, action):
    assert client.post(LOG, typed(action=action) | hostile).status_code == 200
    assert not Agreement.objects.exists()


def test_what_the_form_does_not_ask_cannot_be_set(client, coordinator, korea):
    other = make.GovernmentFactory()
    client.post(LOG, typed(key="mine", confirmed_on="2020-01-01", government_id=other.pk, annulled_on="2020-01-01"))
    agreement = Agreement.objects.get()
    assert (agreement.confirmed_on, agreement.annulled_on) == (None, None)
    assert agreement.key.startswith("semarang-")
