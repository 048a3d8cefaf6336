"""The sentence at the head of a status page: what it says in each case, and that each part leads to its rows."""

from datetime import date

import pytest
from django.utils.translation import override

from agreements.axes import judge
from agreements.models import CooperationField
from agreements.status.happenings import happenings_of
from agreements.status.sentence import sentence_of
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db
DAY = date(2021, 11, 24)


@pytest.fixture
def partnership():
    return make.PartnershipFactory(published=True)


@pytest.fixture
def agreement(partnership):
    return make.AgreementFactory(partnership=partnership)


def sentence(partnership, on=DAY, user=None):
    reader = user or make.UserFactory()
    fields = CooperationField.objects.visible_to(reader).filter(agreement__partnership=partnership)
    with override("en"):
        return sentence_of(judge(partnership, on, reader), fields, happenings_of(partnership, reader, on))


def parts(partnership, on=DAY) -> list[str]:
    return str(sentence(partnership, on)).split("; ")


def yielding(agreement, **more):
    field = make.CooperationFieldFactory(agreement=agreement)
    return life.OutcomeFactory(partnership=agreement.partnership, field=field, **({"is_verified": True} | more))


@pytest.mark.parametrize(
    ("on", "term"),
    [
        (date(2017, 6, 30), "In force until 24 November 2021"),
        (date(2021, 11, 24), "Term ends 24 November 2021"),
        (date(2021, 11, 25), "Term ended 24 November 2021"),
        (date(2016, 11, 24), "No signed agreement is recorded"),
    ],
)
def test_the_term_of_a_memorandum_is_told_for_the_day(agreement, on, term):
    assert parts(agreement.partnership, on)[0] == term


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ({"term": "", "duration_months": None}, "In force, term not stated"),
        ({"open_ended": True}, "In force, open-ended"),
        ({"kind": "loi"}, "Letter of intent signed 25 November 2016, no memorandum signed"),
        ({"terminated": make.when("2018-05"), "termination_reason": "Kesepakatan."}, "Terminated May 2018"),
        ({"signed": make.when("unknown")}, "Whether an agreement is in force is not certain from the dates known"),
    ],
)
def test_other_terms_are_told_as_they_are(partnership, written, term):
    make.AgreementFactory(partnership=partnership, **written)
    on = date(2018, 6, 30) if "terminated" in written else date(2017, 6, 30)
    assert parts(partnership, on)[0] == term


def test_where_nothing_is_signed_no_field_is_spoken_of(partnership):
    assert parts(partnership) == ["No signed agreement is recorded", "no activity is recorded"]


def test_fields_with_a_finished_verified_and_dated_outcome_are_counted(agreement):
    make.CooperationFieldFactory(agreement=agreement, is_open=True)
    yielding(agreement)
    yielding(agreement, is_verified=False)
    yielding(agreement, stage="under_way")
    yielding(agreement, happened=None)
    yielding(agreement, annulled=True)
    assert parts(agreement.partnership)[1] == "one of five fields yielded results"


def test_an_outcome_counts_from_the_day_on_which_it_certainly_came_about(agreement):
    yielding(agreement, happened=make.when("2018"))
    make.CooperationFieldFactory(agreement=agreement)
    told = [parts(agreement.partnership, on)[1] for on in (date(2018, 12, 30), date(2018, 12, 31))]
    assert told == [
        "no verified and dated result is recorded in its two fields",
        "one of two fields yielded results",
    ]


def test_a_missing_result_is_never_called_nought(agreement):
    assert parts(agreement.partnership)[1] == "its fields are not recorded"
    make.CooperationFieldFactory(agreement=agreement)
    assert parts(agreement.partnership)[1] == "no verified and dated result is recorded in its only field"


def test_an_only_field_that_yielded_is_told_so(agreement):
    yielding(agreement)
    assert parts(agreement.partnership)[1] == "its only field yielded results"


def test_more_than_ten_fields_stand_in_figures(agreement):
    yielding(agreement)
    for _ in range(11):
        make.CooperationFieldFactory(agreement=agreement)
    assert parts(agreement.partnership)[1] == "one of 12 fields yielded results"


def test_the_last_activity_is_the_last_that_was_certainly_held_a_ceremony_too(agreement):
    partnership = agreement.partnership
    life.ActivityFactory(partnership=partnership, happened=make.when("2018"))
    last = life.ActivityFactory(partnership=partnership, happened=make.when("2019"), ceremonial=True)
    life.ActivityFactory(partnership=partnership, happened=make.when("2020"), planned=True)
    life.ActivityFactory(partnership=partnership, happened=make.when("2021/2022"))
    assert parts(partnership)[-1] == "last recorded activity 2019"
    assert sentence(partnership).parts[-1].url == last.get_absolute_url()
    assert parts(partnership, date(2019, 6, 30))[-1] == "last recorded activity 2018"


def test_activities_without_a_date_are_no_last_ones(partnership):
    life.ActivityFactory(partnership=partnership, happened=None)
    assert parts(partnership)[-1] == "when activities took place is not certain"


def test_each_part_leads_to_its_rows(client, agreement):
    yielding(agreement)
    life.ActivityFactory(partnership=agreement.partnership, happened=None)
    term, results, activities = sentence(agreement.partnership).parts
    assert term.url == agreement.get_absolute_url()
    assert client.get(results.url).context["total"] == client.get(activities.url).context["total"] == 1


def test_a_draft_decides_and_says_nothing(agreement):
    partnership = agreement.partnership
    draft = make.AgreementFactory(partnership=partnership, draft=True, signed=make.when("2020-01-01"))
    yielding(draft)
    coordinator = make.MembershipFactory(government=partnership.government).user
    for reader in (None, coordinator):
        told = str(sentence(partnership, user=reader))
        assert told == "Term ends 24 November 2021; its fields are not recorded; no activity is recorded"


def test_the_page_leads_with_it_and_a_shared_link_previews_it(client, agreement):
    client.cookies["django_language"] = "en"
    page = client.get(agreement.partnership.get_absolute_url(), {"as_of": "2017-06-30"}).content.decode()
    told = "In force until 24 November 2021; its fields are not recorded; no activity is recorded"
    assert f'<meta property="og:description" content="{told}">' in page
    assert f'<meta property="og:title" content="{agreement.partnership}">' in page
    assert f'content="{agreement.partnership}: {told}"' in page
    assert f'<a href="{agreement.get_absolute_url()}">In force until 24 November 2021</a>' in page


def test_a_result_of_a_field_that_was_continued_is_one_of_the_field_that_continues_it(agreement):
    old = yielding(agreement).field
    renewal = make.AgreementFactory(
        partnership=agreement.partnership, succeeds=agreement, signed=make.when("2019-01-01")
    )
    make.CooperationFieldFactory(agreement=renewal, position=1, origin=old)
    make.CooperationFieldFactory(agreement=renewal, position=2)
    assert parts(agreement.partnership)[1] == "one of two fields yielded results"
