"""What one run finds: the files, the comparison, what moves under other rules, and how two coders agree."""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from evaluations.assessed import Assessment, assessment_of
from evaluations.recompute.program.coders import Disagreement, ElementAgreement, agreement_of, disagreements
from evaluations.recompute.program.comparing_files import (
    Computed,
    Difference,
    changed_files,
    computed_in,
    differences,
    rubric_in,
)
from evaluations.recompute.program.computed import VERDICTS
from evaluations.recompute.program.facts_of_files import facts_of_files
from evaluations.recompute.program.files import Folder, Unreadable
from evaluations.recompute.program.options import rules_of
from evaluations.recompute.program.otherwise import Move, Rules, changed_rubric, moves
from evaluations.recompute.program.reading import Tables, read_tables
from evaluations.recompute.program.saying import say
from evaluations.rubric.reading import Rubric

#: Of one day, by key of the partnership.
Assessments = Mapping[str, Assessment]


@dataclass(frozen=True)
class Coders:
    folder: str
    agreements: Sequence[ElementAgreement]
    disagreements: Sequence[Disagreement]
    lacking: Sequence[str]


@dataclass(frozen=True)
class Report:
    """`differences` is None where the folder has no values of the portal's to compare with; `moves` without rules."""

    folder: str
    days: Sequence[Assessments]
    lacking: Sequence[str]
    changed: Sequence[str]
    values: int
    verdicts: int
    differences: Sequence[Difference] | None
    moves: Sequence[Move] | None
    coders: Coders | None

    @property
    def differs(self) -> bool:
        return bool(self.differences or self.changed)


def reported(given: argparse.Namespace) -> Report:
    """Raises Unreadable."""
    folder = Folder(given.folder)
    tables, computed = read_tables(folder), computed_in(folder)
    chosen = _chosen(tables, given.partnership)
    if computed is not None:
        days = _each_day(tables, folder, computed, chosen)
        computed = computed if chosen is None else computed.only(chosen)
    else:
        days = [_assessed(tables, _day_given(given), rubric_in(folder, _rubric_given(given)), chosen)]
    rules = rules_of(given) if computed is not None else replace(rules_of(given), cutoff=None)
    return Report(
        folder=str(folder.path),
        days=days,
        lacking=tables.lacking,
        changed=changed_files(folder),
        values=len(computed.values) if computed else 0,
        verdicts=len(computed.verdicts) if computed else 0,
        differences=None if computed is None else list(differences(computed, days)),
        moves=list(_moves(tables, days, rules)) if rules.change_anything else None,
        coders=_coders(given, tables, days),
    )


def _chosen(tables: Tables, keys: Iterable[str] | None) -> frozenset[str] | None:
    for key in keys or ():
        if tables.named("partnerships", key) is None:
            raise Unreadable(say("has no partnership «{key}»", key=key), file="partnerships.csv")
    return frozenset(keys) if keys else None


def _each_day(tables: Tables, folder: Folder, computed: Computed, chosen: frozenset[str] | None) -> list[Assessments]:
    """All as of the package's day, and each as of its evaluations'."""
    days = []
    for cutoff, key in computed.days:
        evaluated = computed.evaluated(cutoff, key)
        both = [each for each in (evaluated, chosen) if each is not None]
        if found := _assessed(tables, cutoff, rubric_in(folder, key), frozenset.intersection(*both) if both else None):
            days.append(found)
    return days


def _day_given(given: argparse.Namespace) -> date:
    if given.cutoff is None:
        raise Unreadable(say("there are no values of the portal's: say on which day, with --as-of"), file=VERDICTS)
    return given.cutoff


def _rubric_given(given: argparse.Namespace) -> str:
    if not given.rubric:
        raise Unreadable(say("there are no values of the portal's: name the rubric, with --rubric"), file=VERDICTS)
    return given.rubric


def _assessed(tables: Tables, cutoff: date, rubric: Rubric, partnerships: Iterable[str] | None) -> Assessments:
    facts = facts_of_files(tables, cutoff, partnerships)
    return {key: assessment_of(each, rubric) for key, each in facts.items()}


def _moves(tables: Tables, days: Sequence[Assessments], rules: Rules) -> Iterable[Move]:
    """On each day of the portal's; on another day those that move from the last of these."""
    for before in days if rules.cutoff is None else days[-1:]:
        if rules.cutoff is None:
            facts = {key: each.facts for key, each in before.items()}
        else:
            facts = facts_of_files(tables, rules.cutoff, before)
        after = {key: assessment_of(each, changed_rubric(before[key].rubric, rules)) for key, each in facts.items()}
        yield from moves(before, after, rules)


def _coders(given: argparse.Namespace, tables: Tables, days: Sequence[Assessments]) -> Coders | None:
    if given.second_coder is None:
        return None
    folder = Folder(given.second_coder)
    second = read_tables(folder)
    coded = second.with_settings_of(tables)
    theirs = [_of_second(coded, each) for each in days]
    records = [each for each in coded.lacking if each not in tables.lacking]
    return Coders(str(folder.path), agreement_of(days, theirs), list(disagreements(days, theirs)), records)


def _of_second(tables: Tables, mine: Assessments) -> Assessments:
    first = next(iter(mine.values()), None)
    return _assessed(tables, first.cutoff, first.rubric, mine) if first else {}
