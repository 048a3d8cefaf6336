"""What happens to an agreement after it is logged: where it stands, what follows it, and what sources say of it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from agreements.permissions import agreements as may
from agreements.services.agreements import change_agreement
from agreements.services.claims import use_claim
from portal.claims import cite
from portal.models import Citation
from tests import factories as make
from tests.factories import when

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(client):
    person = make.MembershipFactory().user
    client.force_login(person)
    return person


@pytest.fixture
def government(user):
    return user.memberships.get().government


def test_an_entered_agreement_takes_the_draft_partnership_along_under_which_it_moves(user, government):
    agreement = make.AgreementFactory(partnership__government=government)
    draft = make.PartnershipFactory(government=government, draft=True)
    change_agreement(agreement, by=user, version=0, changes={"partnership": draft})
    draft.refresh_from_db()
    assert not draft.is_draft


def test_a_draft_that_moves_leaves_its_partnership_a_draft(user, government):
    agreement = make.AgreementFactory(partnership__government=government, draft=True)
    draft = make.PartnershipFactory(government=government, draft=True)
    change_agreement(agreement, by=user, version=0, changes={"partnership": draft})
    draft.refresh_from_db()
    assert draft.is_draft


@pytest.mark.parametrize("act", ["renew", "amend"])
def test_an_umbrella_without_partnership_is_neither_renewed_nor_amended(client, user, government, act):
    umbrella = make.AgreementFactory(umbrella=True, government=government)
    why_not = getattr(may, f"why_not_{act}")(user, umbrella)
    assert why_not is not None
    assert client.get(reverse(f"agreements:agreement-{act}", args=[umbrella.key])).status_code == 403
    assert may.why_not_terminate(user, umbrella) is None


def test_following_another_source_leaves_no_words_of_the_old_one(user, government):
    agreement = make.AgreementFactory(
        partnership__government=government, signed=when("2018-10/2018-12"), signed_wording="akhir 2018"
    )
    claim = make.ClaimFactory(about=agreement, topic="", attribute="signed", value="2017")
    use_claim(claim, by=user, reason="Naskah asli")
    agreement.refresh_from_db()
    assert (agreement.signed, agreement.signed_wording) == (when("2017"), "")


@pytest.mark.parametrize("about", [make.GovernmentFactory, make.SourceFactory])
def test_what_no_service_changes_follows_no_source(client, user, government, about):
    record = government if about is make.GovernmentFactory else about()
    attribute = "name" if record == government else "title"
    claim = make.ClaimFactory(about=record, topic="", attribute=attribute, value="Lain")
    address = reverse("agreements:claim-use", args=[claim.key])
    assert client.get(address).status_code == 403
    with pytest.raises(PermissionDenied):
        use_claim(claim, by=user, reason="Naskah asli")


def test_sources_are_cited_for_the_own_government_alone(client, user, government):
    for keeper, status in ((government, 200), (make.GovernmentFactory(), 403)):
        assert client.get(reverse("portal:cite", args=["cities.government", keeper.key])).status_code == status


def test_a_place_cited_again_keeps_its_first_quote(user, government):
    agreement, source = make.AgreementFactory(partnership__government=government), make.SourceFactory()
    for quote in ("lima tahun", "5 tahun"):
        cite(agreement, by=user, source=source, locator="line 7", attribute="", quote=quote)
    assert [cited.quote for cited in Citation.objects.all()] == ["lima tahun"]
