"""The frame of every page, the list page, the error pages and signing in."""

import re
import time
from types import SimpleNamespace

import html5lib
import pytest
from allauth.mfa.totp.internal import auth
from django import forms
from django.core import mail
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation
from django.views import defaults

from portal.models import User
from portal.partial_dates import PartialDate

PASSWORD = "Kembar-Semarang-2016"
FORBIDDEN = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:", re.IGNORECASE)


@pytest.fixture(autouse=True)
def _in_indonesian():
    """A request made by another test leaves its language behind."""
    with translation.override("id"):
        yield


@pytest.fixture
def person(db, settings):
    # Signing in and out reads the session anew under its new key; that is no loop.
    settings.ZEAL_ALLOWLIST = [{"model": "sessions.Session", "field": "get()"}]
    return User.objects.create_user("siti", "siti@example.org", PASSWORD)


@pytest.fixture
def request_of_visitor(rf: RequestFactory):
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/x/")
    request.user = AnonymousUser()
    return request


def valid(html: str) -> str:
    """The page, once it is valid HTML and fit for the strict policy."""
    html5lib.HTMLParser(strict=True).parse(html)
    assert not FORBIDDEN.search(html)
    return html


def page(client, name: str, language: str = "id", **kwargs) -> str:
    client.cookies["django_language"] = language
    response = client.get(reverse(name, **kwargs))
    assert response.status_code == 200
    return valid(response.text)


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "words"), [("id", "Langsung ke isi"), ("en", "Skip to the content")])
def test_the_frame_speaks_the_language_it_names(client, language, words):
    html = page(client, "account_login", language)
    assert f'<html lang="{language}">' in html
    assert words in html


@pytest.mark.django_db
def test_the_language_is_chosen_by_a_form_and_kept(client):
    response = client.post(reverse("set_language"), {"language": "en", "next": reverse("account_login")}, follow=True)
    assert "<h1>\n    Sign in" in response.text
    assert '<html lang="en">' in response.text


def test_the_menu_marks_the_page_and_the_pages_below_it(rf):
    from portal.templatetags.portal import nav_items

    url = reverse("agreements:agreements")
    marks = {item["url"]: item["current"] for item in nav_items(rf.get(f"{url}jung-gu/"))}
    assert marks[url] == "true"
    assert [mark for mark in marks.values() if mark] == ["true"]
    assert next(item["current"] for item in nav_items(rf.get("/")) if item["url"] == "/") == "page"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["id", "en"])
def test_error_pages_are_whole_pages(request_of_visitor, language):
    with translation.override(language):
        responses = [
            defaults.bad_request(request_of_visitor, Exception()),
            defaults.permission_denied(request_of_visitor, Exception("Belum ditandatangani.")),
            defaults.page_not_found(request_of_visitor, Exception()),
            defaults.server_error(request_of_visitor),
        ]
    assert [response.status_code for response in responses] == [400, 403, 404, 500]
    for response in responses:
        assert f'<html lang="{language}">' in valid(response.content.decode())
    assert "Belum ditandatangani." in responses[1].content.decode()


class Filters(forms.Form):
    year = forms.IntegerField(label="Tahun", required=False)


def a_list(**changes) -> dict:
    """What list.html needs, with one row."""
    cell = {"text": "", "url": None, "kind": "text", "items": [], "label": "Status", "missing": False, "badge": None}
    cells = [
        {**cell, "text": "Semarang – Jung-gu"},
        {**cell, "kind": "badge", "badge": "bad", "text": "Kedaluwarsa"},
        {**cell, "kind": "list", "items": ["Pariwisata", "Kesehatan"]},
        {**cell, "kind": "number", "text": "0"},
        {**cell, "missing": True},
    ]
    column = {"label": "Status", "numeric": False, "sort_url": "?sort=s", "sorted": "asc", "name": "s"}
    return {
        "title": "Naskah",
        "lead": "Semua naskah.",
        "columns": [column] * len(cells),
        "rows": [SimpleNamespace(url="/jung-gu/", cells=cells)],
        "total": 58,
        "page_obj": Paginator(range(58), 50).page(1),
        "page_urls": {"first": None, "previous": None, "next": "?page=2", "last": "?page=2"},
        "filter_form": Filters({"year": "2016"}),
        "filters_active": [("Tahun", "2016", "?")],
        "filter_errors": False,
        "kept": [("sort", "s")],
        "exports": [{"label": "CSV", "note": "UTF-8", "url": "?export=csv"}],
        "as_of_note": "",
        **changes,
    }


@pytest.mark.django_db
def test_a_list_says_its_total_and_keeps_the_meaning_of_its_table(request_of_visitor):
    html = valid(render_to_string("list.html", a_list(), request_of_visitor))
    assert "58 catatan" in html
    assert '<a href="/jung-gu/">Semarang – Jung-gu</a>' in html
    assert 'aria-sort="ascending"' in html
    assert html.count('role="cell"') == 4
    assert '<span class="missing">tidak tercatat</span>' in html
    assert 'name="sort" value="s"' in html


@pytest.mark.django_db
def test_a_list_without_rows_says_so(request_of_visitor):
    html = valid(render_to_string("list.html", a_list(rows=[], total=0), request_of_visitor))
    assert "Tidak ada yang ditemukan" in html
    assert "<table" not in html


@pytest.mark.django_db
def test_a_filter_that_cannot_be_read_is_named_with_a_link_to_it(request_of_visitor):
    form = Filters({"year": "kapan"})
    html = render_to_string("list.html", a_list(filter_form=form, filter_errors=True), request_of_visitor)
    assert 'href="#id_year"' in valid(html)
    assert "<table" not in html


@pytest.mark.parametrize(
    ("value", "wording", "words"),
    [
        (PartialDate.parse("2018-10/2018-12"), "akhir 2018", "Oktober 2018 – Desember 2018 («akhir 2018»)"),
        (PartialDate.parse("2007-04"), "", "April 2007"),
        (None, "", '<span class="missing">tidak tercatat</span>'),
        (None, "<b>", '<span class="missing">tidak tercatat</span> («&lt;b&gt;»)'),
    ],
)
def test_a_date_is_shown_as_precisely_as_known(value, wording, words):
    template = Template("{% load portal %}{{ value|partial_date:wording }}")
    assert template.render(Context({"value": value, "wording": wording})) == words


def test_zero_is_a_value():
    template = Template("{% load portal %}{{ value|or_missing }}")
    assert template.render(Context({"value": 0})) == "0"


@pytest.mark.django_db
@pytest.mark.parametrize("login", ["siti", "siti@example.org", "x" * 5000])
def test_a_wrong_password_is_refused_in_the_language_of_the_page(client, person, login):
    response = client.post(reverse("account_login"), {"login": login, "password": "salah"})
    assert "tidak cocok" in valid(response.text)


@pytest.mark.django_db
def test_a_closed_account_is_told_so_on_the_sign_in_page(client, person):
    person.is_active = False
    person.save()
    response = client.post(reverse("account_login"), {"login": "siti", "password": PASSWORD}, follow=True)
    assert response.status_code == 200
    assert "Akun ini ditutup" in response.text or "tidak cocok" in response.text


@pytest.mark.django_db
def test_signing_in_and_out(client, person):
    response = client.post(reverse("account_login"), {"login": "siti", "password": PASSWORD})
    assert response["Location"] == reverse("work")
    assert "siti" in page(client, "account_change_password")
    client.post(reverse("account_logout"))
    assert client.get(reverse("account_change_password")).status_code == 302


@pytest.mark.django_db
def test_a_forgotten_password_is_replaced_by_a_mailed_link(client, person):
    client.post(reverse("account_reset_password"), {"email": "siti@example.org"})
    assert mail.outbox[0].subject == "[Portal Kota Kembar] Pilih kata sandi baru"
    link = re.search(r"https?://[^/]+(/\S+)", mail.outbox[0].body)[1]
    form = client.get(link, follow=True)
    valid(form.text)
    client.post(form.request["PATH_INFO"], {"password1": "Bandung-Kawasaki-9", "password2": "Bandung-Kawasaki-9"})
    assert client.login(username="siti", password="Bandung-Kawasaki-9")


@pytest.mark.django_db
def test_an_address_without_an_account_gets_no_mail_and_the_same_answer(client, person):
    answers = [
        client.post(reverse("account_reset_password"), {"email": address})["Location"]
        for address in ("siti@example.org", "nobody@example.org")
    ]
    assert answers[0] == answers[1]
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_the_second_step_is_switched_on_and_asked_for(client, person):
    sign_in = {"login": "siti", "password": PASSWORD}
    client.post(reverse("account_login"), sign_in)
    page(client, "mfa_index")
    assert reverse("account_reauthenticate") in client.get(reverse("mfa_activate_totp"))["Location"]
    page(client, "account_reauthenticate")
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page(client, "mfa_activate_totp")
    secret = client.session["mfa.totp.secret"]
    code = auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30))
    client.post(reverse("mfa_activate_totp"), {"code": code})
    for name in ("mfa_index", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp"):
        page(client, name)
    recovery = client.get(reverse("mfa_download_recovery_codes")).text.split()
    client.post(reverse("account_logout"))
    assert client.post(reverse("account_login"), sign_in)["Location"] == reverse("mfa_authenticate")
    page(client, "mfa_authenticate")
    assert client.post(reverse("mfa_authenticate"), {"code": recovery[0]})["Location"] == reverse("work")


def test_too_many_attempts_have_a_page(client, db):
    answers = [
        client.post(reverse("account_login"), {"login": f"orang{n}", "password": "salah"}).status_code
        for n in range(40)
    ]
    assert 429 in answers
    assert max(answers) == 429


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_mark_stands_between_the_pages_above_and_after_none(number):
    crumbs = [(f"Halaman {place}", f"/{place}/") for place in range(number)]
    html = render_to_string("components/breadcrumb.html", {"crumbs": crumbs})
    assert html.count("<svg") == number - 1
    assert html.rindex("</a>") > html.rfind("</svg>")


@pytest.mark.django_db
def test_a_form_in_letters_of_another_encoding_cannot_be_read(client):
    client.cookies["csrftoken"] = "x" * 32
    client.handler.enforce_csrf_checks = True
    sent = client.generic("POST", "/language/", b"language=%ff", "application/x-www-form-urlencoded; charset=utf-16")
    assert sent.status_code == 400
    assert "Permintaan tidak terbaca" in sent.content.decode()
