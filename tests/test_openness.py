"""Every page is either public by the list of portal/access.py or asks for a login."""

from collections.abc import Iterator
from itertools import product

import pytest
from django.test import Client
from django.urls import reverse

from portal.access import PUBLIC_PAGES
from tests.addresses import pages
from tests.sample import covering

PAGES = pages()
CLOSED = [page for page in PAGES if page.name not in PUBLIC_PAGES]
PUBLIC = [page for page in PAGES if page.name in PUBLIC_PAGES]
#: What visitors and researchers come for.
EVERYBODY_READS = {
    f"{app}:{name}"
    for app, names in {
        "agreements": "partnerships partnership agreements agreement fields field",
        "cities": "governments government localities locality agencies agency",
        "portal": "sources source",
    }.items()
    for name in names.split()
}
METHODS = ("head", "options", "put", "delete", "patch", "trace")

pytestmark = pytest.mark.django_db


def by_name(address) -> str:
    return address.name


def asks_for_login(response) -> bool:
    return response.status_code == 302 and response["Location"].startswith(f"{reverse('account_login')}?next=")


def test_every_page_has_a_name_of_its_own():
    names = [page.name for page in PAGES]
    assert [name for name in names if "unnamed" in name] == []
    assert sorted(names) == sorted(set(names))


def test_the_list_of_public_pages_names_pages_that_exist():
    assert PUBLIC_PAGES - {page.name for page in PAGES} == set()


def test_the_register_is_open():
    assert {*EVERYBODY_READS, "home", "account_login"} <= PUBLIC_PAGES


def test_some_pages_are_closed():
    """Else the tests below would have nothing to say."""
    assert {"account_change_password", "mfa_index"} <= {page.name for page in CLOSED}


@pytest.mark.parametrize("address", CLOSED, ids=by_name)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_closed_page_asks_a_visitor_to_sign_in(client, world, address, method):
    url = address.url(world)
    response = getattr(client, method)(url)
    assert asks_for_login(response), f"{method} {url}: {response.status_code}"
    assert response["Location"] == f"{reverse('account_login')}?next={url}"


@pytest.mark.parametrize("address", PUBLIC, ids=by_name)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_public_page_asks_nobody_to_sign_in(client, world, address, method):
    assert not asks_for_login(getattr(client, method)(address.url(world)))


def asked_by_methods() -> Iterator:
    """A page, who asks for it, and the methods: in the suite every method at every page, by one of the two at least."""
    cases = list(product(PAGES, ["visitor", "coordinator"], METHODS))
    suite = {*covering(cases)}
    for page, who in product(PAGES, ["visitor", "coordinator"]):
        for is_sample, marks in ((True, ()), (False, pytest.mark.cross)):
            if methods := [method for method in METHODS if ((page, who, method) in suite) == is_sample]:
                yield pytest.param(page, who, methods, marks=marks, id=f"{page.name}-{who}-{'-'.join(methods)}")


@pytest.mark.parametrize(("address", "who", "methods"), list(asked_by_methods()))
def test_no_method_of_http_breaks_a_page(world, address, who, methods):
    client = Client()
    if who != "visitor":
        client.force_login(world[who])
    answers = {method: getattr(client, method)(address.url(world)).status_code for method in methods}
    assert {method: status for method, status in answers.items() if status >= 500} == {}


@pytest.mark.parametrize("address", ["/tidak-ada/", "/agreements/tidak-ada/", "/admin/", "/.env", "/account/signup/"])
def test_an_address_that_is_no_page_is_a_404(client, address):
    assert client.get(address).status_code == 404


def test_a_post_without_its_token_is_refused(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world["coordinator"])
    assert client.post(reverse("account_change_password")).status_code == 403


OURS = [page for page in PUBLIC if page.package in {"portal", "cities", "agreements", "evaluations"}]


#: Whoever reads may say what is wrong.
WRITTEN_TO = {"report-error"}


@pytest.mark.parametrize("address", [page for page in OURS if page.name not in WRITTEN_TO], ids=by_name)
def test_a_public_page_of_ours_only_reads(client, world, address):
    assert client.post(address.url(world)).status_code == 405
