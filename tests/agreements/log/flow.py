"""What a coordinator types into the guided flow."""

import uuid

from django.urls import reverse

LOG = reverse("agreements:log")


def typed(**changes) -> dict:
    """What a coordinator types into the flow: a memorandum with one field."""
    return {
        "form_token": str(uuid.uuid4()),
        "q": "Jung-gu",
        "searched": "Jung-gu",
        "choice": "new",
        "country": "KR",
        "level": "district",
        "kind": "mou",
        "title": "MoU Semarang – Jung-gu",
        "signed": "2016-11",
        "fields-TOTAL_FORMS": "3",
        "fields-INITIAL_FORMS": "0",
        "fields-0-wording": "Pendidikan",
        "action": "save",
    } | changes


def page(response) -> str:
    return response.content.decode()
