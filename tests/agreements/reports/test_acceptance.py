"""What acceptance writes, and what it does not call known: asked of the services, over several versions."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from agreements.models import CoverageStatement, Filing
from agreements.reporting import AskedReport
from agreements.services.acceptance import accept_report
from agreements.services.assignments import Way
from agreements.services.reports import Said, file_report, return_report, waive_report, write_report
from tests import factories as make
from tests.agreements.reports.scene import filed, responsible

pytestmark = pytest.mark.django_db

BY_LETTER = Way("letter")


@pytest.fixture
def assignment():
    return responsible(date(2017, 1, 1))


@pytest.fixture
def second(assignment):
    """The same agency under another agreement of the same partnership."""
    agreement = make.AgreementFactory(partnership=assignment.field.agreement.partnership)
    return make.AssignmentFactory(field__agreement=agreement, agency=assignment.agency)


@pytest.fixture
def coordinator(assignment):
    return make.MembershipFactory(government=assignment.government).user


def asked(assignment) -> AskedReport:
    return AskedReport(assignment.agency, date(2017, 1, 1), timezone.localdate())


def said(*assignments) -> list[Said]:
    return [Said(each, {"state": "running", "officer": "same"}) for each in assignments]


def test_what_is_not_asked_any_more_leaves_the_version_that_is_being_written(assignment, second, coordinator):
    draft = write_report(asked(assignment), said(assignment, second), by=coordinator, way=BY_LETTER)
    owed = next(each for each in asked(assignment).obligations if each.agreement == second.field.agreement)
    waive_report(owed, by=coordinator, reason="Ditangguhkan.")
    file_report(asked(assignment), said(assignment), by=coordinator, version=draft.version, way=BY_LETTER)
    assert [answer.assignment for answer in Filing.objects.get().answers.all()] == [assignment]


def test_nothing_is_called_known_until_every_responsibility_of_the_agency_was_answered(assignment, second, coordinator):
    accept_report(filed(assignment), by=coordinator)
    assert not CoverageStatement.objects.exists()
    accept_report(filed(second, number=2), by=coordinator)
    known = CoverageStatement.objects.get()
    assert (known.agency, str(known.period)) == (assignment.agency, "2017")


def test_of_several_versions_only_what_all_of_them_answered_is_called_known(assignment, second, coordinator):
    accept_report(filed(assignment), by=coordinator)
    later = filed(second, number=2)
    later.answers.update(realised=0, source="apbd", currency="IDR")
    accept_report(later, by=coordinator)
    assert set(CoverageStatement.objects.get().kinds) == {"activities", "reports"}


@pytest.mark.parametrize("annulled", ["agreement", "partnership"])
def test_what_answers_for_something_annulled_is_not_accepted(assignment, coordinator, annulled):
    filing = filed(assignment)
    agreement = assignment.field.agreement
    record = agreement if annulled == "agreement" else agreement.partnership
    type(record).objects.filter(pk=record.pk).update(annulled_on=date(2018, 1, 25), annulment_reason="Keliru.")
    with pytest.raises(PermissionDenied):
        accept_report(filing, by=coordinator)
    assert not CoverageStatement.objects.exists()
    assert return_report(filing, by=coordinator, note="Naskahnya dibatalkan.").returned_on
