"""What everybody reads of reports on the page of a partnership: received, late or absent, by agency and period."""

from datetime import date

import pytest
from django.template.loader import render_to_string

from agreements.obligations import obligations
from agreements.views.report_table import report_table
from tests.agreements.reports.scene import filed, responsible, stored
from tests.factories import when

pytestmark = pytest.mark.django_db


@pytest.fixture
def assignment():
    return responsible(date(2017, 1, 1))


def told(assignment, on: date) -> dict[str, str]:
    """The tone of the mark of each period; nothing for a period of the table without one."""
    table = report_table(obligations(on, partnerships=[assignment.field.agreement.partnership]))
    return {str(period): badge and badge.tone for row in table.rows for period, badge in row.badges}


def test_what_is_not_due_is_not_told(assignment):
    assert told(assignment, date(2018, 1, 31)) == {}
    assert told(assignment, date(2018, 2, 1)) == {"2017": "bad"}


def test_received_late_and_absent_are_told(assignment):
    stored(assignment, 2017, received=when("2018-01-20"))
    stored(assignment, 2018, received=when("2019-02-20"))
    assert told(assignment, date(2020, 3, 1)) == {"2017": "good", "2018": "warn", "2019": "bad"}


@pytest.mark.parametrize(("filed_on", "tone"), [(date(2018, 1, 31), "good"), (date(2018, 2, 1), "warn")])
def test_what_waits_for_acceptance_was_received_on_its_day(assignment, filed_on, tone):
    stored(assignment)
    filed(assignment, filed_on=filed_on)
    assert told(assignment, date(2018, 3, 1)) == {"2017": tone}


def test_that_a_report_was_returned_is_not_told(assignment):
    stored(assignment)
    filed(assignment, returned_on=date(2018, 1, 25), return_note="Lengkapi.")
    assert told(assignment, date(2018, 1, 31)) == {}
    assert told(assignment, date(2018, 2, 1)) == {"2017": "bad"}


def test_a_waived_report_is_not_told(assignment):
    stored(assignment, waived_on=date(2018, 1, 5), waiver_reason="Dinas baru dibentuk.")
    assert told(assignment, date(2018, 3, 1)) == {}


def test_the_table_says_each_state_in_words(assignment):
    table = report_table(obligations(date(2018, 3, 1)))
    html = render_to_string("agreements/reports/table.html", {"reports": table})
    assert assignment.agency.name in html
    assert 'data-label="2017"' in html
    assert "status-bad" in html
