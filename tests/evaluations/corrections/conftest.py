"""An agreement on whose page errors are reported, and who answers for it."""

import pytest
from django.test import Client

from tests import factories as make
from tests import life


@pytest.fixture
def agreement():
    return make.AgreementFactory(partnership__published=True, title="Nota Kesepahaman 2016")


@pytest.fixture
def coordinator(agreement):
    return make.MembershipFactory(government=agreement.government).user


@pytest.fixture
def desk(coordinator) -> Client:
    client = Client()
    client.force_login(coordinator)
    return client


@pytest.fixture
def waiting(agreement):
    return life.CorrectionReportFactory(about=agreement, email="pembaca@kampus.test")
