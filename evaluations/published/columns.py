"""What the list of published verdicts shows and exports."""

from dataclasses import dataclass

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from agreements.columns.happenings import KEY, NOTE, PARTNERSHIP
from evaluations.models import PublishedVerdict
from evaluations.models.vocabulary import Element
from portal.columns import ChoiceColumn, Column, PartialDateColumn

CONCLUSION_TONES = {
    PublishedVerdict.Conclusion.MET: "good",
    PublishedVerdict.Conclusion.SUCCESSFUL: "good",
    PublishedVerdict.Conclusion.PARTLY: "warn",
    PublishedVerdict.Conclusion.NOT_MET: "bad",
    PublishedVerdict.Conclusion.FAILED: "bad",
}


@dataclass(frozen=True, kw_only=True)
class ElementColumn(ChoiceColumn):
    """Empty where the verdict is on the whole."""

    def text(self, row):
        return super().text(row) or _now("The whole")


PUBLISHED_VERDICT_COLUMNS = (
    KEY,
    Column(
        name="wording",
        source="wording",
        label=_("In its words"),
        meaning=_("The verdict in the words of the source."),
        link=("published-verdict", "key"),
    ),
    ElementColumn(
        name="element",
        source="element",
        label=_("Element"),
        meaning=_("The element that is judged; empty: the whole."),
        choices=Element,
    ),
    ChoiceColumn(
        name="conclusion",
        source="conclusion",
        label=_("Verdict"),
        meaning=_("An element is met or not; the whole is successful, in part, or failed."),
        choices=PublishedVerdict.Conclusion,
        tones=CONCLUSION_TONES,
    ),
    Column(name="qualification", source="qualification", meaning=_("By what the source qualifies its verdict.")),
    PartialDateColumn(
        name="concerns",
        source="concerns",
        wording="concerns_wording",
        meaning=_("The period that the source studied."),
    ),
    Column(
        name="source",
        source="source__title",
        label=_("Source"),
        meaning=_("Title of the source."),
        link=("portal:source", "source__key"),
    ),
    Column(name="source_key", source="source__key", meaning=_("Public key of the source.")),
    Column(name="locator", source="locator", meaning=_("The place in the source: «line 86», «page 3».")),
    *PARTNERSHIP,
    NOTE,
)
