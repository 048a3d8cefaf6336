"""What reports are owed: the one question that pages, reminders, warnings and figures ask."""

from collections.abc import Iterable
from datetime import date

from agreements.models.obligations import Obligation, ObligationQuerySet
from agreements.models.partnerships import Partnership
from cities.models import Agency, Government


def obligations(
    on: date,
    *,
    governments: Iterable[Government] | None = None,
    agencies: Iterable[Agency] | None = None,
    partnerships: Iterable[Partnership] | None = None,
) -> ObligationQuerySet:
    """Reports owed as known on that day, future periods included; each with `state` (an `ObligationState`).

    One query. Nothing is owed before the register of the government starts, but where a source states it or a report
    is stored. Who may see them is asked with `visible_to`.
    """
    concerned = {"government": governments, "agency": agencies, "partnership": partnerships}
    chosen = {f"{name}__in": these for name, these in concerned.items() if these is not None}
    return Obligation.objects.on(on).filter(**chosen)
