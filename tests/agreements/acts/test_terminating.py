"""A termination says before what it ends and what it leaves, and the page of the agreement tells it afterwards."""

from datetime import date

import pytest

from agreements.ending import ending_of
from agreements.models import Partnership
from agreements.services.agreements import terminate
from tests import factories as make
from tests import life
from tests.agreements.acts.forms import content, form, url
from tests.factories import when

pytestmark = pytest.mark.django_db
DAY = date(2018, 7, 1)


@pytest.fixture(autouse=True)
def signed_in(client, user):
    client.force_login(user)


@pytest.fixture
def user():
    return make.MembershipFactory().user


@pytest.fixture
def agreement(user):
    """In force until 24 November 2021; reports are owed from 2017 on."""
    government = user.memberships.get().government
    life.RegisterStartFactory(government=government, starts=date(2017, 1, 1))
    return make.AgreementFactory(partnership__government=government)


@pytest.fixture
def assignment(agreement):
    return make.AssignmentFactory(field__agreement=agreement)


def years(owed) -> list[int]:
    return [each.period.starts.year for each in owed]


def test_the_last_day_becomes_the_day_before(agreement, user):
    ending = ending_of(agreement, user, DAY, when("2018-07-01"))
    assert (ending.agreed, ending.becomes) == ("24 November 2021", "30 Juni 2018")


def test_a_vague_day_is_told_as_vaguely(agreement, user):
    assert "2018" in ending_of(agreement, user, date(2018, 1, 1), when("2018")).becomes


def test_reports_on_time_after_it_are_owed_no_more_and_those_on_time_before_still_are(agreement, user, assignment):
    before = ending_of(agreement, user, DAY)
    assert (years(before.owed_no_more), years(before.still_owed)) == ([2019, 2020, 2021], [2017, 2018])
    terminate(agreement, by=user, on=when("2018-07-01"), reason="Usai", document="1")
    after = ending_of(agreement, user, DAY)
    assert (years(after.owed_no_more), years(after.still_owed)) == ([], [2017, 2018])


def test_who_was_responsible_before_is_not_told(agreement, user, assignment):
    make.AssignmentFactory(field=assignment.field, ended=when("2017"))
    assert ending_of(agreement, user, DAY).responsible == [assignment]


def test_what_is_planned_under_it_or_for_its_fields_is_left(agreement, user, assignment):
    under = {"partnership": agreement.partnership}
    planned = life.ActivityFactory(**under, agreement=agreement, state="planned", happened=None)
    life.ActivityFactory(**under, agreement=agreement, state="held")
    item = life.PlanItemFactory(**under, field=assignment.field)
    life.PlanItemFactory(**under, field=assignment.field, activity=planned)
    assert ending_of(agreement, user, DAY).left == [planned, item]


def test_what_hangs_under_it_does_not_end_by_itself(agreement, user):
    plan = make.AgreementFactory(partnership=agreement.partnership, parent=agreement, kind="action_plan")
    make.AgreementFactory(partnership=agreement.partnership, parent=agreement, annulled=True)
    make.AgreementFactory(
        partnership=agreement.partnership, parent=agreement, terminated=when("2018"), termination_reason="x"
    )
    assert ending_of(agreement, user, DAY).hanging == [plan]


def test_the_form_tells_it_before_and_the_page_afterwards(client, agreement, user, assignment):
    address = url("agreements:agreement-terminate", agreement)
    asked = client.get(address)
    assert "24 November 2021" in content(asked)
    refused = client.post(address, form(on="2018-07-01", reason="", document="1"))
    assert "30 Juni 2018" in content(refused)
    assert str(assignment.agency) in content(refused)
    assert 'value="2018-07-01"' in content(refused)
    client.post(address, form(on="2018-07-01", reason="Usai", document="1"))
    page = content(client.get(agreement.get_absolute_url()))
    told = page.split('id="ending-title"')[1].split("</section>")[0]
    assert "30 Juni 2018" in told
    assert str(assignment.agency) in told


def test_the_public_reads_no_reports_in_it(client, agreement, user, assignment):
    terminate(agreement, by=user, on=when("2018-07-01"), reason="Usai", document="1")
    Partnership.objects.update(published_on="2026-01-01")
    client.logout()
    ending = client.get(agreement.get_absolute_url()).context["ending"]
    assert (ending.still_owed, ending.responsible) == ([], [assignment])
