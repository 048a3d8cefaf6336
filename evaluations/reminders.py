"""What is to be told today: one message for each person, with all that waits for that person, the oldest first."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from cities.models import Government
from evaluations.matters import Matter
from evaluations.recipients import Directory, Recipient, Told
from evaluations.work import matters
from portal.addresses import absolute
from portal.models import Reminder
from portal.reminders import Message, same_address, told_lately

#: After so many reminders without an answer a letter to the head of the agency is offered.
ENOUGH = 2


@dataclass(frozen=True)
class Letter:
    """What one address is told."""

    recipient: Recipient
    told: list[Told]

    def message(self) -> Message:
        """In the language of the recipient."""
        with override(self.recipient.language):
            return Message(
                address=self.recipient.address,
                subject=_subject(len(self.lines)),
                body=self.body(),
                matters=tuple(sorted({each.matter.name for each in self.told})),
            )

    @property
    def lines(self) -> list[Told]:
        """What one form clears is said once, where the oldest of it waits."""
        lines: dict[tuple, Told] = {}
        for each in self.told:
            lines.setdefault(each.matter.form, each)
        return list(lines.values())

    def body(self) -> str:
        """In the active language."""
        context = {
            "told": [(each, absolute(each.matter.url)) for each in self.lines],
            "recipient": self.recipient,
            "portal_url": absolute("/"),
            "days": settings.REMIND_AGAIN_DAYS,
        }
        return render_to_string("evaluations/mail/reminder.txt", context)


@dataclass(frozen=True)
class Run:
    """What a run would send, and what waits where nobody has an address."""

    letters: list[Letter]
    untold: list[Matter]


def run_on(on: date, governments: Collection[Government]) -> Run:
    """What these governments' people and agencies have waiting that they were not told of lately."""
    directory, lately = Directory(governments, on), told_lately(on)
    by_address, untold = defaultdict(list), []
    for matter in matters(on, governments):
        found = directory.told(matter)
        if not found:
            untold.append(matter)
        for told in found:
            by_address[same_address(told.recipient.address)].append(told)
    letters = [_letter(address, told, lately) for address, told in by_address.items()]
    return Run([letter for letter in letters if letter.told], untold)


def _letter(address: str, told: list[Told], lately: set[tuple[str, str]]) -> Letter:
    """A matter that reaches one address by two ways is told once."""
    once = {each.matter.name: each for each in reversed(told) if (address, each.matter.name) not in lately}
    return Letter(told[0].recipient, sorted(once.values(), key=lambda each: (each.matter.since, each.matter.name)))


def days_told(found: Collection[Matter], on: date) -> dict[str, set[date]]:
    """By name of the matter, the days before `on` on which somebody was reminded of it since it began to wait."""
    began = {matter.name: matter.since for matter in found}
    told = Reminder.objects.days_told(began, on)
    return {name: {day for day in days if day >= began[name]} for name, days in told.items()}


def unanswered_twice(found: Collection[Matter], on: date) -> list[Matter]:
    """Those of an agency that still wait after two reminders: time for a letter to its head."""
    told = days_told(found, on)
    return [matter for matter in found if matter.agency and len(told[matter.name]) >= ENOUGH]


def messages(letters: Iterable[Letter]) -> list[Message]:
    return [letter.message() for letter in letters]


def _subject(number: int) -> str:
    waiting = ngettext("%(number)d matter waits for you", "%(number)d matters wait for you", number)
    return f"[{_('Sister City Portal')}] {waiting % {'number': number}}"
