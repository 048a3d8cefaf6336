"""Who may do what in which state: one sentence for button, service and page."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from agreements.models import Agreement, Partnership
from agreements.permissions import agreements as may_agreement
from agreements.permissions import partnerships as may_partnership
from agreements.services import agreements, partnerships
from agreements.services.copies import copy_agreement
from agreements.services.renewals import amend, renew
from agreements.views.buttons import agreement_buttons, partnership_buttons
from tests import factories as make
from tests.factories import when

pytestmark = pytest.mark.django_db

ROLES = ["agency_officer", "council_member", "evaluator", "researcher", "overseer", "administrator"]
#: act → states in which it may be done by the coordinator of the government.
AGREEMENT_STATES = {
    "change": {"draft", "entered", "unsigned", "confirmed", "terminated", "renewed"},
    "enter": {"draft"},
    "confirm": {"entered", "unsigned", "terminated", "renewed"},
    "renew": {"entered", "confirmed", "terminated"},
    "amend": {"entered", "confirmed", "terminated", "renewed"},
    "copy": {"draft", "entered", "unsigned", "confirmed", "terminated", "renewed"},
    "terminate": {"entered", "confirmed", "renewed"},
    "annul": {"entered", "unsigned", "confirmed", "terminated", "renewed"},
    "delete": {"draft"},
}
STATES = ["draft", "entered", "unsigned", "confirmed", "terminated", "renewed", "annulled"]
FORMS = {
    "terminate": {"on": "2020", "reason": "Tidak dilanjutkan", "document": "Surat 1/2020"},
    "annul": {"reason": "Tercatat dua kali"},
    "renew": {"title": "Perpanjangan"},
    "amend": {"title": "Adendum"},
    "copy": {"title": "Salinan"},
    "withdraw": {"reason": "Belum lengkap"},
}


def agreement_in(state: str, government) -> Agreement:
    partnership = make.PartnershipFactory(government=government, published=state != "draft", is_draft=state == "draft")
    traits = {state: True} if state in ("draft", "unsigned", "confirmed", "annulled") else {}
    if state == "terminated":
        traits = {"terminated": when("2018"), "termination_reason": "Selesai"}
    agreement = make.AgreementFactory(partnership=partnership, **traits)
    if state == "renewed":
        make.AgreementFactory(partnership=partnership, succeeds=agreement)
    return agreement


def act_on(agreement: Agreement, act: str, user):
    """The service of the act, with what it needs."""
    services = {
        "change": lambda: agreements.change_agreement(agreement, by=user, version=0, changes={"note": "baru"}),
        "enter": lambda: agreements.enter(agreement, by=user),
        "confirm": lambda: agreements.confirm(agreement, by=user),
        "renew": lambda: renew(agreement, by=user, title="Perpanjangan"),
        "amend": lambda: amend(agreement, by=user, title="Adendum"),
        "copy": lambda: copy_agreement(agreement, by=user, partnership=agreement.partnership, title="Salinan"),
        "terminate": lambda: agreements.terminate(agreement, by=user, on=when("2020"), reason="Usai", document="1"),
        "annul": lambda: agreements.annul(agreement, by=user, reason="Ganda"),
        "delete": lambda: agreements.delete_draft(agreement, by=user),
    }
    return services[act]()


@pytest.mark.parametrize("act", AGREEMENT_STATES)
@pytest.mark.parametrize("state", STATES)
def test_an_act_on_an_agreement_is_open_in_its_states_alone(client, act, state):
    """Permission, button, page and service give the same answer."""
    user = make.MembershipFactory().user
    agreement = agreement_in(state, user.memberships.get().government)
    client.force_login(user)
    url = reverse(f"agreements:agreement-{act}", args=[agreement.key])
    refusal = getattr(may_agreement, f"why_not_{act}")(user, agreement)
    may = state in AGREEMENT_STATES[act]
    assert (refusal is None) is may
    assert (url in [button.url for button in agreement_buttons(user, agreement)]) is may
    response = client.get(url)
    assert response.status_code == (200 if may else 403)
    if may:
        act_on(agreement, act, user)
    else:
        assert refusal in response.content.decode()
        with pytest.raises(PermissionDenied, match=refusal[:20]):
            act_on(agreement, act, user)


@pytest.mark.parametrize("act", AGREEMENT_STATES)
@pytest.mark.parametrize("role", [*ROLES, "another coordinator"])
def test_nobody_but_the_coordinator_acts_on_an_agreement(client, act, role):
    agreement = agreement_in("entered", make.GovernmentFactory())
    user = _serving(role, agreement.government)
    client.force_login(user)
    url = reverse(f"agreements:agreement-{act}", args=[agreement.key])
    assert getattr(may_agreement, f"why_not_{act}")(user, agreement)
    assert agreement_buttons(user, agreement) == []
    assert client.get(url).status_code == 403
    assert client.post(url, FORMS.get(act, {})).status_code == 403
    with pytest.raises(PermissionDenied):
        act_on(agreement, act, user)


def _serving(role: str, government):
    if role == "another coordinator":
        return make.MembershipFactory().user
    return make.MembershipFactory(government=government, **{role: True}).user


PARTNERSHIP_STATES = {
    "change": {"draft", "entered", "published", "with agreement"},
    "publish": {"entered", "with agreement"},
    "withdraw": {"published"},
    "annul": {"entered"},
}


@pytest.mark.parametrize("act", PARTNERSHIP_STATES)
@pytest.mark.parametrize("state", ["draft", "entered", "published", "with agreement", "annulled"])
def test_an_act_on_a_partnership_is_open_in_its_states_alone(client, act, state):
    user = make.MembershipFactory().user
    traits = {state: True} if state in ("draft", "published", "annulled") else {}
    partnership = make.PartnershipFactory(government=user.memberships.get().government, **traits)
    if state == "with agreement":
        make.AgreementFactory(partnership=partnership)
    client.force_login(user)
    url = reverse(f"agreements:partnership-{act}", args=[partnership.key])
    refusal = getattr(may_partnership, f"why_not_{act}")(user, partnership)
    may = state in PARTNERSHIP_STATES[act]
    assert (refusal is None) is may
    assert (url in [button.url for button in partnership_buttons(user, partnership)]) is may
    response = client.get(url)
    assert response.status_code == (200 if may else 403)
    if not may:
        assert refusal in response.content.decode()
        with pytest.raises(PermissionDenied):
            _act_on_partnership(partnership, act, user)


def _act_on_partnership(partnership: Partnership, act: str, user):
    services = {
        "change": lambda: partnerships.change_partnership(partnership, by=user, version=0, changes={}),
        "publish": lambda: partnerships.publish(partnership, by=user),
        "withdraw": lambda: partnerships.withdraw(partnership, by=user, reason="Belum lengkap"),
        "annul": lambda: partnerships.annul_partnership(partnership, by=user, reason="Ganda"),
    }
    return services[act]()
