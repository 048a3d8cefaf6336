"""Every page, in both languages, to visitors and to people signed in: valid, translated, and without inline code."""

import re
from collections import Counter
from functools import cache

import html5lib
import pytest
from django.test import Client

from portal.access import PUBLIC_PAGES
from portal.translations import Translations
from tests.addresses import FILES, pages
from tests.sample import sampled

READERS = ("visitor", "coordinator", "administrator")
#: Parts of a page that htmx puts into one.
FRAGMENTS = {"agreements:partner-options"}
PAGES = [page for page in pages() if page.name not in FILES]
#: What answers otherwise than by a page: where one is led on to, or downloads something.
LEADS_ON = {
    "annual-report-now",
    "government-targets",
    "set_language",
    "account_login",
    "account_request_login_code",
    "account_confirm_login_code",
    "account_set_password",
    "account_logout",
    "account_reset_password_from_key",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
}

pytestmark = pytest.mark.django_db


CASES = [
    (who, address, language)
    for who in READERS
    for address in PAGES
    for language in ("id", "en")
    if who != "visitor" or address.name in PUBLIC_PAGES
]


def answer(world, who: str, address, language: str):
    client = Client()
    if who != "visitor":
        client.force_login(world[who])
    client.cookies["django_language"] = language
    return client.get(address.url(world))


def parsed(response, *, fragment: bool = False):
    """The page as a tree; every error of the HTML standard is raised."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    text = response.content.decode()
    return parser.parseFragment(text, container="div") if fragment else parser.parse(text)


def texts(element) -> set[str]:
    """What stands on the page word by word, as the catalogue could have it."""
    pieces = [element.text, *(element.get(name) for name in ("aria-label", "placeholder", "title"))]
    for child in element:
        pieces.append(child.tail)
        # What says itself that it is in another language may be: the switch, the wording of a source.
        if not child.get("lang"):
            pieces += texts(child)
    return {re.sub(r"\s+", " ", piece).strip() for piece in pieces if piece}


@cache
def words() -> dict[str, set[str]]:
    """Of each language, the words of the catalogue that are no words of the other."""
    pairs = [(message.id, message.string) for message in Translations().catalogue if message.id]
    english = {text for known, _ in pairs for text in ((known,) if isinstance(known, str) else known)}
    indonesian = {text for _, said in pairs for text in ((said,) if isinstance(said, str) else said)}
    return {"en": english - indonesian, "id": indonesian - english}


def problems(response, tree, language: str) -> list[str]:
    return [*frame_problems(response, tree, language), *code_problems(tree), *reference_problems(tree)]


def frame_problems(response, tree, language: str) -> list[str]:
    wrong = []
    headings = ["".join(each.itertext()).strip() for each in tree.iter("h1")]
    title = "".join(tree.find("head/title").itertext()).strip()
    if len(headings) != 1 or not headings[0]:
        wrong.append(f"h1: {headings}")
    if not title or title.startswith(("–", "None")):
        wrong.append(f"title: {title!r}")
    if tree.get("lang") != language or response["Content-Language"] != language:
        wrong.append(f"language: {tree.get('lang')} {response['Content-Language']}")
    policy = response.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy:
        wrong.append(f"policy: {policy}")
    return wrong


def code_problems(tree) -> list[str]:
    wrong = [f"inline {each.tag}" for each in tree.iter("style")]
    # A block of data for search engines is no script: browsers run nothing of it.
    scripts = (each for each in tree.iter("script") if each.get("type") != "application/ld+json")
    wrong += ["inline script" for each in scripts if not each.get("src")]
    for element in tree.iter():
        named = [
            name for name in element.attrib if isinstance(name, str) and (name == "style" or name.startswith("on"))
        ]
        wrong += [f"{name} on {element.tag}" for name in named]
    return wrong


def reference_problems(tree) -> list[str]:
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    wrong = [f"id twice: {name}" for name, number in ids.items() if number > 1]
    for element in tree.iter():
        named = [element.get("for")] if element.tag == "label" else []
        for attribute in ("aria-labelledby", "aria-describedby", "aria-controls"):
            named += (element.get(attribute) or "").split()
        if (element.get("href") or "").startswith("#"):
            named.append(element.get("href")[1:])
        wrong += [f"{element.tag} names #{name}, which is nowhere" for name in named if name and name not in ids]
    return wrong


@pytest.fixture(scope="module")
def opened() -> set[str]:
    """Names of the pages that somebody who is signed in was shown, so that nobody asks for them again."""
    return set()


@pytest.mark.parametrize(
    ("who", "address", "language"), sampled(CASES), ids=lambda value: getattr(value, "name", value)
)
def test_a_page_is_whole_valid_and_in_one_language(world, opened, who, address, language):
    response = answer(world, who, address, language)
    if who != "visitor" and response.status_code == 200:
        opened.add(address.name)
    if address.name in LEADS_ON and response.status_code == 302:
        return
    assert response.status_code in (200, 403, 404)
    fragment = address.name in FRAGMENTS and response.status_code == 200
    tree = parsed(response, fragment=fragment)
    assert (code_problems(tree) if fragment else problems(response, tree, language)) == []
    other = words()["en" if language == "id" else "id"]
    assert texts(tree) & other == set()


@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.name)
def test_somebody_can_open_every_page(world, opened, address):
    """Else a page that refuses everybody would look well above."""
    if address.name in opened | LEADS_ON:
        return
    worlds = [world, world | {"agreement": world["draft"], "partnership": world["withdrawn"]}]
    worlds.append(world | {"agreement": world["addendum"], "evaluation": world["submitted"]})
    worlds.append(world | {"evaluation": world["final"], "follow_up": world["to_be_done"]})
    answers = (answer(each, who, address, "id").status_code for each in worlds for who in READERS[1:])
    assert 200 in answers


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_of_a_wrong_address_is_as_good_as_the_others(client, language):
    client.cookies["django_language"] = language
    response = client.get("/tidak-ada/")
    tree = parsed(response)
    assert response.status_code == 404
    assert problems(response, tree, language) == []
