"""Sums of money that say what they leave out: each currency by itself, and missing amounts are never nought."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.models import Funding
from portal.amounts import in_figures


@dataclass(frozen=True)
class Amount:
    """What is recorded in one currency, of so many rows without an amount beside it; no total where none is."""

    total: Decimal | None
    currency: str
    without: int

    def __str__(self):
        if self.total is None:
            return ""
        told = f"{in_figures(self.total)} {self.currency}"
        if not self.without:
            return told
        rows = ngettext("%(number)d row without an amount", "%(number)d rows without an amount", self.without)
        return _("at least %(amount)s (%(rows)s)") % {"amount": told, "rows": rows % {"number": self.without}}


def currency_of(funding: Funding) -> str:
    """Empty where no amount is recorded, whatever its currency would be."""
    return funding.currency if funding.planned is not None or funding.realised is not None else ""


def currencies(fundings: Iterable[Funding]) -> list[str]:
    """Those of recorded amounts; one empty currency where there is no amount at all."""
    return sorted({found for each in fundings if (found := currency_of(each))}) or [""]


def summed(fundings: Iterable[Funding], name: str, currency: str) -> Amount:
    """The amounts `name` (planned or realised) in that currency; a row of no known currency may be of this one."""
    values = [getattr(each, name) for each in fundings if currency_of(each) in (currency, "")]
    recorded = [value for value in values if value is not None]
    return Amount(sum(recorded) if recorded else None, currency, len(values) - len(recorded))
