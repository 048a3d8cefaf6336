"""What the content of a final evaluation must look like, so that content from outside cannot break the page."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, TypedDict

from django.utils.translation import gettext as _
from msgspec import Meta, MsgspecError, convert

from evaluations.evidence.records import DESCRIPTIONS, Named
from evaluations.freezing.content import FORMAT
from evaluations.freezing.fingerprints import BELOW, OBLIGATION
from evaluations.models import PublishedVerdict
from evaluations.models.vocabulary import Recommendation
from evaluations.rubric import keys, rubric
from evaluations.scoring import Verdict
from evaluations.shown.elements import ShownElement
from evaluations.shown.ground import ShownGround
from portal.partial_dates import PartialDate

RECORDS = "|".join(re.escape(label) for label in DESCRIPTIONS)
OWED = rf"{re.escape(OBLIGATION)}:[^/:]+/[^/:]+/[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}"
Ref = Annotated[str, Meta(pattern=f"^(({RECORDS}):[^/:]+|{OWED})$")]


@dataclass(frozen=True)
class Told:
    """Ground and elements in the words of one language."""

    ground: ShownGround
    elements: Sequence[ShownElement]


class InBoth(TypedDict):
    id: str
    en: str


class ToldInBoth(TypedDict):
    id: Told
    en: Told


class Rubric(TypedDict):
    key: str
    checksum: str
    title: InBoth


class Called(TypedDict):
    key: str
    name: InBoth


class Indicator(TypedDict):
    code: str
    value: Annotated[int, Meta(ge=0, le=4)] | None


class Element(TypedDict):
    code: str
    indicators: Sequence[Indicator]


class Published(TypedDict):
    key: str
    element: str
    conclusion: PublishedVerdict.Conclusion
    wording: str
    qualification: str
    source: str
    title: str
    locator: str


class Evaluator(TypedDict):
    post: str
    leads: bool


class Opinion(TypedDict):
    element: str
    verdict: Verdict
    reasons: str


class Judgement(Opinion):
    post: str


class FollowUp(TypedDict):
    key: str
    action: str
    agency: str
    who: str
    due: str
    due_wording: str


class Evidence(TypedDict):
    hash: str | None
    id: Named | None
    en: Named | None


class Shape(TypedDict):
    """Of the content all that pages and papers read."""

    format: Literal[FORMAT]
    key: str
    final: date
    rubric: Rubric
    cutoff: date
    partnership: Called
    government: str
    elements: Sequence[Element]
    published: Sequence[Published]
    summary: str
    recommendation: Recommendation
    recommendation_reasons: str
    evaluators: Sequence[Evaluator]
    judgements: Sequence[Judgement]
    verdicts: Sequence[Opinion]
    follow_ups: Sequence[FollowUp]
    columns: Mapping[str, Sequence[str]]
    evidence: Mapping[Ref, Evidence]
    told: ToldInBoth


def check_content(content: Mapping[str, Any]) -> None:
    """Raises ValueError, with the reason, for content that pages and papers could not show."""
    try:
        shaped = convert(content, Shape)
    except MsgspecError as error:
        raise ValueError(str(error)) from error
    for each in shaped["follow_ups"]:
        PartialDate.parse(each["due"])
    _check_indicators(shaped)
    _check_evidence(shaped)


def _check_indicators(shaped: Shape) -> None:
    """They are compared with those that the same version of the rubric gives today."""
    version = shaped["rubric"]["key"]
    named = {indicator["code"] for element in shaped["elements"] for indicator in element["indicators"]}
    if version not in keys() or not named <= rubric(version).indicators.keys():
        raise ValueError(_("version %(version)s of the rubric does not have these indicators") % {"version": version})


def _check_evidence(shaped: Shape) -> None:
    """Of each kind of record the columns must be named; a report that is owed is named by a day."""
    for ref in shaped["evidence"]:
        label, _colon, key = ref.partition(":")
        kinds = {label, *(below for below, _path, _dated in BELOW.get(label, ()))}
        if not kinds <= shaped["columns"].keys():
            raise ValueError(_("the columns of %(kind)s are not named") % {"kind": label})
        if label == OBLIGATION:
            date.fromisoformat(key.rpartition("/")[2])
