"""From rows to a preview, and from the preview to the register: what was shown is what is done, or nothing is."""

import json
from collections import Counter, defaultdict
from dataclasses import asdict

import pghistory
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.imports.attempt import Attempt, Done, Rejected
from portal.imports.conversion import Conversion, Converted
from portal.imports.holding import OPEN, take_up
from portal.imports.names import remember
from portal.jobs import Progress, Refused
from portal.models import Import, ImportRow

#: Rows that are wrong may make others wrong; so many times the rest is tried.
ROUNDS = 8
#: A part of the work that the rows are counted through: read, tried, kept.
PARTS = 3


class Taken(Exception):
    """Carries effects out of a transaction that is taken back."""


class Plan:
    """What an import would do now: the effects of the rows that can be loaded, and what is wrong with the others."""

    def __init__(self, import_: Import, progress: Progress):
        self.import_ = import_
        self.progress = progress
        conversion = Conversion(import_)
        self.rows = conversion.rows(lambda done, total: progress(done, PARTS * total))
        self.names = conversion.names
        self.wrong = {row.number: list(row.wrong) for row in self.rows if row.wrong}
        self.of_file: list[str] = []
        progress(len(self.rows), PARTS * len(self.rows))

    @property
    def sound(self) -> list[Converted]:
        return [row for row in self.rows if row.number not in self.wrong]

    def attempt(self) -> list[Done]:
        """Writes the sound rows; finds further ones that are wrong, and tries again without them.

        What is wrong with the file and no row of it leaves none that could be written.
        """
        for _round in range(ROUNDS):
            rows = self.sound
            if not rows:
                return []
            try:
                return Attempt(rows, by=self.import_.by).write()
            except Rejected as rejected:
                self.of_file = rejected.of_file
                self.wrong |= rejected.of_rows
                if not rejected.of_rows:
                    self.wrong |= {row.number: [] for row in rows}
        raise Refused(_("Too many of the rows depend on others that are wrong. Mend the first errors, and try again."))


def preview(import_: Import, progress: Progress) -> None:
    """Finds out what the import would do, and keeps it beside its rows; writes nothing else. Raises Refused."""
    with transaction.atomic():
        take_up(import_, *OPEN)
        import_.changed_since = []
        _preview(import_, progress)


def _preview(import_: Import, progress: Progress) -> None:
    plan = Plan(import_, progress)
    done: list[Done] = []
    try:
        with transaction.atomic(), pghistory.context(user=import_.by_id, command="import"):
            done = plan.attempt()
            raise Taken
    except Taken:
        pass
    total = len(plan.rows)
    progress(2 * total, PARTS * total)
    _keep(import_, plan, done)


def _keep(import_: Import, plan: Plan, done: list[Done]) -> None:
    remarks = {row.number: row.remarks for row in plan.rows}
    told = [(each.number, str(each.act), [asdict(effect) for effect in each.records], []) for each in done]
    told += [(number, ImportRow.Act.REJECT.value, [], plan.wrong[number]) for number in sorted(plan.wrong)]
    with transaction.atomic(), connection.cursor() as cursor:
        import_.rows.exclude(act="").update(act="", records=[], errors=[], remarks=[])
        cursor.execute("CREATE TEMP TABLE told (number integer, act text, records jsonb, errors jsonb, remarks jsonb)")
        with cursor.copy("COPY told FROM STDIN") as copy:
            for number, act, *lists in told:
                copy.write_row((number, act, *map(json.dumps, (*lists, remarks[number]))))
        cursor.execute(
            "UPDATE portal_importrow AS r SET act = t.act, records = t.records, errors = t.errors, remarks = t.remarks "
            "FROM told AS t WHERE r.of_id = %s AND r.sheet = %s AND r.number = t.number",
            [import_.pk, import_.sheet],
        )
        cursor.execute("DROP TABLE told")
    import_.counts = dict(Counter(act for _number, act, *_lists in told))
    import_.records = _counted(done)
    import_.unknown, import_.error = [asdict(unknown) for unknown in plan.names.unknown], " ".join(plan.of_file)
    import_.state = Import.State.PREVIEWED
    import_.save()


def _counted(done: list[Done]) -> dict[str, dict[str, int]]:
    counted: dict[str, Counter] = defaultdict(Counter)
    for row in done:
        for effect in row.records:
            counted[effect.table][str(effect.act)] += 1
    return counted


def carry_out(import_: Import, progress: Progress) -> None:
    """Does what the preview told, as one act; where it would now do something else, tells that and does nothing.

    Raises Refused.
    """
    with transaction.atomic():
        take_up(import_, Import.State.PREVIEWED, Import.State.DONE)
        # A step is begun anew where its worker died after the last of it.
        if import_.state != Import.State.DONE:
            _carry_out(import_, progress)


def _carry_out(import_: Import, progress: Progress) -> None:
    plan = Plan(import_, progress)
    told = {row.number: row for row in import_.rows.exclude(act="")}
    plan.wrong = {number: [] for number, row in told.items() if row.act == ImportRow.Act.REJECT} | plan.wrong
    try:
        with (
            transaction.atomic(),
            pghistory.context(user=import_.by_id, command="import", reason=str(import_)) as act,
        ):
            done = plan.attempt()
            differences = _differences(told, done)
            if differences or not done:
                raise Taken
    except Taken:
        import_.changed_since = differences
        _preview(import_, progress)
        return
    import_.state, import_.act, import_.done_at = Import.State.DONE, act.id, timezone.now()
    import_.changed_since = []
    import_.save()
    remember(import_, plan.names.answers())
    progress(PARTS * len(plan.rows), PARTS * len(plan.rows))


def _differences(told: dict[int, ImportRow], done: list[Done]) -> list[int]:
    """Numbers of the rows that would do something else than the preview told."""
    now = {row.number: json.loads(json.dumps([asdict(effect) for effect in row.records])) for row in done}
    before = {number: row.records for number, row in told.items() if row.act != ImportRow.Act.REJECT}
    return sorted(number for number in now.keys() | before.keys() if now.get(number) != before.get(number))
