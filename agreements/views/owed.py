"""Promises and findings as pages show them: where each stands on a day, in words and with a mark."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from agreements.models.happening import BelowHappening
from agreements.models.owed import OwedQuerySet
from agreements.views.shown import Badge
from portal.evidence import Evidence
from portal.partial_dates import UNKNOWN, PartialDate


@dataclass(frozen=True)
class ShownOwed:
    """`done` is when it was done, as far as that had happened by the day; `is_open` offers to say that it is done."""

    owed: BelowHappening
    badge: Badge
    is_open: bool
    done: PartialDate | None
    refs: list[int]


def shown_owed(rows: OwedQuerySet, day: date, evidence: Evidence) -> list[ShownOwed]:
    """The rows in their order; which are open and overdue is asked of the words of their model, in the same query."""
    same = rows.model.objects.filter(pk=OuterRef("pk"))
    asked = rows.annotate(open_now=Exists(same.open_on(day)), overdue_now=Exists(same.overdue(day)))
    shown = []
    for owed in asked:
        done = _done(owed, rows.done)
        badge = _open_badge(is_overdue=owed.overdue_now) if owed.open_now else _closed_badge(done, day)
        told = None if owed.open_now or _is_after(done, day) else done
        shown.append(ShownOwed(owed, badge, owed.open_now, told, evidence.refs(owed)))
    return shown


def _is_after(done: PartialDate | None, day: date) -> bool:
    return bool(done and done.earliest and done.earliest > day)


def _open_badge(*, is_overdue: bool) -> Badge:
    return Badge("bad", _("Overdue")) if is_overdue else Badge("info", _("Open"))


def _done(owed: BelowHappening, name: str) -> PartialDate | None:
    """What became of a finding may be told without a day."""
    return getattr(owed, name) or (UNKNOWN if getattr(owed, "follow_up", "") else None)


def _closed_badge(done: PartialDate | None, day: date) -> Badge:
    if done is None or _is_after(done, day):
        return Badge("neutral", _("Not open"))
    if done == UNKNOWN or (done.latest and done.latest <= day):
        return Badge("good", _("Done"))
    return Badge("neutral", _("Perhaps done by then"))
