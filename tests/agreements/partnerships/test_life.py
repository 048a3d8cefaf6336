"""The page of a partnership: what happened, how many of each kind, and the line of time up to the day asked for."""

from datetime import date

import pytest

from agreements.views.timeline import timeline_of
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    return make.PartnershipFactory(published=True)


def page(client, partnership, **query):
    return client.get(partnership.get_absolute_url(), query)


def section(response, name):
    return next(each for each in response.context["sections"] if each.id == name)


def test_the_latest_stand_on_the_page_and_the_number_of_all_beside_them(client, partnership):
    for year in range(2001, 2009):
        life.ActivityFactory(partnership=partnership, title=f"Kunjungan {year}", happened=make.when(str(year)))
    shown = section(page(client, partnership), "activity")
    assert shown.total == 8
    assert [row.label for row in shown.rows] == [f"Kunjungan {year}" for year in range(2008, 2003, -1)]
    assert client.get(shown.list_url).context["total"] == 8


def test_what_came_later_than_the_day_is_left_out(client, partnership):
    life.InvitationFactory(partnership=partnership, sent=make.when("2017"))
    later = life.InvitationFactory(partnership=partnership, sent=make.when("2019"))
    response = page(client, partnership, as_of="2018-12-31")
    assert section(response, "invitation").total == 1
    assert later.subject not in response.content.decode()


def test_what_is_annulled_is_not_on_the_page(client, partnership):
    gone = life.OutcomeFactory(partnership=partnership, annulled=True)
    assert gone.title not in page(client, partnership).content.decode()


def test_only_who_records_is_offered_to_add(client, partnership):
    coordinator = make.MembershipFactory(government=partnership.government).user
    assert section(page(client, partnership), "obstacle").add_url is None
    client.force_login(coordinator)
    assert client.get(section(page(client, partnership), "obstacle").add_url).status_code == 200


def spans(partnership, on, shape):
    timeline = timeline_of(partnership, partnership.agreements.all(), make.UserFactory(), on)
    return [(span.first, span.last) for lane in timeline.lanes for span in lane.spans if span.shape == shape]


def test_the_timeline_shows_what_is_known_what_was_quiet_and_what_nobody_says(partnership):
    make.AgreementFactory(partnership=partnership, signed=make.when("2014-01-01"))
    life.ActivityFactory(partnership=partnership, happened=make.when("2018-03-01"))
    life.CoverageStatementFactory(partnership=partnership, period=make.when("2016/2018"))
    on = date(2019, 6, 30)
    assert spans(partnership, on, "known") == [(date(2016, 1, 1), date(2018, 12, 31))]
    assert spans(partnership, on, "quiet") == [(date(2016, 1, 1), date(2018, 2, 28))]
    assert spans(partnership, on, "unknown") == [
        (date(2014, 1, 1), date(2015, 12, 31)),
        (date(2019, 1, 1), date(2019, 6, 30)),
    ]


def test_a_ceremony_does_not_break_a_silence(partnership):
    make.AgreementFactory(partnership=partnership, signed=make.when("2016-01-01"))
    life.ActivityFactory(partnership=partnership, happened=make.when("2017-06-01"), ceremonial=True)
    life.CoverageStatementFactory(partnership=partnership, period=make.when("2016/2018"))
    assert spans(partnership, date(2018, 12, 31), "quiet") == [(date(2016, 1, 1), date(2018, 12, 31))]


def test_an_activity_that_may_lie_anywhere_leaves_no_silence(partnership):
    make.AgreementFactory(partnership=partnership, signed=make.when("2016-01-01"))
    life.ActivityFactory(partnership=partnership, happened=make.when("unknown"))
    life.CoverageStatementFactory(partnership=partnership, period=make.when("2016/2018"))
    assert spans(partnership, date(2018, 12, 31), "quiet") == []


def test_an_agreement_lasts_until_it_was_terminated(partnership):
    make.AgreementFactory(
        partnership=partnership, terminated=make.when("2018-05-01"), termination_reason="Kesepakatan bersama."
    )
    assert spans(partnership, date(2019, 1, 1), "bar") == [(date(2016, 11, 25), date(2018, 5, 1))]
    assert spans(partnership, date(2018, 4, 30), "bar") == [(date(2016, 11, 25), date(2021, 11, 24))]
