"""The performance figures that offices owe: shares of partnerships, with those that count and those that do not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

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


#: Whether a partnership reached the figure in the year. What is in force is asked of the partnership's legal status,
#: which only a memorandum puts in force, so that the dashboard of that day counts the same.
REACHED: dict[str, Callable[[PartnershipYear], bool]] = {
    Figure.IN_FORCE: lambda row: row.partnership.legal_status in IN_FORCE,
    Figure.FOLLOWED_UP: lambda row: bool(row.substantive),
    Figure.REPORTED: lambda row: row.is_reported,
    Figure.EVALUATED: lambda row: bool(row.evaluations),
}

#: What counts, for those who read the figure.
EXPLAINED = {
    Figure.IN_FORCE: _(
        "Counts where a memorandum of understanding is certainly in force on the day of the report. "
        "A letter of intent or an action plan alone does not count."
    ),
    Figure.FOLLOWED_UP: _(
        "Counts where at least one activity was certainly held in the year. "
        "Courtesy visits and ceremonies do not count."
    ),
    Figure.REPORTED: _(
        "Only of partnerships for which a report of an agency fell due in the year. Counts where all of these were "
        "received by the day of the report, late ones too."
    ),
    Figure.EVALUATED: _("Counts where an evaluation became final in the year, whatever it found."),
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
