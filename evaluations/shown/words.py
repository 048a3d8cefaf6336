"""The words for how a value came about, for doubts, and for what is lacking."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from agreements.models.coverage import RecordKind
from evaluations.indicators.observation import Because, Doubt
from evaluations.scoring import Verdict
from portal.partial_dates import PartialDate

BECAUSE = {
    Because.SHARE: _("A share on the ratio scale."),
    Because.STEP: _("A step of the scale."),
    Because.JUDGED: _("Entered by an evaluator."),
    Because.NOTHING_HAPPENED: _(
        "It is known that nothing of this kind happened, and the agreement is older than 24 months."
    ),
    Because.NO_BASIS: _("No dated agreement stands at its beginning, so that there is no window."),
    Because.NO_CASES: _("There is no case of which a share could be taken."),
    Because.NOT_KNOWN: _("Nothing is recorded, and no source says that nothing took place."),
    Because.NOT_ALL_HEARD: _("Not of every case something is recorded."),
    Because.NOT_JUDGED: _("No evaluator has entered it."),
    Because.SINGLE_VISIT: _("A single visit says nothing about reciprocity."),
    Because.UNCERTAIN_DATES: _("The dates of the agreement do not say whether it was in force."),
    Because.STATES_NONE: _("The text states no expected outcome."),
}
DOUBTS = {
    Doubt.MAY_LIE_OUTSIDE: _("may lie outside the period"),
    Doubt.UNDATED: _("has no date"),
    Doubt.INCOMPLETE: _("does not say enough"),
}
VERDICTS = {
    Verdict.MET: _("Met"),
    Verdict.NOT_MET: _("Not met"),
    Verdict.INSUFFICIENT: _("Insufficient data"),
}
#: Insufficient is no verdict, and looks like none.
TONES = {Verdict.MET: "good", Verdict.NOT_MET: "bad", Verdict.INSUFFICIENT: "neutral"}

#: What is lacking, in words; `%(about)s` is the kind of record or the record that lacks something.
LACKING = {
    "coverage": _("A statement that all records of this kind are known from %(first)s to %(last)s: %(about)s"),
    "agreement": _("A letter of intent or memorandum with the date of its signing"),
    "dates": _("The dates of the agreement, more precisely: %(about)s"),
    "field": _("The cooperation fields of the agreement"),
    "responsibility": _("The agencies responsible for its fields"),
    "awareness": _("Whether the agency knows of its task: %(about)s"),
    "judgement": _("The judgement of an evaluator, with evidence: %(about)s"),
    "plan": _("People-to-people programmes that were planned"),
    "invitation": _("Invitations of either side with their answers"),
    "answer": _("The answer to an invitation: %(about)s"),
    "match": _("Whether the partner's text words this field: %(about)s"),
    "clause": _("Whether the text has this clause: %(about)s"),
    "field_outcomes": _("Whether the text states an expected outcome: %(about)s"),
    "achievement": _("Whether an outcome achieves what its field expected: %(about)s"),
}
KINDS = dict(RecordKind.choices)

PERIODS = {
    "window": _("the window"),
    "recent": _("the months before the cut-off date"),
    "cutoff": _("the cut-off date"),
    "until": _("up to the cut-off date"),
}
VARIANTS = {
    "threshold": _("Met from %(name)s on"),
    "without": _("Without %(name)s"),
    "bounds": _("Other bounds of the ratio scale: %(name)s"),
    "coverage": _("Judged from %(name)s of the indicators on"),
}
BOUNDS = {"quarters": _("quarters (25, 50, 75 %)"), "fifths": _("fifths (40, 60, 80 %)")}


def long_date(day: date) -> str:
    """«24 November 2021» in the active language."""
    return PartialDate.on(day).display()
