"""The guided flow warns of what the register has already, and saves once."""

import threading

import pytest
from django.db import connection

from agreements.models import Agreement
from cities.models import Locality
from tests import factories as make
from tests.agreements.log.flow import LOG, page, typed


def test_the_agreement_stands_under_the_partnership_of_the_pair(client, coordinator, semarang, jung_gu):
    known = make.PartnershipFactory(government=semarang, partner=jung_gu, published=True)
    response = client.post(LOG, typed(choice="locality:ulsan-jung-gu"), follow=True)
    assert Agreement.objects.get().partnership == known
    assert str(known) in page(response)


def test_the_same_pair_in_another_spelling_is_warned_of(client, coordinator, semarang, jung_gu):
    known = make.PartnershipFactory(government=semarang, partner=jung_gu)
    shown = page(client.post(LOG, typed(q="Junggu", searched="Junggu")))
    assert f'value="partnership:{known.key}"' in shown
    assert known.get_absolute_url() in shown
    assert not Agreement.objects.exists()


def warned(known) -> dict:
    return {"q": "Junggu", "searched": "Junggu", "warned": f"locality:{known.partner.key} partnership:{known.key}"}


def test_the_partnership_warned_of_can_be_used(client, coordinator, semarang, jung_gu):
    known = make.PartnershipFactory(government=semarang, partner=jung_gu)
    client.post(LOG, typed(same_partner=f"partnership:{known.key}", **warned(known)))
    assert Agreement.objects.get().partnership == known
    assert Locality.objects.count() == 1


def test_another_partner_goes_through_once_it_is_said_to_be_another(client, coordinator, semarang, jung_gu):
    known = make.PartnershipFactory(government=semarang, partner=jung_gu)
    client.post(LOG, typed(same_partner="other", **warned(known)))
    assert Agreement.objects.get().partnership != known


def test_an_answer_given_before_the_warning_is_none(client, coordinator, semarang, jung_gu):
    make.PartnershipFactory(government=semarang, partner=jung_gu)
    client.post(LOG, typed(same_partner="other", q="Junggu", searched="Junggu"))
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("signed", ["2016", "2016-11-25", "unknown", ""])
def test_an_agreement_of_the_same_type_and_time_is_warned_of(client, coordinator, semarang, jung_gu, signed):
    partnership = make.PartnershipFactory(government=semarang, partner=jung_gu)
    known = make.AgreementFactory(partnership=partnership, title="Naskah lama")
    answer = typed(choice="locality:ulsan-jung-gu", signed=signed)
    assert "Naskah lama" in page(client.post(LOG, answer))
    client.post(LOG, answer | {"another_agreement": "on", "warned": f"agreement:{known.key}"})
    assert Agreement.objects.count() == 2


def test_an_agreement_of_another_time_is_not_warned_of(client, coordinator, semarang, jung_gu):
    make.AgreementFactory(partnership=make.PartnershipFactory(government=semarang, partner=jung_gu))
    client.post(LOG, typed(choice="locality:ulsan-jung-gu", signed="2021"))
    assert Agreement.objects.count() == 2


def test_the_same_form_posted_again_leads_to_the_same_agreement(client, coordinator, korea):
    form = typed()
    first, second = client.post(LOG, form), client.post(LOG, form)
    assert Agreement.objects.count() == 1
    assert first.url == second.url


@pytest.mark.django_db(transaction=True)
def test_two_posts_at_the_same_moment_make_one_agreement(client):
    korea = make.CountryFactory()
    user = make.MembershipFactory().user
    client.force_login(user)
    form, answers, cookies = typed(country=korea.pk), [], client.cookies

    def post():
        from django.test import Client

        other = Client()
        other.cookies = cookies
        answers.append(other.post(LOG, form).url)
        connection.close()

    threads = [threading.Thread(target=post) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [Agreement.objects.get().get_absolute_url()] * 4
