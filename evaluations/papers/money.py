"""Money of a partnership by year, source and payer. Currencies are never added up, and what is missing is no nought."""

from collections import defaultdict
from collections.abc import Iterable

from agreements.amounts import currencies, summed
from agreements.models import Funding, Partnership
from evaluations.papers.wording import side_of


def money_rows(partnership: Partnership, fundings: Iterable[Funding]) -> list[tuple[str, str, str, str, str]]:
    """Year, source, payer, planned and realised, the latest year first; an amount is empty where none is recorded."""
    grouped = defaultdict(list)
    for funding in sorted(fundings, key=lambda each: (-each.year, each.source, each.side)):
        grouped[str(funding.year), funding.get_source_display(), side_of(partnership, funding.side)].append(funding)
    return [
        (*group, *(str(summed(rows, name, currency)) for name in ("planned", "realised")))
        for group, rows in grouped.items()
        for currency in currencies(rows)
    ]
