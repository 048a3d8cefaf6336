"""Coordinators who paste tables. What people are told is compared in English here."""

import pytest
from django.utils import translation

from cities.models import Government
from portal.imports.planning import preview
from portal.imports.reading import read_text
from portal.imports.uploading import begin
from portal.models import Import
from tests import factories as make
from tests.portal.folders import reference
from tests.portal.imports.tables import quiet


@pytest.fixture(autouse=True)
def english(language):
    translation.activate("en")


@pytest.fixture
def coordinator():
    reference()
    return make.MembershipFactory(government=Government.objects.get(key="kota-semarang")).user


@pytest.fixture
def previewed(coordinator):
    """Previews a pasted table."""

    def previewed(kind: str, text: str) -> Import:
        import_ = begin(read_text(text), by=coordinator, kind=kind, government_key="kota-semarang")
        preview(import_, quiet)
        return import_

    return previewed


@pytest.fixture
def office(client):
    reference()
    user = make.MembershipFactory(government=Government.objects.get(key="kota-semarang"), user__language="en").user
    client.force_login(user)
    return client
