"""The act by which a government sets its targets for a year."""

from collections.abc import Mapping
from decimal import Decimal

from cities.models import Government
from evaluations.models import PerformanceTarget
from evaluations.permissions import why_not_set_targets
from portal.keys import new_key
from portal.services import StaleEdit, act, lock, refuse, store


def version_of(government: Government, year: int) -> int:
    """How often the targets of the year were written: it tells a stale edit of all of them together."""
    return PerformanceTarget.pgh_event_model.objects.filter(government=government, year=year).count()


def set_targets(government: Government, *, by, year: int, version: int, percents: Mapping[str, Decimal | None]) -> None:
    """The target of each figure; None: there is none any more, which the history keeps.

    Raises StaleEdit, PermissionDenied, and ValidationError.
    """
    with act(by=by):
        current = lock(government)
        refuse(why_not_set_targets(by, current))
        if version != version_of(current, year):
            raise StaleEdit(current)
        targets = {each.figure: each for each in PerformanceTarget.objects.filter(government=current, year=year)}
        for figure, percent in percents.items():
            _set(targets.get(figure) or _new(current, year, figure), percent)


def _new(government: Government, year: int, figure: str) -> PerformanceTarget:
    key = new_key(PerformanceTarget, government.key, "target", str(year), figure)
    return PerformanceTarget(key=key, government=government, year=year, figure=figure)


def _set(target: PerformanceTarget, percent: Decimal | None) -> None:
    if percent is None:
        if target.pk:
            target.delete()
    elif percent != target.percent:
        target.percent = percent
        store(target)
