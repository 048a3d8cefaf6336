"""From the page of a report into the register: what acceptance writes, over HTTP, as people do it."""

import pytest
from django.utils import timezone

from agreements.models import (
    Activity,
    AssignmentStatus,
    CoverageStatement,
    Filing,
    Funding,
    Obstacle,
    OfficerInCharge,
    Outcome,
    Report,
)
from agreements.obligations import obligations
from tests import factories as make
from tests import life
from tests.agreements.reports.posting import NIHIL, YEAR, sent, state, typed
from tests.factories import when

pytestmark = pytest.mark.django_db


def test_acceptance_writes_everything_into_the_register(client, filing, assignment, coordinator):
    before = life.OfficerFactory(assignment=assignment, started=when("2015"))
    assert sent(client, filing, "accept", coordinator).status_code == 302
    activity = Activity.objects.get()
    assert (activity.title, activity.state, str(activity.happened)) == ("Pelatihan guru", "held", "2017-05")
    assert list(activity.fields.all()) == [assignment.field]
    money = Funding.objects.get()
    assert (money.year, money.realised, money.currency, money.side) == (2017, 25_000_000, "IDR", "home")
    outcome = Outcome.objects.get()
    assert (outcome.title, outcome.change, outcome.verified) == ("Tiga guru berlatih", "soft", False)
    assert Obstacle.objects.get().category == "language"
    status = AssignmentStatus.objects.get()
    assert (status.state, str(status.happened)) == ("running", "2017-12-31")
    before.refresh_from_db()
    new = OfficerInCharge.objects.get(post="Kepala Bidang Jalan")
    assert (str(before.ended), str(new.started)) == ("2017-03", "2017-03")
    written = [activity, money, outcome, Obstacle.objects.get(), status, new, CoverageStatement.objects.get()]
    assert {record.filing for record in written} == {filing}


def test_acceptance_says_what_is_completely_known(client, filing, assignment, coordinator):
    sent(client, filing, "accept", coordinator)
    known = CoverageStatement.objects.get()
    assert set(known.kinds) == {"activities", "reports", "funding", "outcomes"}
    assert (known.agency, str(known.period)) == (assignment.agency, "2017")
    assert known.partnership == assignment.field.agreement.partnership


def test_what_the_page_did_not_answer_is_not_called_known(client, officer, assignment, address, coordinator):
    client.post(address, typed(assignment, realised="", result="", result_change=""))
    sent(client, Filing.objects.get(), "accept", coordinator)
    assert set(CoverageStatement.objects.get().kinds) == {"activities", "reports"}
    assert not Funding.objects.exists()


def test_nothing_spent_is_an_answer_and_no_money(client, officer, assignment, address, coordinator):
    client.post(address, typed(assignment, realised="0"))
    sent(client, Filing.objects.get(), "accept", coordinator)
    assert "funding" in CoverageStatement.objects.get().kinds
    assert not Funding.objects.exists()


def test_money_asked_for_is_planned_for_the_next_year(client, officer, assignment, address, coordinator):
    client.post(address, typed(assignment, requested="40000000"))
    sent(client, Filing.objects.get(), "accept", coordinator)
    planned = Funding.objects.get(planned__isnull=False)
    assert (planned.year, planned.planned, planned.realised) == (2018, 40_000_000, None)


def test_an_accepted_report_is_received_on_the_day_it_was_filed(client, filing, assignment, coordinator):
    """Late it is, years after; but no more overdue from the day it was filed."""
    today = timezone.localdate()
    assert state(assignment, today) == "filed"
    assert not obligations(today).filter(starts=YEAR, is_overdue=True).exists()
    sent(client, filing, "accept", coordinator)
    assert state(assignment, today) == "late"
    assert str(Report.objects.get().received) == today.isoformat()


def test_a_double_click_accepts_once(client, filing, assignment, coordinator):
    first = sent(client, filing, "accept", coordinator)
    second = sent(client, filing, "accept", coordinator)
    assert (first.status_code, second.status_code) == (302, 403)
    assert Activity.objects.count() == CoverageStatement.objects.count() == 1


def test_what_cannot_be_written_is_refused_as_a_whole(client, filing, assignment, coordinator):
    """The officer in charge began after the other one is said to have taken over."""
    life.OfficerFactory(assignment=assignment, post="Kepala Seksi Baru", started=when("2019"))
    response = sent(client, filing, "accept", coordinator)
    assert response.status_code == 200
    assert "Kepala Seksi Baru" in response.content.decode()
    filing.refresh_from_db()
    assert filing.accepted_on is None
    assert not Activity.objects.exists()


def test_a_returned_report_is_mended_in_a_copy_and_both_are_kept(client, filing, assignment, address, coordinator):
    sent(client, filing, "return", coordinator, note="Sebutkan tempatnya.")
    assert state(assignment, timezone.localdate()) == "returned"
    officer = filing.filed_by
    client.force_login(officer)
    html = client.get(address).content.decode()
    assert "Sebutkan tempatnya." in html
    assert 'value="Pelatihan guru"' in html
    posted = typed(
        assignment, **{"new-INITIAL_FORMS": "1", "new-TOTAL_FORMS": "4", "new-0-title": "Pelatihan di Ulsan"}
    )
    client.post(address, posted)
    second = Filing.objects.get(number=2)
    assert [each.title for each in filing.answers.get().activities.all()] == ["Pelatihan guru"]
    sent(client, second, "accept", coordinator)
    assert [each.title for each in Activity.objects.all()] == ["Pelatihan di Ulsan"]
    client.force_login(officer)
    assert "Pelatihan guru" in client.get(filing.get_absolute_url()).content.decode()


def test_what_was_said_stands_in_the_copy_without_being_touched(client, filing, assignment, address, coordinator):
    """Filed again as it was, with nothing typed but the button."""
    sent(client, filing, "return", coordinator, note="Lengkapi.")
    client.force_login(filing.filed_by)
    client.post(address, typed(assignment, **{"new-INITIAL_FORMS": "1", "new-TOTAL_FORMS": "4"}))
    assert Filing.objects.get(number=2).answers.get().activities.count() == 1


def test_nihil_with_its_reason_is_an_answer(client, officer, assignment, address, coordinator):
    client.post(address, typed(assignment, **NIHIL))
    sent(client, Filing.objects.get(), "accept", coordinator)
    assert not Activity.objects.exists()
    assert AssignmentStatus.objects.get().reason == "Tanpa anggaran"
    assert "activities" in CoverageStatement.objects.get().kinds


def test_a_known_activity_is_confirmed_and_not_written_again(client, officer, assignment, address, coordinator):
    known = life.ActivityFactory(partnership=assignment.field.agreement.partnership, happened=when("2017-06"))
    known.fields.add(assignment.field)
    nothing_new = {name: "" for name in NIHIL if name.startswith("new")}
    client.post(address, typed(assignment, confirmed=known.key, **nothing_new))
    sent(client, Filing.objects.get(), "accept", coordinator)
    assert Activity.objects.get().version == known.version


def test_an_activity_of_two_fields_is_one_activity(client, officer, assignment, address, coordinator):
    field = make.CooperationFieldFactory(agreement=assignment.field.agreement)
    second = make.AssignmentFactory(field=field, agency=assignment.agency)
    client.post(address, typed(assignment, second))
    sent(client, Filing.objects.get(), "accept", coordinator)
    assert set(Activity.objects.get().fields.all()) == {assignment.field, field}


def test_the_page_covers_all_agreements_of_the_agency(client, officer, assignment, address, coordinator):
    agreement = make.AgreementFactory(partnership__government=assignment.government)
    second = make.AssignmentFactory(field__agreement=agreement, agency=assignment.agency)
    client.post(address, typed(assignment, second))
    sent(client, Filing.objects.get(), "accept", coordinator)
    assert Report.objects.exclude(received=None).count() == CoverageStatement.objects.count() == 2


def test_a_responsibility_learnt_of_later_is_reported_in_a_further_version(
    client, filing, assignment, address, coordinator
):
    sent(client, filing, "accept", coordinator)
    agreement = make.AgreementFactory(partnership__government=assignment.government)
    second = make.AssignmentFactory(field__agreement=agreement, agency=assignment.agency)
    client.force_login(filing.filed_by)
    assert f'id="a{assignment.pk}"' not in client.get(address).content.decode()
    client.post(address, typed(second))
    later = Filing.objects.get(number=2)
    assert [answer.assignment for answer in later.answers.all()] == [second]
