"""Values of the database as facts carry them."""

from typing import Any

from evaluations.indicators.days import Days
from portal.partial_dates import PartialDate


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """The row with partial dates as days."""
    return {name: _days_of(value) if isinstance(value, PartialDate) else value for name, value in row.items()}


def _days_of(when: PartialDate) -> Days:
    return Days(when.earliest, when.latest)
