"""Which field continues which, said of all fields of a renewal at once."""

import pytest
from django.core.exceptions import PermissionDenied

from agreements.services.origins import possible_origins, say_origins
from agreements.services.texts import seen
from portal.services import StaleEdit
from tests import factories as make
from tests.agreements.acts.forms import form, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def old():
    return make.AgreementFactory(confirmed=True)


@pytest.fixture
def renewal(old):
    return make.AgreementFactory(partnership=old.partnership, succeeds=old, confirmed=True)


@pytest.fixture
def older(old):
    return [make.CooperationFieldFactory(agreement=old, position=number) for number in (1, 2)]


@pytest.fixture
def newer(renewal):
    return [make.CooperationFieldFactory(agreement=renewal, position=number) for number in (1, 2)]


@pytest.fixture
def coordinator(old):
    return make.MembershipFactory(government=old.government).user


def origins(renewal) -> list:
    return [field.origin for field in renewal.fields.select_related("origin")]


def test_origins_are_said_in_one_sitting_and_shown_where_one_came_from(client, renewal, older, newer, coordinator):
    client.force_login(coordinator)
    address = url("agreements:agreement-origins", renewal)
    version = client.get(address).context["version"]
    answer = client.post(address, form(version=version, **{newer[0].key: older[1].key, newer[1].key: ""}))
    assert answer.url == url("agreements:agreement-differences", renewal)
    assert origins(renewal) == [older[1], None]


def test_what_stands_so_already_keeps_its_version(renewal, older, newer, coordinator):
    for origin in (older[0], older[1]):
        said = dict(zip(renewal.fields.all(), (older[0], origin), strict=True))
        say_origins(renewal, by=coordinator, before=seen(renewal.fields), said=said)
    assert list(renewal.fields.values_list("version", flat=True)) == [1, 2]


def test_who_comes_too_late_sees_both_and_overwrites_nothing(client, renewal, older, newer, coordinator):
    client.force_login(coordinator)
    address = url("agreements:agreement-origins", renewal)
    version = client.get(address).context["version"]
    client.post(address, form(version=version, **{newer[0].key: older[0].key}))
    late = client.post(address, form(version=version, **{newer[0].key: older[1].key}))
    ((_label, now, typed),) = late.context["differences"]
    assert (now, typed) == (older[0].wording, older[1].wording)
    assert origins(renewal)[0] == older[0]
    with pytest.raises(StaleEdit):
        say_origins(renewal, by=coordinator, before=version, said={newer[0]: None})


def test_only_fields_of_what_it_renews_can_be_continued(client, renewal, older, newer, coordinator):
    stranger = make.CooperationFieldFactory(agreement=make.AgreementFactory(partnership=renewal.partnership))
    assert list(possible_origins(renewal)) == older
    client.force_login(coordinator)
    address = url("agreements:agreement-origins", renewal)
    version = client.get(address).context["version"]
    refused = client.post(address, form(version=version, **{newer[0].key: stranger.key}))
    assert newer[0].key in refused.context["form"].errors


def test_another_government_says_nothing_of_it(renewal, newer):
    with pytest.raises(PermissionDenied):
        say_origins(renewal, by=make.MembershipFactory().user, before=seen(renewal.fields), said={newer[0]: None})
