"""The pages of an import that is worked on, was carried out meanwhile, or is of a government that its person left."""

import re
import uuid

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from cities.models import Agency, Government
from portal.imports.holding import prepared
from portal.jobs import ask_for
from portal.models import Import
from tests import factories as make
from tests.portal.imports.test_import_pages import TABLE, html, send, token, upload


def send_plainly(office, address: str, **said):
    """Posts to a page whose form has no token, or with one that its page gives."""
    found = re.search(r'name="form_token" value="([^"]+)"', html(office.get(address)))
    return office.post(address, ({"form_token": found[1]} if found else {}) | said, follow=True)


@pytest.mark.django_db
def test_an_import_that_the_worker_has_is_left_alone_by_its_pages(office):
    upload(office, text=TABLE)
    import_ = Import.objects.get()
    ask_for("import", str(import_.key), by=import_.by)
    before = Import.objects.values().get()
    for name, said in {"columns": {"again": "1", "heading": "1"}, "names": {}, "discard": {}}.items():
        page = send_plainly(office, reverse(f"portal:import-{name}", args=[import_.key]), **said)
        assert "being worked on" in html(page), name
    page = office.post(reverse("portal:import-columns", args=[import_.key]), {"column_0": "kind"})
    assert "being worked on" in html(page)
    assert Import.objects.values().get() == before
    assert import_.rows.count() == 4


@pytest.mark.django_db
def test_pages_neither_wait_for_a_step_nor_write_over_it(office):
    """As where a page was opened before the step that another page takes in this moment."""
    upload(office, text=TABLE)
    before = Import.objects.get()
    Import.objects.update(state="done", act=uuid.uuid4(), done_at=timezone.now())
    with pytest.raises(ValidationError, match="take it back instead"), prepared(before):
        before.name = "lain"
    assert Import.objects.get().state == "done"


@pytest.mark.django_db
def test_a_preview_of_other_columns_is_none_that_can_be_confirmed(office):
    upload(office, text=TABLE)
    import_ = Import.objects.get()
    columns = reverse("portal:import-columns", args=[import_.key])
    office.post(columns, {"column_0": "name", "column_1": "kind"})
    page = reverse("portal:import", args=[import_.key])
    assert "Confirm the import" in html(office.get(page))
    confirm = reverse("portal:import-confirm", args=[import_.key])
    opened = token(office.get(confirm))
    office.post(columns, {"again": "1", "heading": "3"})
    assert office.get(page).headers["Location"] == columns
    office.post(confirm, {"form_token": opened, "without_rejected": "on"})
    assert not Agency.objects.exists()


@pytest.mark.django_db
def test_who_has_left_the_government_goes_on_with_no_import_of_it(office):
    upload(office, text="nama;jenis\nDinas Satu;dinas\n")
    import_ = Import.objects.get()
    office.post(reverse("portal:import-columns", args=[import_.key]), {"column_0": "name", "column_1": "kind"})
    send(office, reverse("portal:import-confirm", args=[import_.key]))
    user = import_.by
    user.memberships.update(government=Government.objects.get(key="kota-bandung"))
    for name in ("import", "import-columns", "import-confirm", "import-undo", "import-discard", "import-rejected"):
        assert office.get(reverse(f"portal:{name}", args=[import_.key])).status_code == 404, name
    assert "tabel" not in html(office.get(reverse("portal:imports")))


@pytest.mark.django_db
def test_every_import_is_found_in_the_list_however_many_there_are(office):
    by = get_user_model().objects.get()
    keys = [make.ImportFactory(by=by, rows=None).key for _number in range(60)]
    pages = html(office.get(reverse("portal:imports"))) + html(office.get(reverse("portal:imports"), {"page": 2}))
    assert [key for key in keys if reverse("portal:import", args=[key]) not in pages] == []
    assert 'href="?page=2"' in pages


@pytest.mark.django_db
def test_it_is_said_how_many_rows_would_do_something_else_by_now(office):
    by = get_user_model().objects.get()
    address = reverse("portal:import", args=[make.ImportFactory(by=by, changed_since=list(range(2, 42))).key])
    assert "40 rows would do something else now, of which the first are 2, 3," in html(office.get(address))
