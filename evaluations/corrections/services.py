"""Reporting an error, answering it, and sending the answer."""

import logging
import secrets
from collections.abc import Iterable
from smtplib import SMTPException

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from cities.permissions import governments_with
from evaluations.corrections.subjects import keeper_of, record_named, record_of, version_now
from evaluations.models import CorrectionReport
from portal.addresses import absolute
from portal.keys import new_key
from portal.reminders import HEADERS
from portal.services import act, lock, refuse, store

log = logging.getLogger(__name__)
LONGEST_TITLE = 300


def report(*, by, page: str, token, said: dict) -> CorrectionReport:
    """What a reader says of a page; the same form posted again gives the report that it made the first time.

    `said` holds wrong, should_be, source and email. `by` may be a visitor.
    """
    known = CorrectionReport.objects.filter(form_token=token)
    if found := known.first():
        return found
    try:
        with act(by=by):
            return _stored(page, record_of(page, by), form_token=token, **said)
    except (IntegrityError, ValidationError):
        # Of two posted at the same moment the second finds what the first made.
        if found := known.first():
            return found
        raise


def _stored(page: str, record, **said) -> CorrectionReport:
    government = keeper_of(record)
    made = CorrectionReport(
        key=new_key(CorrectionReport, government.key if government else "", "correction"),
        government=government,
        address=page,
        about=str(record or page or "/")[:LONGEST_TITLE],
        record=record.record_label() if record else "",
        record_key=record.key if record else "",
        reported_version=version_now(record),
        reported_on=timezone.localdate(),
        language=get_language(),
        secret=secrets.token_urlsafe(32),
        **said,
    )
    store(made)
    return made


def why_not_answer(user, reported: CorrectionReport) -> str | None:
    if reported.government_id is None:
        if not governments_with(user, "evaluations.answer_shared_correction"):
            return _("Only overseers and administrators answer for what no government keeps alone.")
    elif reported.government_id not in governments_with(user, "evaluations.answer_correction"):
        return _("Only the cooperation unit of this government answers for its pages.")
    if reported.answer:
        return _("This report is answered.")
    return None


def answer(reported: CorrectionReport, *, by, answer: str, text: str) -> CorrectionReport:
    """Ends the matter, and tells whoever left an address. «Corrected» names the version that came since the report.

    What is no report is answered to nobody: its address may be that of somebody else.
    """
    refuse(why_not_answer(by, reported))
    with act(by=by):
        current = lock(reported)
        refuse(why_not_answer(by, current))
        current.answer, current.answer_text = answer, text
        current.answered_on, current.answered_by = timezone.localdate(), by
        if answer == CorrectionReport.Answer.CORRECTED:
            current.corrected_version = newer_version(current)
        if answer == CorrectionReport.Answer.NO_REPORT:
            current.email = ""
        store(current)
        transaction.on_commit(lambda: send_answers([current]))
    return current


def newer_version(reported: CorrectionReport) -> int | None:
    """The newest version of its record, where that came after the report."""
    now = version_now(record_named(reported.record, reported.record_key))
    return now if now and now > (reported.reported_version or 0) else None


def send_answers(answered: Iterable[CorrectionReport]) -> int:
    """Tells those who left an address, and forgets the address once the mail server took the mail.

    One that is not taken stops no other and is due at the next run of `remind`. Returns the number of those.
    """
    failed = 0
    for each in answered:
        if not each.email:
            continue
        try:
            _mail(each).send()
        except (SMTPException, OSError, ValueError) as error:
            log.warning("An answer to a report was not taken by the mail server: %s", type(error).__name__)
            failed += 1
        else:
            CorrectionReport.objects.filter(pk=each.pk).update(email="")
    return failed


def _mail(reported: CorrectionReport) -> EmailMessage:
    """In the language in which the error was reported."""
    with override(reported.language):
        subject = f"[{_('Sister City Portal')}] {_('Answer to the error that you reported')}"
        context = {"report": reported, "url": absolute(reverse("report-status", args=[reported.secret]))}
        body = render_to_string("evaluations/mail/correction.txt", context)
    return EmailMessage(subject, body, to=[reported.email], headers=HEADERS)
