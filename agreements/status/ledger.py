"""What each side gave and got: visits, invitations, benefits, money; in all, and within the term of the agreement."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Model
from django.utils.translation import gettext as _

from agreements.models import Activity, Agreement, Funding, Invitation, Outcome
from agreements.models.sides import Side, Sides
from agreements.status.happenings import Happenings
from agreements.status.money import money_of
from portal.partial_dates import PartialDate


@dataclass(frozen=True)
class Term:
    """The days on which an agreement was certainly in force; the last is the day asked for where it runs."""

    first: date | None
    last: date | None

    @property
    def is_known(self) -> bool:
        return self.first is not None

    def holds(self, when: PartialDate | None) -> bool:
        """Certainly within."""
        if not (self.is_known and when and when.earliest and when.latest):
            return False
        return self.first <= when.earliest and when.latest <= self.last


@dataclass(frozen=True)
class Entry:
    """A row behind a figure."""

    text: str
    url: str
    when: str
    is_within: bool


@dataclass(frozen=True)
class Figure:
    """What is recorded of one side, with its rows; without any nothing is recorded, which is not nought."""

    side: str
    entries: list[Entry]
    told: str
    term: Term

    @property
    def within(self) -> str:
        """How many of the rows certainly lie within the term."""
        number = sum(entry.is_within for entry in self.entries)
        if not self.entries or not self.term.is_known:
            return ""
        if number == len(self.entries):
            return _("all within the term")
        return _("%(number)d within the term") % {"number": number} if number else _("none certainly within the term")


@dataclass(frozen=True)
class Account:
    """One kind of give and take for each side."""

    title: str
    figures: list[Figure]


@dataclass(frozen=True)
class Ledger:
    sides: list[str]
    accounts: list[Account]


def term_of(agreement: Agreement | None, on: date) -> Term:
    if agreement is None:
        return Term(None, None)
    begins = agreement.starts or agreement.signed
    ends = [day.earliest for day in (agreement.expires, agreement.terminated) if day and day.earliest]
    return Term(begins and begins.latest, min([on, *ends]))


def ledger_of(happened: Happenings, agreement: Agreement | None, on: date) -> Ledger:
    """A third party, which only pays, has a place where it did."""
    term = term_of(agreement, on)
    third = [Side.THIRD] if any(each.side == Side.THIRD for each in happened.fundings) else []
    sides = [Side.HOME, Side.PARTNER, *third]

    def account(title: str, of_side: Callable, when: Callable, told: Callable = lambda rows: "") -> Account:
        return Account(title, [_figure(side, of_side(side), when, told, term) for side in sides])

    return Ledger(
        [str(side.label) for side in sides],
        [
            account(_("Visits made"), lambda side: _visits(happened, side), _happened),
            account(
                _("Invitations, proposals and requests received"),
                lambda side: _received(happened, side),
                lambda row: row.sent,
                lambda rows: _answers(rows, on),
            ),
            account(_("Benefits"), lambda side: _benefits(happened, side), _happened, _verified),
            account(_("Money given"), lambda side: _paid(happened, side), _budget_year, _money),
        ],
    )


def _figure(side: Side, rows: list[Model], when: Callable, told: Callable, term: Term) -> Figure:
    entries = [Entry(str(row), row.get_absolute_url(), _said(when(row)), term.holds(when(row))) for row in rows]
    return Figure(str(side.label), entries, told(rows), term)


def _said(when: PartialDate | None) -> str:
    return when.display() if when else _("date not recorded")


def _happened(row: Activity | Outcome) -> PartialDate | None:
    return row.happened


def _budget_year(row: Funding) -> PartialDate:
    return PartialDate.parse(str(row.year))


def _visits(happened: Happenings, side: Side) -> list[Activity]:
    made = {Side.HOME: Activity.Direction.OUTBOUND, Side.PARTNER: Activity.Direction.INBOUND}
    return [each for each in happened.held if each.direction == made.get(side)]


def _received(happened: Happenings, side: Side) -> list[Invitation]:
    senders = {Side.HOME: Invitation.From.PARTNER, Side.PARTNER: Invitation.From.HOME}
    return [each for each in happened.invitations if each.sender == senders.get(side)]


def _answers(rows: Iterable[Invitation], on: date) -> str:
    """How many were answered in which way by that day."""
    answers = Counter(_answer(row, on) for row in rows)
    return ", ".join(f"{answer}: {number}" for answer, number in answers.items())


def _answer(row: Invitation, on: date) -> str:
    later = row.answered and row.answered.earliest and row.answered.earliest > on
    if later or not row.answer:
        return _("Answer not recorded")
    return row.get_answer_display()


def _benefits(happened: Happenings, side: Side) -> list[Outcome]:
    """What benefits both is a benefit of each; a third party is told of as a payer alone."""
    if side == Side.THIRD:
        return []
    return [each for each in happened.achieved if each.beneficiary in (side, Sides.BOTH)]


def _verified(rows: list[Outcome]) -> str:
    verified = sum(row.verified for row in rows)
    counts = ((_("Verified"), verified), (_("Claimed only"), len(rows) - verified))
    return ", ".join(f"{label}: {number}" for label, number in counts if number)


def _paid(happened: Happenings, side: Side) -> list[Funding]:
    return [each for each in happened.fundings if each.side == side]


def _money(rows: list[Funding]) -> str:
    return "; ".join(str(each) for each in money_of(rows))
