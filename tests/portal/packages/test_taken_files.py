"""Files of the data page can be told to be whole, are logged, and need not be fetched twice."""

from hashlib import sha256

import pytest
from django.urls import reverse

from portal.models import Export
from portal.packages.releasing import release_package
from tests import factories as make

pytestmark = pytest.mark.django_db
NAMES = ("portal:data-package", "portal:data-table")


def address_of(name: str) -> str:
    return reverse(name, args=["agreements"] if name == "portal:data-table" else [])


def body(response) -> bytes:
    return b"".join(response)


@pytest.mark.parametrize("name", NAMES)
def test_who_takes_a_file_finds_it_in_the_log_with_its_checksum(client, name):
    make.AgreementFactory(partnership__published=True)
    address = address_of(name)
    response = client.get(address, {"as_of": "2026-01-31"})
    content = body(response)
    logged = Export.objects.get()
    assert logged.get_absolute_url() in response["Link"]
    assert (logged.state, logged.bytes, logged.sha256) == ("whole", len(content), sha256(content).hexdigest())
    assert logged.rows >= 1
    assert (logged.path, logged.asked) == (address, {"as_of": ["2026-01-31"]})
    assert logged.sha256 in client.get(logged.get_absolute_url()).content.decode()


@pytest.mark.parametrize("name", NAMES)
def test_who_has_a_file_already_gets_none_and_none_is_logged(client, name):
    address = address_of(name)
    first = client.head(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, body(again)) == (304, b"")
    assert not Export.objects.exists()
    make.AgreementFactory(partnership__published=True)
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_released_version_may_be_kept_for_ever(client):
    release = release_package(by=None)
    address = reverse("portal:data-release", args=[release.version])
    response = client.get(address)
    body(response)
    assert "immutable" in response["Cache-Control"]
    assert release.sha256 in response["ETag"]
    assert client.get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304
