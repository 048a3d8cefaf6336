"""The performance figures that offices owe: shares of partnerships, with those that count and those that do not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from agreements.models import Partnership
from agreements.models.statuses import IN_FORCE
from evaluations.annual.year import PartnershipYear, Year
from evaluations.models import PerformanceTarget

Figure = PerformanceTarget.Figure


@dataclass(frozen=True)
class Performance:
    """`counted` of `of` reached it; `target` in per cent is None where none was typed in."""

    figure: Figure
    counted: Sequence[Partnership]
    others: Sequence[Partnership]
    target: Decimal | None

    @property
    def of(self) -> int:
        return len(self.counted) + len(self.others)

    @property
    def percent(self) -> Decimal | None:
        """To one place; None where there is nothing of which a share could be taken."""
        return round(Decimal(100 * len(self.counted)) / self.of, 1) if self.of else None

    @property
    def is_reached(self) -> bool | None:
        """Compared without rounding; None where the target or the share is missing."""
        if self.target is None or not self.of:
            return None
        return 100 * len(self.counted) >= self.target * self.of


#: Whether a partnership reached the figure in the year.
REACHED: dict[str, Callable[[PartnershipYear], bool]] = {
    Figure.IN_FORCE: lambda row: any(each.kind == "mou" and each.status in IN_FORCE for each in row.agreements),
    Figure.FOLLOWED_UP: lambda row: bool(row.substantive),
    Figure.REPORTED: lambda row: row.is_reported,
    Figure.EVALUATED: lambda row: bool(row.evaluations),
}


def performance(year: Year) -> list[Performance]:
    """All four figures; of reports only those partnerships are asked of which one is owed."""
    targets = PerformanceTarget.objects.visible_to(year.user).filter(government=year.government, year=year.number)
    typed = dict(targets.values_list("figure", "percent"))
    return [_figure(figure, year.rows, typed.get(figure)) for figure in Figure]


def _figure(figure: Figure, rows: Sequence[PartnershipYear], target: Decimal | None) -> Performance:
    asked = [row for row in rows if row.reports] if figure == Figure.REPORTED else rows
    reached = [row.partnership for row in asked if REACHED[figure](row)]
    return Performance(figure, reached, [row.partnership for row in asked if row.partnership not in reached], target)
