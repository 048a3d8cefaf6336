"""The status page says in one line where the procedure stands, as the board does, and opens its stages."""

from datetime import date

import pytest

from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    made = make.StageSetFactory(valid_from=None)
    for position, (kind, actor) in enumerate({"intent": "both", "plan": "home", "council": "council"}.items(), start=1):
        make.StageFactory(stage_set=made, position=position, kind=kind, actor=actor, name_en=kind.title())
    return make.PartnershipFactory(published=True)


def line(client, partnership, on: str) -> str:
    client.cookies["django_language"] = "en"
    return client.get(partnership.get_absolute_url(), {"as_of": on}).context["procedure"]


def test_it_says_what_was_reached_and_who_acts_next(client, partnership):
    make.AgreementFactory(partnership=partnership, kind="loi", signed=make.when("2022-02-01"), open_ended=True)
    assert line(client, partnership, "2022-03-01") == "Intent (1 February 2022) – waits for: Plan (Our government)"
    assert line(client, partnership, "2022-01-31") == ""


def test_it_says_what_is_asked_of_whom(client, partnership):
    life.ApprovalFactory(partnership=partnership, asked=make.when("2022-02-27"))
    assert line(client, partnership, "2022-03-01") == "waits for: Council (Council (DPRD))"


def test_after_the_signing_it_says_when_that_was_and_goes_on_with_a_renewal(client, partnership):
    first = make.AgreementFactory(partnership=partnership, signed=make.when("2016-11-25"))
    assert line(client, partnership, "2021-03-01") == "memorandum signed 25 November 2016"
    make.AgreementFactory(partnership=partnership, succeeds=first, unsigned=True)
    assert line(client, partnership, "2021-03-01") == "waits for: Intent (Both sides)"


def test_of_what_ended_nothing_is_awaited(client, partnership):
    ended = {"terminated": make.when("2021-01-01"), "termination_reason": "Selesai."}
    make.AgreementFactory(partnership=partnership, kind="loi", signed=make.when("2020-02-01"), open_ended=True, **ended)
    assert line(client, partnership, "2022-01-01") == ""


def test_it_opens_the_stages_on_the_same_day(client, partnership):
    make.AgreementFactory(partnership=partnership, signed=make.when("2016-11-25"))
    page = client.get(partnership.get_absolute_url(), {"as_of": "2021-03-01"}).content.decode()
    assert f'/partnerships/{partnership.key}/procedure/?as_of={date(2021, 3, 1)}"' in page
