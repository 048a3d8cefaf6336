"""The elements of many partnerships: a mark for each, without total or ranking; no column of marks can be sorted by."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from agreements.columns.partnerships import PARTNERSHIP_COLUMNS
from agreements.views.lists import PartnershipList
from evaluations.assessed import Assessment
from evaluations.assessment import assess
from evaluations.rubric import rubric
from evaluations.shown.elements import Mark, marks_of
from evaluations.shown.words import VERDICTS
from portal.columns import Cell
from portal.exports.rows import ComputedRows
from portal.lists import Heading, Row

#: What tells the partnerships apart, on the page and in the file: names of columns, and where they are read.
NAMES = {
    "key": "key",
    "partner": "partner_name",
    "partner_key": "partner__key",
    "government": "government__name",
    "government_key": "government__key",
    "government_code": "government__code",
}


class ElementList(PartnershipList):
    columns = tuple(column for column in PARTNERSHIP_COLUMNS if column.name in NAMES)
    title = _("Elements of partnerships")
    lead = _("Each element of each partnership as the records of the day let it be computed; nothing is added up.")
    default_sort = "government"

    def context(self) -> dict:
        context = super().context()
        language = get_language()
        marked = [Heading(each.code, each.name.in_language(language), False, "", None) for each in rubric().elements]
        return context | {"columns": [*context["columns"], *marked]}

    def _rows(self, queryset: QuerySet) -> list[Row]:
        keys = dict(queryset.values_list("pk", "key"))
        assessed = assess(keys, self.day)
        pairs = zip(super()._rows(queryset), keys, strict=True)
        return [Row(row.url, [*row.cells, *self._marks(assessed[pk], keys[pk])]) for row, pk in pairs]

    def _marks(self, assessment: Assessment, key: str) -> list[Cell]:
        address = f"{reverse('elements', args=[key])}?as_of={self.day:%Y-%m-%d}"
        return [
            Cell(mark.name, _in_words(mark), "badge", url=f"{address}#{mark.element}", badge=mark.tone)
            for mark in marks_of(assessment)
        ]

    def rows_of(self, found):
        """Verdict with its label, mean as a fraction, and how many indicators were observed, for each element."""
        elements = [each.code for each in rubric().elements]
        header = [*NAMES, *(f"{code}{part}" for code in elements for part in ("", "_label", "_mean", "_observed"))]
        rows = list(found.values_list("pk", *NAMES.values()))
        assessed = assess((pk for pk, *_ in rows), self.day)
        values = [[*names, *_told(assessed[pk])] for pk, *names in rows]
        return ComputedRows(header, values)


def _in_words(mark: Mark) -> str:
    return _now("%(verdict)s, borderline") % {"verdict": mark.label} if mark.is_borderline else mark.label


def _told(assessment: Assessment) -> list[str | int]:
    """A mean that is not there stays empty."""
    told: list[str | int] = []
    for score in assessment.scores.values():
        mean = "" if score.score is None else str(score.score)
        told += [score.verdict.value, str(VERDICTS[score.verdict]), mean, score.observed]
    return told
