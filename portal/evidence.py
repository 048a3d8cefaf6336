"""What sources say about records: fetched once for a whole page, then asked for each fact on it."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import models
from django.urls import reverse
from django.utils.text import capfirst

from portal.models import Citation, Claim, Record, Source
from portal.partial_dates import PartialDate
from portal.values import worded


class Evidence:
    """Citations and claims of the records on a page, in two queries whatever their number.

    `numbered` is the list of places cited on the page, each once; `refs` are the numbers of a record's places in it.
    `may_choose`: the reader may say which of two sources is used.
    """

    def __init__(self, *records: Record, may_choose: bool = False):
        self.may_choose = may_choose
        self.numbered: list[Citation] = []
        self._refs = defaultdict(list)
        numbers = {}
        for citation in Citation.objects.about(*records):
            place = citation.source_id, citation.locator
            if place not in numbers:
                self.numbered.append(citation)
                numbers[place] = len(self.numbered)
            self._refs[citation.record, citation.record_key, citation.attribute].append(numbers[place])
        self._claims = defaultdict(list)
        for claim in Claim.objects.about(*records):
            self._claims[claim.record, claim.record_key].append(claim)

    def refs(self, record: Record, attribute: str = "") -> list[int]:
        """Numbers of the places that the record, or one attribute of it, cites."""
        return self._refs[record.record_label(), record.key, attribute]

    def questions(self, record: Record) -> list["Question"]:
        """What sources disagree on about the record, each question with all its claims."""
        grouped = defaultdict(list)
        for claim in self._claims[record.record_label(), record.key]:
            grouped[claim.attribute, claim.topic].append(claim)
        return [
            Question(record, attribute, topic, claims, self.may_choose)
            for (attribute, topic), claims in grouped.items()
        ]

    def differs(self, record: Record, attribute: str) -> str:
        """The anchor of the question on which sources differ about the attribute; empty where they do not."""
        asked = (question for question in self.questions(record) if question.attribute == attribute)
        return next((question.anchor for question in asked), "")


@dataclass(frozen=True)
class Question:
    """One question on which sources give different answers."""

    record: Record
    attribute: str
    topic: str
    claims: list[Claim]
    may_choose: bool = False

    @property
    def label(self) -> str:
        """The topic, or the attribute with the record it belongs to."""
        if not self.attribute:
            return self.topic
        return f"{self.record}: {self.record._meta.get_field(self.attribute).verbose_name}"

    @property
    def anchor(self) -> str:
        """Names the question on its page."""
        return f"differs-{self.claims[0].key}"

    def answers(self) -> list["Answer"]:
        """Each claim with its value in words of the page's language, in the order of the register."""
        return [self._answer(claim) for claim in self.claims]

    def _answer(self, claim: Claim) -> "Answer":
        return Answer(
            source=claim.source,
            place=claim.place,
            value=self._words(claim.value),
            wording=claim.wording,
            is_used=claim.is_used,
            reason=claim.reason,
            note=claim.note,
            choose_url=reverse("agreements:claim-use", args=[claim.key]) if self.may_choose else None,
        )

    def _words(self, value: str) -> str:
        if not self.attribute:
            return value
        attribute = self.record._meta.get_field(self.attribute)
        if attribute.choices:
            return str(dict(attribute.flatchoices).get(value, value))
        if attribute.get_internal_type() == "PartialDateField":
            return PartialDate.parse(value).display()
        return value


@dataclass(frozen=True)
class Answer:
    """What one source says on a question."""

    source: Source
    place: str
    value: str
    wording: str
    is_used: bool
    reason: str
    note: str
    choose_url: str | None


@dataclass(frozen=True)
class Fact:
    """One attribute as a page shows it; `value` is empty where nothing is recorded."""

    label: str
    value: str
    url: str | None = None
    note: str = ""
    differs: str = ""
    refs: list[int] = field(default_factory=list)
    badge: str = ""

    @property
    def missing(self) -> bool:
        return not self.value


def fact(record: Record, name: str, evidence: Evidence) -> Fact:
    """The fact of one attribute, in words, with what its sources say."""
    attribute = record._meta.get_field(name)
    wording = getattr(record, f"{name}_wording", "")
    return Fact(
        label=capfirst(str(attribute.verbose_name)),
        value=in_words(record, attribute),
        url=_url(getattr(record, name)) if attribute.is_relation else None,
        note=f"«{wording}»" if wording else "",
        differs=evidence.differs(record, name),
        refs=evidence.refs(record, name),
    )


def facts(record: Record, names: tuple[str, ...], evidence: Evidence) -> list[Fact]:
    return [fact(record, name, evidence) for name in names]


def _url(value) -> str | None:
    return value.get_absolute_url() if isinstance(value, Record) else None


def in_words(record: Record, attribute: models.Field) -> str:
    """The value of an attribute with its unit in the active language; empty where nothing is recorded."""
    told = worded(attribute, getattr(record, attribute.name))
    unit = getattr(record, record.units.get(attribute.name, ""), "")
    return f"{told} {unit}" if told and unit else told
