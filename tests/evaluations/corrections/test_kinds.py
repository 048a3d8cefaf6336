"""An error may be reported of every kind of record that has a public page, and reaches somebody who answers."""

import uuid

import pytest
from django.contrib.auth.models import AnonymousUser

from evaluations.models import CorrectionReport
from portal.citing import kinds
from portal.models import Document, Visibility
from tests import factories as make

pytestmark = pytest.mark.django_db
FORM = "/corrections/report/"


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_an_error_is_reported_of_every_kind_of_record(client, world, kind):
    Document.objects.update(visibility=Visibility.PUBLIC)
    record = kinds()[kind].objects.visible_to(AnonymousUser()).first()
    client.post(
        FORM, {"page": record.get_absolute_url(), "wrong": "Salah.", "source": "Arsip", "form_token": uuid.uuid4()}
    )
    made = CorrectionReport.objects.latest("id")
    assert (made.record, made.record_key) == (record.record_label(), record.key)
    answering = {"government": made.government} if made.government else {"administrator": True}
    client.force_login(make.MembershipFactory(**answering).user)
    assert client.get(made.get_absolute_url()).status_code == 200
