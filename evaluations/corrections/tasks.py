"""Reports that wait for an answer, on the work list of whoever gives it."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities.models import Government, Membership
from evaluations.models import CorrectionReport
from evaluations.warnings.declared import Kind, Row, cases
from portal.roles import Role

SHARED = _("An error is reported on a page that no government keeps alone.")


def _of_partnerships(partnerships, on):
    """A report belongs to a government, which may have no partnership yet: see `waiting`."""
    return ()


#: What a stranger wrote is read on the page, signed in: it goes into no mail.
REPORTED = Kind(
    code="error_reported",
    sentence=_("An error is reported: «%(about)s»."),
    form="correction",
    role=Role.COORDINATOR,
    rows=_of_partnerships,
)
TO_OVERSEER = Kind(
    code="shared_error_reported", sentence=SHARED, form="correction", role=Role.OVERSEER, rows=_of_partnerships
)
TO_ADMINISTRATOR = Kind(
    code="shared_error_reported", sentence=SHARED, form="correction", role=Role.ADMINISTRATOR, rows=_of_partnerships
)


def waiting(governments: Collection[Government | int], on: date) -> list[tuple[Kind, Row]]:
    """The reports that these governments answer, and those that they answer for all."""
    found = CorrectionReport.objects.waiting().annotate(since=F("reported_on"))
    own = [
        (REPORTED, row)
        for row in cases(found.filter(government__in=governments), on, partnership=None, about=F("about"))
    ]
    shared = list(cases(found.filter(government=None), on, partnership=None))
    answering = _answering_for_all(governments) if shared else []
    return own + [(kind, replace(row, government_id=government)) for row in shared for kind, government in answering]


def _answering_for_all(governments: Collection[Government | int]) -> list[tuple[Kind, int]]:
    """The ministry, where somebody oversees from there; else the administrators of all governments."""
    serving = Membership.objects.current(timezone.localdate()).filter(user__is_active=True)
    ministry = serving.filter(role=Role.OVERSEER, government__level=Government.Level.MINISTRY)
    kind, among = (
        (TO_OVERSEER, ministry) if ministry.exists() else (TO_ADMINISTRATOR, serving.filter(role=Role.ADMINISTRATOR))
    )
    found = among.filter(government__in=governments).order_by("government_id")
    return [(kind, pk) for pk in found.values_list("government_id", flat=True).distinct()]
