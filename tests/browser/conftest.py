"""A browser as an Indonesian office has it, on the server that the test started."""

import os

import pytest
from django.conf import settings
from django.test import Client

# Playwright keeps an event loop in the thread of the test, in which Django would refuse to ask the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    chosen = {"executable_path": os.environ["CHROMIUM"]} if os.environ.get("CHROMIUM") else {}
    return browser_type_launch_args | chosen | {"args": QUIET}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "id-ID", "viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def sign_in(live_server):
    """Signs a person in on a page of the browser, as people do."""
    from tests.factories import PASSWORD

    def signed_in(page, user):
        page.goto(f"{live_server.url}/account/login/")
        page.fill("[name=login]", user.username)
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url(lambda url: "/account/login" not in url)

    return signed_in


#: Keeps what the content security policy refused in the page itself.
WATCH = """
    window.refused = [];
    document.addEventListener("securitypolicyviolation", event => window.refused.push(event.violatedDirective));
"""


@pytest.fixture
def browse(live_server, new_context):
    """A page of the browser for a person who is signed in already, in a language."""

    def opened(person, language: str, **context):
        context = new_context(base_url=live_server.url, reduced_motion="reduce", **context)
        cookies = {"django_language": language}
        if person:
            client = Client()
            client.force_login(person)
            cookies["sessionid"] = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()])
        context.add_init_script(WATCH)
        return context.new_page()

    return opened
