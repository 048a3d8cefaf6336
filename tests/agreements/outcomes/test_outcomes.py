"""Outcomes: claimed or verified, how much in which unit, and how a list is narrowed down."""

import uuid
from decimal import Decimal

import pytest
from django.urls import reverse

from agreements.models import Outcome
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db

TYPED = {"change": "hard", "title": "Jembatan", "stage": "in_use"}


@pytest.fixture
def partnership(client):
    partnership = make.PartnershipFactory(published=True)
    client.force_login(make.MembershipFactory(government=partnership.government).user)
    return partnership


def add(client, partnership, **typed):
    address = reverse("agreements:outcome-add", args=[partnership.key])
    return client.post(address, {"form_token": str(uuid.uuid4())} | TYPED | typed)


def found(client, **asked) -> list[str]:
    rows = client.get(reverse("agreements:outcomes"), asked).context["rows"]
    return [row.cells[0].text for row in rows]


def test_a_quantity_is_typed_as_here_or_abroad(client, partnership):
    for typed in ("1.250,5", "1250.5"):
        assert add(client, partnership, quantity=typed, unit="ton CO2").status_code == 302
    assert set(Outcome.objects.values_list("quantity", flat=True)) == {Decimal("1250.50")}


def test_a_quantity_without_unit_is_refused(client, partnership):
    response = add(client, partnership, quantity="5")
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not Outcome.objects.exists()


def test_a_verified_outcome_says_by_whom(client, partnership):
    assert add(client, partnership, verified="on").status_code == 200
    assert add(client, partnership, verified="on", verified_by="Temuan tesis").status_code == 302
    assert list(Outcome.objects.verified()) == list(Outcome.objects.all())


def test_a_list_is_narrowed_down(client, partnership):
    sector = make.SectorFactory()
    field = make.CooperationFieldFactory(agreement__partnership=partnership, sectors=[sector])
    life.OutcomeFactory(partnership=partnership, title="A", field=field, is_verified=True, beneficiary="both")
    life.OutcomeFactory(partnership=partnership, title="B", change="soft", stage="planned")
    assert found(client, change="soft") == ["B"]
    assert found(client, stage="planned") == ["B"]
    assert found(client, beneficiary="both") == ["A"]
    assert found(client, verified="yes") == ["A"]
    assert found(client, verified="no") == ["B"]
    assert found(client, sector=sector.pk) == ["A"]
    assert found(client, q="temuan") == ["A"]


def test_the_sector_of_a_hidden_field_finds_nothing(client):
    sector = make.SectorFactory()
    partnership = make.PartnershipFactory(published=True)
    agreement = make.AgreementFactory(partnership=partnership, draft=True)
    field = make.CooperationFieldFactory(agreement=agreement, sectors=[sector])
    life.OutcomeFactory(partnership=partnership, title="A", field=field)
    assert found(client) == ["A"]
    assert found(client, sector=sector.pk) == []


def test_a_form_offers_fields_and_activities_of_the_partnership_alone(client, partnership):
    own = make.CooperationFieldFactory(agreement__partnership=partnership)
    make.CooperationFieldFactory(agreement__partnership__government=partnership.government)
    form = client.get(reverse("agreements:outcome-add", args=[partnership.key])).context["form"]
    assert [key for key, _label in form.fields["field"].choices] == ["", own.key]
