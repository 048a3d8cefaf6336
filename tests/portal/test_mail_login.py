"""Signing in by a code sent by mail: from a link to a closed page to that page, and no further than is meant."""

import re
import time

import pytest
from allauth.mfa.totp.internal import auth
from django.core import mail
from django.test import Client
from django.urls import reverse

from portal.models import User
from tests.factories import PASSWORD

CLOSED = "/account/password/change/"
CODE = re.compile(r"^[A-Z0-9-]{6,}$", re.MULTILINE)

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return User.objects.create_user("siti", "siti@example.org", PASSWORD)


def ask(client, address: str, follow=False):
    return client.post(reverse("account_request_login_code"), {"email": address, "next": CLOSED}, follow=follow)


def confirm(client, code: str, **kwargs):
    return client.post(reverse("account_confirm_login_code"), {"code": code, "next": CLOSED}, **kwargs)


def sent_code() -> str:
    return CODE.search(mail.outbox[-1].body).group()


def test_a_link_to_a_closed_page_leads_through_the_code_to_that_page(client, person):
    page = client.get(CLOSED, follow=True)
    way = re.search(r'href="(/account/login/code/[^"]*)"', page.text).group(1).replace("&amp;", "&")
    assert 'name="next" value="/account/password/change/"' in client.get(way).text
    assert ask(client, "siti@example.org")["Location"].startswith(reverse("account_confirm_login_code"))
    assert confirm(client, sent_code())["Location"] == CLOSED
    assert client.get(CLOSED).status_code == 200


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_pages_and_the_mail_speak_the_language_of_the_page(client, person, language):
    client.cookies["django_language"] = language
    page = ask(client, "siti@example.org", follow=True)
    assert f'lang="{language}"' in page.text
    assert mail.outbox[-1].to == ["siti@example.org"]
    assert mail.outbox[-1].subject.startswith("[Portal Kota Kembar]" if language == "id" else "[Sister City Portal]")


def test_an_address_without_an_account_sees_the_same_and_gets_no_mail(client, person):
    known = ask(client, "siti@example.org", follow=True).text
    client.logout()
    unknown = ask(client, "tamu@example.org", follow=True).text
    assert [message.to for message in mail.outbox] == [["siti@example.org"]]
    same = re.compile(r'siti@example\.org|tamu@example\.org|value="\w{64}"')
    assert same.sub("", unknown) == same.sub("", known)


def test_an_account_that_is_closed_gets_no_code(client, person):
    User.objects.filter(pk=person.pk).update(is_active=False)
    ask(client, "siti@example.org")
    assert mail.outbox == []


def test_a_wrong_code_signs_nobody_in_and_the_third_ends_the_attempt(client, person):
    ask(client, "siti@example.org")
    right = sent_code()
    assert confirm(client, "SALAH1").status_code == 200
    assert confirm(client, "SALAH2").status_code == 200
    assert confirm(client, "SALAH3").status_code == 302
    confirm(client, right)
    assert "_auth_user_id" not in client.session


def test_a_code_holds_for_a_quarter_of_an_hour(client, person, monkeypatch):
    ask(client, "siti@example.org")
    code, now = sent_code(), time.time
    monkeypatch.setattr(time, "time", lambda: now() + 16 * 60)
    confirm(client, code)
    assert "_auth_user_id" not in client.session


def test_a_new_code_takes_the_place_of_the_first(client, person):
    ask(client, "siti@example.org")
    first = sent_code()
    client.post(reverse("account_confirm_login_code"), {"action": "resend", "next": CLOSED})
    assert confirm(client, first).status_code == 200
    assert confirm(client, sent_code())["Location"] == CLOSED


def test_codes_are_not_sent_without_end(person):
    for _attempt in range(6):
        ask(Client(), "siti@example.org")
    assert len(mail.outbox) == 3


def test_the_second_step_is_still_asked_for(client, person):
    client.post(reverse("account_login"), {"login": "siti", "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    code = auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30))
    client.post(reverse("mfa_activate_totp"), {"code": code})
    client.post(reverse("account_logout"))
    ask(client, "siti@example.org")
    assert confirm(client, sent_code())["Location"].startswith(reverse("mfa_authenticate"))
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("name", ["account_change_password", "mfa_index", "mfa_activate_totp"])
def test_who_never_chose_a_password_finds_every_page_of_the_account(client, person, name):
    person.set_unusable_password()
    person.save()
    ask(client, "siti@example.org")
    confirm(client, sent_code())
    assert client.get(reverse(name), follow=True).status_code == 200


def test_who_never_chose_a_password_may_choose_one(client, person):
    person.set_unusable_password()
    person.save()
    ask(client, "siti@example.org")
    confirm(client, sent_code())
    chosen = "Bandung-Kawasaki-9"
    client.post(reverse("account_set_password"), {"password1": chosen, "password2": chosen})
    client.logout()
    assert client.login(username="siti", password=chosen)


def test_who_typed_another_address_begins_again(client, person):
    page = ask(client, "sitti@example.org", follow=True)
    back = re.search(r'name="next" value="(/account/login/[^"]*)"', page.text.replace("&amp;", "&")).group(1)
    assert client.post(reverse("account_logout"), {"next": back})["Location"] == back
    ask(client, "siti@example.org")
    assert confirm(client, sent_code())["Location"] == CLOSED


def test_a_code_leads_to_no_other_site(client, person, settings):
    ask(client, "siti@example.org")
    answer = client.post(reverse("account_confirm_login_code"), {"code": sent_code(), "next": "https://example.com/"})
    assert answer["Location"] == reverse(settings.LOGIN_REDIRECT_URL)
