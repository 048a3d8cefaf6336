"""The documents of one partnership stand together, wherever below it they are kept."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.documents.services import Told, attach
from portal.models import Visibility
from tests import factories as make
from tests.files import a_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    return make.AgreementFactory(partnership__published=True)


@pytest.fixture
def coordinator(agreement):
    return make.MembershipFactory(government=agreement.government).user


@pytest.fixture
def kept(agreement, coordinator):
    """Beside a partnership and what stands below it, at one to four steps; and beside another partnership."""
    field = make.CooperationFieldFactory(agreement=agreement)
    below = (
        agreement.partnership,
        agreement,
        field,
        make.AssignmentFactory(field=field),
        make.TextPointFactory(text=make.AgreementTextFactory(agreement=agreement)),
        make.SignatoryFactory(signing=make.SigningFactory(agreement=agreement)),
    )
    other = make.AgreementFactory(partnership__published=True, partnership__government=agreement.government)
    told = Told(visibility=Visibility.PUBLIC)
    attach(other, a_pdf(), by=coordinator, told=told)
    attach(other.partnership, a_pdf(), by=coordinator, told=told)
    return [attach(record, a_pdf(), by=coordinator, told=told) for record in below]


def found(client, **asked) -> set[str]:
    answer = client.get(reverse("portal:documents"), asked | {"format": "json"})
    assert answer.status_code == 200
    return {row["key"] for row in answer.json()["rows"]}


def test_the_list_names_the_documents_of_one_partnership(kept, agreement, coordinator):
    client = Client()
    client.force_login(coordinator)
    assert found(client, partnership=agreement.partnership.key) == {document.key for document in kept}
    assert found(client, partnership=agreement.partnership.key, visibility="internal") == set()


def test_the_page_of_the_partnership_leads_to_them(kept, agreement):
    page = Client().get(agreement.partnership.get_absolute_url()).content.decode()
    assert f"{reverse('portal:documents')}?partnership={agreement.partnership.key}" in page


def test_a_partnership_that_is_closed_is_no_choice(kept, agreement):
    type(agreement.partnership).objects.filter(pk=agreement.partnership.pk).update(published_on=None)
    answer = Client().get(reverse("portal:documents"), {"partnership": agreement.partnership.key, "format": "json"})
    absent = Client().get(reverse("portal:documents"), {"partnership": "tidak-ada", "format": "json"})
    assert (answer.status_code, answer.json()) == (400, absent.json())


def test_the_documents_of_a_partnership_are_narrowed_by_for_whom_they_are(kept, agreement, coordinator):
    client = Client()
    client.force_login(coordinator)
    closed = attach(agreement, a_pdf(), by=coordinator, told=Told(visibility=Visibility.INTERNAL))
    assert found(client, partnership=agreement.partnership.key, visibility="internal") == {closed.key}
    assert found(Client(), visibility="internal") == set()
