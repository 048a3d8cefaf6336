"""The data page gives out the package, single tables and released versions; releasing is an act."""

import hashlib
import io
import json
import re
import zipfile

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.urls import reverse

from portal.loading import packaged_tables
from portal.models import PackageRelease
from portal.packages.releasing import release_package
from portal.roles import Role
from portal.templatetags.portal import linked_data
from tests import factories as make
from tests.portal.packages.opened import texts, written

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def agreement():
    partnership = make.PartnershipFactory(published=True)
    make.AgreementFactory(key="naskah-konsep", partnership=partnership, draft=True)
    return make.AgreementFactory(key="naskah", partnership=partnership, signed="2016")


@pytest.fixture
def coordinator(agreement):
    return make.MembershipFactory(government=agreement.government).user


def body(response) -> bytes:
    return b"".join(response)


def test_the_package_is_that_of_the_command(client, tmp_path):
    response = client.get(reverse("portal:data-package"))
    assert response["Content-Type"] == "application/zip"
    assert body(response) == written(tmp_path).read_bytes()


def test_a_table_is_that_of_the_package(client, tmp_path):
    package = texts(written(tmp_path))
    for table in packaged_tables():
        response = client.get(reverse("portal:data-table", args=[table.file.removesuffix(".csv")]))
        assert body(response).decode() == package[table.file]


def test_both_are_given_for_an_earlier_day(client):
    address = reverse("portal:data-table", args=["agreements"])
    assert b"naskah," in body(client.get(address))
    assert b"naskah," not in body(client.get(address, {"as_of": "2015-12-31"}))
    assert client.get(reverse("portal:data-package"), {"as_of": "kemarin"}).status_code == 404


def test_what_is_no_table_is_not_found(client):
    assert client.get("/data/user.csv").status_code == 404


def test_only_those_who_sign_in_get_a_package_with_drafts(client, coordinator):
    address = reverse("portal:data-own-package")
    assert client.get(address).status_code == 302
    client.force_login(coordinator)
    with zipfile.ZipFile(io.BytesIO(body(client.get(address)))) as package:
        assert b"naskah-konsep" in package.read("agreements.csv")
    # The other addresses give everybody the same.
    assert b"naskah-konsep" not in body(client.get(reverse("portal:data-table", args=["agreements"])))


def test_the_page_is_a_dataset_for_search_engines(client):
    page = client.get(reverse("portal:data")).content.decode()
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1]
    told = json.loads(block)
    assert told["@type"] == "Dataset"
    assert told["distribution"][0]["contentUrl"].endswith(reverse("portal:data-package"))


def test_linked_data_cannot_end_its_block():
    text = linked_data({"name": "</script><script>alert(1)</script> & more"})
    assert text.count("<") == 2
    assert json.loads(text[text.index("{") : text.rindex("}") + 1])["name"].startswith("</script>")


def test_the_dictionary_page_names_every_column_that_is_public(client):
    page = client.get(reverse("portal:data-dictionary")).content.decode()
    for table in packaged_tables():
        assert table.file in page
        for column in table.columns:
            assert column.permission or f">{column.name}</code>" in page
    assert ">mailbox</code>" not in page


def test_a_released_version_is_offered_as_it_was(client, coordinator, tmp_path):
    before = written(tmp_path).read_bytes()
    release = release_package(by=coordinator)
    make.SourceFactory(key="sesudahnya")
    page = client.get(reverse("portal:data")).content.decode()
    assert release.version in page
    assert hashlib.sha256(before).hexdigest() in page
    assert body(client.get(reverse("portal:data-release", args=[release.version]))) == before


def test_a_release_holds_no_drafts_whoever_makes_it(coordinator):
    with release_package(by=coordinator).file.open("rb") as file, zipfile.ZipFile(file) as package:
        assert b"naskah-konsep" not in package.read("agreements.csv")


def test_the_same_data_are_released_once(coordinator):
    release_package(by=coordinator)
    with pytest.raises(ValidationError):
        release_package()
    assert PackageRelease.objects.count() == 1


def test_a_release_never_changes(coordinator):
    release = release_package(by=coordinator)
    for change in (lambda: PackageRelease.objects.update(sha256=""), release.delete):
        with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
            change()


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.COORDINATOR, Role.ADMINISTRATOR)])
def test_others_release_nothing(agreement, role):
    agency = make.AgencyFactory(government=agreement.government)
    person = make.MembershipFactory(government=agreement.government, role=role, agency=agency).user
    with pytest.raises(PermissionDenied):
        release_package(by=person)


def test_the_form_releases(client, coordinator):
    client.force_login(coordinator)
    address = reverse("portal:data-release-add")
    token = re.search(r'name="form_token" value="([^"]+)"', client.get(address).content.decode())
    assert token
    client.post(address, {"form_token": token[1], "as_of": "2016-12-31"})
    assert str(PackageRelease.objects.get().as_of) == "2016-12-31"
    assert PackageRelease.objects.get().released_by == coordinator


def test_a_command_releases(tmp_path):
    said = io.StringIO()
    call_command("release_package", stdout=said)
    assert said.getvalue().split()[0] == PackageRelease.objects.get().version


def test_the_page_tells_how_to_compute_anew_and_that_nothing_is_released_yet(client):
    page = client.get(reverse("portal:data")).content.decode()
    assert "python3 recompute.py" in page
    assert "Belum ada" in page
