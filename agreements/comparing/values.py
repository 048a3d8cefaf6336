"""Attributes of one row before and after, in words: of two agreements, or of one before and after an act."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.text import capfirst

from agreements.comparing.words import Piece, word_changes
from portal.values import worded


@dataclass(frozen=True)
class Change:
    """One thing that is told otherwise; an empty side is not recorded. `name` is that of the attribute, if any."""

    label: str
    before: str
    after: str
    name: str = ""

    @property
    def is_one_sided(self) -> bool:
        """Only one of both is recorded, so that nobody can say whether it changed."""
        return not (self.before and self.after)

    @property
    def pieces(self) -> list[Piece]:
        return word_changes(self.before, self.after)


@dataclass(frozen=True)
class Values:
    """What differs, and how many things do not; `unmentioned` are those that the later one leaves as they are."""

    changes: Sequence[Change]
    unchanged: int = 0
    unmentioned: int = 0
    unrecorded: int = 0


def changed_values(
    before: models.Model, after: models.Model, names: Iterable[str], *, silence_keeps: bool = False
) -> Values:
    """The attributes of these names that differ. Rows of one model, of its history, or copies not yet stored.

    `silence_keeps`: what `after` says nothing of stays as it was, as under an addendum.
    """
    told = [_change(before, after, name) for name in names]
    return compared(told, silence_keeps=silence_keeps)


def compared(told: Iterable[Change], *, silence_keeps: bool = False) -> Values:
    """Those of which both sides are the same are counted alone."""
    changes, unchanged, unmentioned, unrecorded = [], 0, 0, 0
    for change in told:
        if not change.before and not change.after:
            unrecorded += 1
        elif change.before == change.after:
            unchanged += 1
        elif silence_keeps and not change.after:
            unmentioned += 1
        else:
            changes.append(change)
    return Values(changes, unchanged, unmentioned, unrecorded)


def _change(before: models.Model, after: models.Model, name: str) -> Change:
    label = capfirst(str(after._meta.get_field(name).verbose_name))
    return Change(label, _words(before, name), _words(after, name), name)


def _words(row: models.Model, name: str) -> str:
    """The value, with the words of the source where it has its own."""
    told = worded(row._meta.get_field(name), getattr(row, name))
    wording = getattr(row, f"{name}_wording", "")
    return f"{told} («{wording}»)".strip() if wording else told
