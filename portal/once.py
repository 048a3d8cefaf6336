"""A form is answered once, however often it is posted: by a double click, or from a page gone back to."""

import uuid
from collections.abc import Callable

from django.db import transaction

from portal.models import FormToken


def answer_once(user, token: uuid.UUID, act: Callable[[], str]) -> str:
    """The address that `act` returns; posted again with the same token, the address that it returned the first time.

    Of two posted at the same moment the second waits for the first. Where `act` fails nothing is kept, so that the
    mended form goes through.
    """
    with transaction.atomic():
        # Waits until another post of the same form, if there is one, has ended.
        FormToken.objects.bulk_create([FormToken(user=user, token=token)], ignore_conflicts=True)
        answer = FormToken.objects.get(user=user, token=token)
        if not answer.result_url:
            answer.result_url = act()
            answer.save(update_fields=["result_url"])
    return answer.result_url


def answered(user, posted) -> str | None:
    """Where a form that was posted before led to; asked before anything else, as the act itself closes its own way."""
    token = token_of(posted)
    if token is None:
        return None
    return FormToken.objects.filter(user=user, token=token).values_list("result_url", flat=True).first()


def token_of(posted) -> uuid.UUID | None:
    """The token that came with a form; None where it came without a proper one."""
    try:
        return uuid.UUID(posted.get("form_token", ""))
    except ValueError:
        return None
