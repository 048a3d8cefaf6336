"""What evaluations add to a data package: recompute.py, the rubric, what the portal computed, and on what it rests."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from agreements.models import Partnership
from evaluations.assessed import Assessment
from evaluations.assessment import assess
from evaluations.indicators.observation import Because
from evaluations.models import Evaluation
from evaluations.models.vocabulary import Element, Verdict
from evaluations.recompute.build import program
from evaluations.recompute.program.computed import (
    VALUE_COLUMNS,
    VALUES,
    VERDICT_COLUMNS,
    VERDICTS,
    Cells,
    value_rows,
    verdict_rows,
)
from evaluations.rubric import CURRENT, FOLDER, keys, rubric
from portal.packages import PackagedColumn, PackagedFile, Scope
from portal.packages.cells import csv_bytes

#: So many partnerships are computed at once, so that memory stays flat.
AT_ONCE = 200

#: A cut-off date and a version of the rubric.
Day = tuple[date, str]


def partnerships_of(scope: Scope) -> QuerySet[Partnership]:
    """Those of which values are computed: entered, and not certainly begun later. A draft has no values."""
    return scope.visible(Partnership).entered().exclude(began__earliest__gt=scope.as_of)


def days_of(scope: Scope) -> dict[Day, list[int]]:
    """Which partnerships are computed: all as of the package's day, and each as of its final evaluations'."""
    chosen = partnerships_of(scope)
    days = defaultdict(set, {(scope.as_of, CURRENT): set(chosen.values_list("pk", flat=True))})
    final = scope.visible(Evaluation).final().filter(final_on__lte=scope.as_of, cutoff__lte=scope.as_of)
    rows = final.filter(partnership__in=chosen).order_by()
    for cutoff, key, partnership in rows.values_list("cutoff", "rubric__key", "partnership"):
        days[cutoff, key].add(partnership)
    return {day: sorted(days[day]) for day in sorted(days)}


def assessments_of(scope: Scope) -> Iterator[tuple[str, Assessment]]:
    """With the key of each partnership."""
    names = dict(partnerships_of(scope).values_list("pk", "key"))
    for (cutoff, version), chosen in days_of(scope).items():
        for first in range(0, len(chosen), AT_ONCE):
            found = assess(chosen[first : first + AT_ONCE], cutoff, rubric(version))
            yield from ((names[pk], assessment) for pk, assessment in found.items())


def computed(rows_of: Callable[[str, Assessment], Iterator[Cells]], columns: Sequence[str], scope: Scope) -> bytes:
    """A file of what was computed, by partnership, day and version."""
    found = sorted(assessments_of(scope), key=lambda pair: (pair[0], pair[1].cutoff, pair[1].rubric.key))
    rows = (row for key, each in found for row in rows_of(key, each))
    return csv_bytes(columns, ([row[column] for column in columns] for row in rows))


def _rubric_file(key: str) -> PackagedFile:
    path = FOLDER / f"{key}.toml"
    meaning = _("The rubric: elements, indicators, scales and thresholds, in both languages.")
    return PackagedFile(f"rubric/{key}.toml", meaning, lambda scope: path.read_bytes())


def _certain(name: str, meaning, **about) -> PackagedColumn:
    return PackagedColumn(name, meaning, required=True, **about)


def _yes_no(name: str, meaning) -> PackagedColumn:
    return _certain(name, meaning, codes=(("yes", _("yes")), ("no", _("no"))))


#: Words that files carry; pages tell them in sentences.
REASONS = tuple((each.value, each.value) for each in Because)
NAMING = (
    _certain("partnership", _("Key of the partnership.")),
    _certain("cutoff", _("The day up to which records count."), type="date"),
    _certain("rubric", _("Version of the rubric.")),
)
VALUE_FILE = (
    *NAMING,
    _certain("indicator", _("Code of the indicator in the rubric.")),
    _yes_no("observed", _("Whether enough is recorded for a value; unobserved is empty, never 0.")),
    PackagedColumn("value", _("From 0 to 4."), type="integer"),
    _certain("because", _("How the value came about, or why there is none."), codes=REASONS),
    PackagedColumn("numerator", _("Cases that count, where the value is a share."), type="integer"),
    PackagedColumn("denominator", _("Cases of which these are a share."), type="integer"),
    _yes_no("at_least", _("Whether more may be true than is recorded.")),
    _yes_no("few", _("Whether the share is of fewer than three cases.")),
    PackagedColumn("from", _("First day of the period that is looked at."), type="date"),
    PackagedColumn("to", _("Last day of the period that is looked at."), type="date"),
    PackagedColumn("years", _("Years of the window that count, from 1, with semicolons between.")),
    _certain("records", _("Number of records that were used."), type="integer"),
    PackagedColumn("counted", _("Records of the numerator by kind and key, with semicolons between.")),
    PackagedColumn("considered", _("Records of the denominator alone.")),
    PackagedColumn("not_countable", _("Records that may count or may not, each with the reason.")),
    PackagedColumn("statements", _("Statements by which nothing is missing.")),
)
VERDICT_FILE = (
    *NAMING,
    _certain("element", _("The element."), codes=tuple(Element.choices)),
    PackagedColumn("mean", _("Mean of the observed values, from 0 to 4, with at most four decimals."), type="number"),
    PackagedColumn("mean_exact", _("The same as a fraction: 11/5.")),
    _certain("observed", _("Number of indicators that are observed."), type="integer"),
    _certain("indicators", _("Number of indicators of the element."), type="integer"),
    _certain("coverage", _("Share of the indicators that are observed."), type="number"),
    _certain("verdict", _("Met, not met, or insufficient data."), codes=tuple(Verdict.choices)),
    _yes_no("borderline", _("Whether the mean lies near the threshold.")),
    _yes_no("robust", _("Whether no variant of the sensitivity view moves the verdict.")),
    PackagedColumn("moved_by", _("Variants that move it, with semicolons between.")),
)

FILES: tuple[PackagedFile, ...] = (
    PackagedFile(
        "recompute.py",
        _("Computes every indicator and verdict anew from these files; needs Python 3.11 and nothing else."),
        lambda scope: program().encode(),
    ),
    *map(_rubric_file, keys()),
    PackagedFile(
        VALUES,
        _("What the portal computed for each indicator of each partnership, with the records it rests on."),
        partial(computed, value_rows, VALUE_COLUMNS),
        VALUE_FILE,
    ),
    PackagedFile(
        VERDICTS,
        _("What the portal computed for each element of each partnership; elements are never summed."),
        partial(computed, verdict_rows, VERDICT_COLUMNS),
        VERDICT_FILE,
    ),
)
