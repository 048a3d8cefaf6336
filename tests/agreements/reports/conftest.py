"""An agency of Semarang that owes a report on 2017, and who has to do with it."""

from datetime import date

import pytest
from django.urls import reverse

from agreements.models import Filing
from tests import factories as make
from tests.agreements.reports.posting import YEAR, typed
from tests.agreements.reports.scene import responsible


@pytest.fixture
def assignment():
    return responsible(date(2017, 1, 1), field__wording="Pendidikan")


@pytest.fixture
def address(assignment):
    return reverse("agreements:report-fill", args=[assignment.agency.key, YEAR])


@pytest.fixture
def officer(client, assignment):
    user = make.MembershipFactory(government=assignment.government, agency_officer=True, agency=assignment.agency).user
    client.force_login(user)
    return user


@pytest.fixture
def coordinator(assignment):
    return make.MembershipFactory(government=assignment.government).user


@pytest.fixture
def filing(client, officer, assignment, address):
    assert client.post(address, typed(assignment)).status_code == 302
    return Filing.objects.get()
