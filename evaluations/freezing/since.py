"""What changed since an evaluation became final, in the records that it rests on; the evaluation itself stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from evaluations.assessed import Assessment
from evaluations.evidence.records import named
from evaluations.freezing.content import LANGUAGES, Content, evidence_of
from evaluations.freezing.fingerprints import fingerprints
from evaluations.indicators.facts import Ref
from evaluations.shown.elements import ShownRow


@dataclass(frozen=True)
class Since:
    """Groups of title and rows; `moved` names indicators whose value would be another now."""

    groups: list[tuple[str, list[ShownRow]]]
    moved: list[str]

    @property
    def total(self) -> int:
        return sum(len(rows) for _title, rows in self.groups)


def changed_since(content: Content, now: Assessment, user) -> Since:
    """`now` is computed anew for the same partnership, cut-off date and version of the rubric."""
    return _Comparison(content, now, user).all()


class _Comparison:
    def __init__(self, content: Content, now: Assessment, user):
        self.content, self.now = content, now
        self.evidence = content["evidence"]
        self.counted = evidence_of(now)
        self.marks = fingerprints(self.evidence, date.fromisoformat(content["cutoff"]), content["columns"])
        self.annulled = _annulled(self.marks)
        self.names = named(self.counted - set(self.evidence), user)

    def all(self) -> Since:
        told = (
            (_("Changed"), self.were(self.changed())),
            (_("Annulled"), self.were(self.annulled)),
            (
                _("Deleted"),
                self.were(ref for ref in self.evidence if self.evidence[ref]["hash"] and ref not in self.marks),
            ),
            (_("Not counted any more"), self.were(self.uncounted())),
            (_("New, and would now be counted"), [self.new(ref) for ref in sorted(self.counted - set(self.evidence))]),
        )
        return Since([group for group in told if group[1]], self.moved())

    def changed(self) -> list[Ref]:
        other = [ref for ref, mark in self.marks.items() if mark != self.evidence[ref]["hash"]]
        return [ref for ref in other if ref not in self.annulled]

    def uncounted(self) -> list[Ref]:
        """Unchanged in themselves, but what led to them is not."""
        same = [ref for ref, mark in self.marks.items() if mark == self.evidence[ref]["hash"]]
        return [ref for ref in same if ref not in self.counted]

    def were(self, refs: Iterable[Ref]) -> list[ShownRow]:
        """In the words in which they stood there."""
        language = get_language() if get_language() in LANGUAGES else LANGUAGES[0]
        frozen = ((ref, self.evidence[ref][language]) for ref in sorted(refs))
        return [
            ShownRow(f"{told['kind']}: {told['title']}", told["when"], told["note"]) if told else ShownRow(ref)
            for ref, told in frozen
        ]

    def new(self, ref: Ref) -> ShownRow:
        record = self.names.get(ref)
        if record is None:
            return ShownRow(_("A record that you may not open"))
        return ShownRow(f"{record.kind}: {record.title}", record.when, record.note, record.url)

    def moved(self) -> list[str]:
        """Indicators with the value that they had and the one that they would have."""
        frozen = {each["code"]: each["value"] for element in self.content["elements"] for each in element["indicators"]}
        pairs = ((code, value, self.now.observations[code].value) for code, value in frozen.items())
        return [
            _("%(code)s: %(old)s, now %(new)s") % {"code": code, "old": _value(old), "new": _value(new)}
            for code, old, new in pairs
            if old != new
        ]


def _value(value: int | None) -> str:
    return _("empty") if value is None else str(value)


def _annulled(refs: Iterable[Ref]) -> set[Ref]:
    """Those of these records that were annulled."""
    found = set()
    for label in {ref.partition(":")[0] for ref in refs}:
        model = apps.get_model(label)
        if "annulled_on" in {field.name for field in model._meta.get_fields()}:
            keys = [ref.partition(":")[2] for ref in refs if ref.startswith(f"{label}:")]
            rows = model._base_manager.filter(key__in=keys, annulled_on__isnull=False)
            found |= {f"{label}:{key}" for key in rows.values_list("key", flat=True)}
    return found
