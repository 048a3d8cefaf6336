"""What is recorded of money, by source: years and amounts, or that the amount is not recorded."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from agreements.amounts import currencies, summed
from agreements.models import Funding


@dataclass(frozen=True)
class Money:
    """Of one source: the years of its rows, and what is recorded of the amounts."""

    source: str
    years: str
    amounts: str

    def __str__(self):
        told = {"source": self.source, "years": self.years, "amounts": self.amounts}
        return _("%(source)s %(years)s: %(amounts)s") % told


def money_of(fundings: Iterable[Funding]) -> list[Money]:
    """In the order of the sources; each currency by itself."""
    by_source = defaultdict(list)
    for each in fundings:
        by_source[each.source].append(each)
    return [
        Money(str(source.label), ", ".join(sorted({str(each.year) for each in rows})), _amounts(rows))
        for source in Funding.Source
        if (rows := by_source[source])
    ]


def _amounts(rows: list[Funding]) -> str:
    return "; ".join(_of_currency(rows, currency) for currency in currencies(rows))


def _of_currency(rows: list[Funding], currency: str) -> str:
    planned, realised = (str(summed(rows, name, currency)) for name in ("planned", "realised"))
    if not planned and not realised:
        return _("amount not recorded")
    missing = pgettext("an amount", "not recorded")
    return _("planned %(planned)s, realised %(realised)s") % {
        "planned": planned or missing,
        "realised": realised or missing,
    }
