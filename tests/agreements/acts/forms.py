"""What a form posts, and where."""

import uuid

from django.urls import reverse


def form(**typed) -> dict:
    return {"form_token": str(uuid.uuid4()), "version": "0"} | typed


def content(response) -> str:
    return response.content.decode()


def url(name: str, record) -> str:
    return reverse(name, args=[record.key])
