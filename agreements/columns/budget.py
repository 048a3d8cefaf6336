"""What the page of the budget shows and exports."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from agreements.models import Funding
from agreements.models.sides import Side
from portal.computed_lists import ComputedColumn


def _amounts(name: str, label: str, meaning: str) -> tuple[ComputedColumn, ComputedColumn]:
    """The sum of those that are recorded, and how many are not; different currencies have no order."""
    return (
        ComputedColumn(
            name=name,
            label=label,
            meaning=meaning,
            value=lambda row: getattr(row, name).total,
            shown=lambda row: getattr(row, name),
            order_by=lambda row: (row.currency, total) if (total := getattr(row, name).total) is not None else None,
        ),
        ComputedColumn(
            name=f"{name}_not_recorded",
            meaning=_("Records of money without this amount; where there are any, the sum is at least so much."),
            value=lambda row: getattr(row, name).without,
        ),
    )


def _in_year(name: str, label: str, meaning: str, url) -> tuple[ComputedColumn, ComputedColumn]:
    return (
        ComputedColumn(
            name=name,
            label=label,
            meaning=meaning,
            value=lambda row: getattr(row, name).certainly or None,
            shown=lambda row: getattr(row, name),
            url=lambda row: url(row) if str(getattr(row, name)) else None,
        ),
        ComputedColumn(
            name=f"{name}_perhaps",
            meaning=_("How many more may lie in that year, by their vague dates."),
            value=lambda row: getattr(row, name).perhaps or None,
        ),
    )


#: For what, and out of whose purse.
GROUP = (
    ComputedColumn(
        name="partnership_key",
        meaning=_("Public key of the partnership."),
        value=lambda row: row.partnership.key,
    ),
    ComputedColumn(
        name="agency",
        label=_("Agency"),
        meaning=_("The agency whose budget it is; empty: not recorded."),
        value=lambda row: row.agency.name if row.agency else "",
        url=lambda row: row.agency.get_absolute_url() if row.agency else None,
    ),
    ComputedColumn(
        name="agency_key",
        meaning=_("Public key of the agency."),
        value=lambda row: row.agency.key if row.agency else "",
    ),
    ComputedColumn(
        name="source",
        label=_("Source"),
        meaning=_("From which budget or purse it comes."),
        value=lambda row: row.source,
        choices=Funding.Source,
        shown=lambda row: f"{Funding.Source(row.source).label}, {Side(row.side).label}",
    ),
    ComputedColumn(
        name="side",
        meaning=_("Which side pays."),
        value=lambda row: row.side,
        choices=Side,
    ),
)
MONEY = (
    *_amounts("planned", _("Planned"), _("Sum of the amounts planned, in one currency; empty: not recorded.")),
    *_amounts("realised", _("Realised"), _("Sum of the amounts realised, in one currency; empty: not recorded.")),
    ComputedColumn(
        name="currency",
        meaning=_("Currency of both sums (ISO 4217); empty where no amount is recorded."),
        value=lambda row: row.currency,
    ),
    ComputedColumn(
        name="fundings",
        meaning=_("Number of records of money in the group, whatever their currency."),
        value=lambda row: row.rows,
    ),
)


def _partnership_and_year(on: date | None) -> tuple[ComputedColumn, ...]:
    return (
        ComputedColumn(
            name="partnership",
            label=_("Partnership"),
            meaning=_("The partnership for which money was given."),
            value=lambda row: str(row.partnership),
            url=lambda row: row.partnership.get_absolute_url(),
        ),
        ComputedColumn(
            name="year",
            label=_("Budget year"),
            meaning=_("The budget year."),
            value=lambda row: row.year,
            url=lambda row: row.url(on),
        ),
    )


def _done(on: date | None) -> tuple[ComputedColumn, ...]:
    return (
        *_in_year(
            "activities",
            _("Activities held"),
            _("Activities of the partnership certainly held in that year, as far as recorded; empty: none recorded."),
            lambda row: row.activities_url(on),
        ),
        *_in_year(
            "outcomes",
            _("Outcomes"),
            _("Outcomes of the partnership certainly of that year, as far as recorded; empty: none recorded."),
            lambda row: row.outcomes_url(on),
        ),
    )


def budget_columns(on: date | None = None) -> tuple[ComputedColumn, ...]:
    """`on` is the day that was asked for: the lists to which figures lead tell of the same."""
    return (*_partnership_and_year(on), *GROUP, *MONEY, *_done(on))
