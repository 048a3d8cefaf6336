"""Delivering reminders: each mail on its own, kept as told once the mail server took it, and told again only later."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.db import connection

from portal.models import Reminder

log = logging.getLogger(__name__)
#: Holiday notices answer no mail that says so.
HEADERS = {"Auto-Submitted": "auto-generated"}


@dataclass(frozen=True, kw_only=True)
class Message:
    """One mail to one address; `matters` are the names by which what it tells is known again."""

    address: str
    subject: str
    body: str
    matters: tuple[str, ...]


@dataclass
class Delivery:
    """What became of the mails of a run: those the server took, and those it did not, with its answer."""

    sent: list[Message] = field(default_factory=list)
    failed: list[tuple[Message, Exception]] = field(default_factory=list)


def same_address(address: str) -> str:
    """By which two spellings of one address are known as the same."""
    return address.strip().lower()


def told_lately(on: date) -> set[tuple[str, str]]:
    """Address and matter of all that is not to be told again yet."""
    told = Reminder.objects.lately(on).values_list("address", "matter")
    return {(same_address(address), matter) for address, matter in told}


def deliver(messages: Iterable[Message], on: date) -> Delivery:
    """Sends each; one that is not taken stops no other, and is due again at the next run."""
    delivery = Delivery()
    for message in messages:
        try:
            EmailMessage(message.subject, message.body, to=[message.address], headers=HEADERS).send()
        # ValueError: an address that is none, which is not even offered to the server.
        except (SMTPException, OSError, ValueError) as error:
            log.warning("A reminder was not taken by the mail server: %s", type(error).__name__)
            delivery.failed.append((message, error))
        else:
            _keep(message, on)
            delivery.sent.append(message)
    return delivery


def _keep(message: Message, on: date) -> None:
    told = [Reminder(address=message.address, matter=matter, sent_on=on) for matter in message.matters]
    Reminder.objects.bulk_create(told, ignore_conflicts=True)


@contextmanager
def alone() -> Iterator[bool]:
    """Whether no other run is under way; true holds others off until the end of this one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [Reminder._meta.db_table])
        (is_alone,) = cursor.fetchone()
        try:
            yield is_alone
        finally:
            if is_alone:
                cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [Reminder._meta.db_table])
