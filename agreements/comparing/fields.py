"""Which fields of an agreement the one after it keeps, drops and adds, as far as a person has said so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from agreements.comparing.values import Change
from agreements.models import Agreement, CooperationField
from cities.models import Agency


@dataclass(frozen=True)
class Agencies:
    """Who was responsible before and is not now, and the other way round; nothing where nobody is recorded now."""

    gone: Sequence[Agency] = ()
    new: Sequence[Agency] = ()
    unrecorded: bool = False

    @property
    def changed(self) -> bool:
        return bool(self.gone or self.new)


@dataclass(frozen=True)
class Kept:
    """A field of the agreement before, and one of the agreement after that continues or carries it out."""

    before: CooperationField
    after: CooperationField
    agencies: Agencies
    silence_keeps: bool = False

    @property
    def wording(self) -> Change | None:
        """None where both word it the same, or in languages that cannot be held against each other."""
        if self.before.language != self.after.language or self.before.wording == self.after.wording:
            return None
        return Change(_("Wording"), self.before.wording, self.after.wording, "wording")

    @property
    def is_translated(self) -> bool:
        return self.before.language != self.after.language

    @property
    def outcomes(self) -> Change | None:
        change = Change(_("Expected outcomes"), _outcomes(self.before), _outcomes(self.after), "outcomes")
        silent = self.silence_keeps and not change.after
        return None if silent or change.before == change.after else change


@dataclass(frozen=True)
class Fields:
    """`left` are those of the agreement before that nothing continues: dropped by a renewal, untouched by a part.

    `dropped` are those of which it was said that the agreement after drops them, `gone` those that another one drops.
    Where nobody has said which continues which, none is kept, left or new: all stand in the last two.
    """

    kept: Sequence[Kept] = ()
    left: Sequence[CooperationField] = ()
    new: Sequence[CooperationField] = ()
    untold_before: Sequence[CooperationField] = ()
    untold_after: Sequence[CooperationField] = ()
    dropped: Sequence[CooperationField] = ()
    gone: Sequence[CooperationField] = ()

    @property
    def untold(self) -> bool:
        return bool(self.untold_before or self.untold_after)


def compare_fields(before: Agreement, after: Agreement, *, silence_keeps: bool) -> Fields:
    """Needs fields with their agencies and what drops them. `silence_keeps`: what `after` has no field for stays."""
    standing, dropped, gone = _sorted_out(before.fields.all(), after)
    now, named = list(after.fields.all()), {each.pk: each for each in before.fields.all()}
    kept = [_kept(named[each.origin_id], each, silence_keeps=silence_keeps) for each in now if each.origin_id in named]
    known = {"dropped": dropped, "gone": gone}
    if silence_keeps and not now:
        return Fields(left=standing, **known)
    if not kept:
        return Fields(untold_before=standing, untold_after=now, **known)
    continued = {each.before.pk for each in kept}
    return Fields(
        kept=kept,
        left=[each for each in standing if each.pk not in continued],
        new=[each for each in now if each.origin_id not in named],
        **known,
    )


def _sorted_out(fields: Iterable[CooperationField], after: Agreement) -> tuple[list[CooperationField], ...]:
    """Those that stand, those that `after` drops, and those that another agreement drops that itself stands."""
    standing, dropped, gone = [], [], []
    for field in fields:
        if field.dropped_by_id == after.pk:
            dropped.append(field)
        elif field.dropped_by and field.dropped_by.stood_open():
            gone.append(field)
        else:
            standing.append(field)
    return standing, dropped, gone


def _kept(before: CooperationField, after: CooperationField, *, silence_keeps: bool) -> Kept:
    agencies = _agencies(before, after)
    if silence_keeps:
        agencies = Agencies(new=agencies.new)
    return Kept(before, after, agencies, silence_keeps)


def _agencies(before: CooperationField, after: CooperationField) -> Agencies:
    """Agencies whose time under the older field has ended are no loss of the newer one."""
    was = [each.agency for each in before.assignments.all() if each.ended is None]
    now = [each.agency for each in after.assignments.all()]
    if not now:
        return Agencies(unrecorded=True)
    return Agencies([each for each in was if each not in now], [each for each in now if each not in was])


def _outcomes(each: CooperationField) -> str:
    return each.expected_outcomes or each.get_outcomes_display()
