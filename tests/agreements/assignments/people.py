"""Who comes to the pages of a responsibility, and the addresses of those."""

from django.test import Client
from django.urls import reverse

from tests.factories import MembershipFactory


def officer_of(agency, **more):
    return MembershipFactory(government=agency.government, agency_officer=True, agency=agency, **more).user


def client_of(person) -> Client:
    client = Client()
    if person:
        client.force_login(person)
    return client


def address(page: str, record) -> str:
    return reverse(f"agreements:{page}", args=[record.key])
