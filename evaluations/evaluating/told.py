"""An evaluation as its page tells it: one form for a draft, computed as it is read, and for a final one, thawed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agreements.views.shown import Badge
from evaluations.freezing.content import LANGUAGES, Content
from evaluations.models import PublishedVerdict
from evaluations.models.vocabulary import Recommendation, Verdict
from evaluations.published.columns import CONCLUSION_TONES
from evaluations.shown.elements import ShownElement
from evaluations.shown.ground import ShownGround
from evaluations.shown.words import TONES
from portal.models.sources import place_in_words
from portal.partial_dates import PartialDate


@dataclass(frozen=True)
class Opinion:
    """What somebody, called by post, says of one element."""

    post: str
    badge: Badge
    reasons: str


@dataclass(frozen=True)
class ShownPublished:
    """The verdict of a source, in its words, and how the computed one differs."""

    badge: Badge
    wording: str
    qualification: str
    source: str
    place: str
    url: str
    difference: str = ""


@dataclass(frozen=True)
class Side:
    """Of one element side by side: the computed verdict, what evaluators think, the final one, those of papers."""

    element: ShownElement
    judgements: Sequence[Opinion]
    differs: bool
    final: Opinion | None
    departs: bool
    published: Sequence[ShownPublished]


@dataclass(frozen=True)
class ShownFollowUp:
    key: str
    action: str
    who: str
    due: str


class EvaluationText:
    """What stands in the content, in words of the active language."""

    def __init__(self, content: Content, ground: ShownGround, elements: Sequence[ShownElement]):
        self.content, self.ground, self.elements = content, ground, elements

    @property
    def title(self) -> str:
        """Of the page, and of the citation."""
        return _("Evaluation of the partnership %(partnership)s as of %(day)s") % {
            "partnership": self.content["partnership"]["name"][_spoken()],
            "day": self.ground.cutoff,
        }

    @property
    def government(self) -> str:
        return self.content["government"]

    @property
    def rubric(self) -> dict[str, str]:
        told = self.content["rubric"]
        return told | {"title": told["title"][_spoken()]}

    @property
    def evaluators(self) -> list[tuple[str, bool]]:
        """Each post, and whether it leads."""
        return [(each["post"], each["leads"]) for each in self.content["evaluators"]]

    @cached_property
    def sides(self) -> list[Side]:
        return [self._side(each) for each in self.elements]

    def _side(self, element: ShownElement) -> Side:
        judged = [each for each in self.content["judgements"] if each["element"] == element.code]
        verdict = next((each for each in self.content["verdicts"] if each["element"] == element.code), None)
        return Side(
            element=element,
            judgements=[_opinion(each, each["post"]) for each in judged],
            differs=len({each["verdict"] for each in judged}) > 1,
            final=_opinion(verdict, _("Final verdict")) if verdict else None,
            departs=verdict is not None and verdict["verdict"] != element.mark.verdict.value,
            published=self.published(element.code, element.mark.verdict.value),
        )

    def published(self, element: str, computed: str = "") -> list[ShownPublished]:
        found = [each for each in self.content["published"] if each["element"] == element]
        return [_published(each, _difference(each["conclusion"], computed)) for each in found]

    @property
    def published_on_the_whole(self) -> list[ShownPublished]:
        """The portal computes none on the whole, so that nothing is compared."""
        return self.published("")

    @property
    def summary(self) -> str:
        return self.content["summary"]

    @property
    def recommendation(self) -> str:
        chosen = self.content["recommendation"]
        return str(Recommendation(chosen).label) if chosen else ""

    @property
    def recommendation_reasons(self) -> str:
        return self.content["recommendation_reasons"]

    @property
    def follow_ups(self) -> list[ShownFollowUp]:
        return [
            ShownFollowUp(each["key"], each["action"], each["agency"] or each["who"], _due(each))
            for each in self.content["follow_ups"]
        ]


def _spoken() -> str:
    language = get_language()
    return language if language in LANGUAGES else LANGUAGES[0]


def _opinion(said: dict, post: str) -> Opinion:
    return Opinion(post, Badge(TONES[said["verdict"]], str(Verdict(said["verdict"]).label)), said["reasons"])


def _published(told: dict, difference: str) -> ShownPublished:
    conclusion = PublishedVerdict.Conclusion(told["conclusion"])
    return ShownPublished(
        badge=Badge(CONCLUSION_TONES[conclusion], str(conclusion.label)),
        wording=told["wording"],
        qualification=told["qualification"],
        source=f"{told['source']}: {told['title']}",
        place=place_in_words(told["locator"]),
        url=reverse("published-verdict", args=[told["key"]]),
        difference=difference,
    )


def _difference(published: str, computed: str) -> str:
    """In plain words; of a verdict on the whole there is nothing to say."""
    if not computed:
        return ""
    if computed == Verdict.INSUFFICIENT:
        return _("The records do not suffice to compute a verdict beside it.")
    if published == computed:
        return _("The portal computes the same.")
    if computed == Verdict.MET:
        return _("The portal computes otherwise: by the records the element is met.")
    return _("The portal computes otherwise: by the records the element is not met.")


def _due(told: dict) -> str:
    due = PartialDate.parse(told["due"])
    if due is None:
        return ""
    return f"{due.display()} («{told['due_wording']}»)" if told["due_wording"] else due.display()
