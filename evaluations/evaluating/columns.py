"""What the list of evaluations shows and exports."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from agreements.columns.expressions import partner_name
from agreements.columns.happenings import KEY
from evaluations.models.vocabulary import Recommendation
from portal.columns import ChoiceColumn, Column, DayColumn


class State(TextChoices):
    """As `Evaluation.state` has it."""

    DRAFT = "draft", _("Draft")
    RETURNED = "returned", _("Returned to be mended")
    SUBMITTED = "submitted", _("Submitted")
    FINAL = "final", _("Final")


STATE_TONES = {State.DRAFT: "neutral", State.RETURNED: "warn", State.SUBMITTED: "info", State.FINAL: "good"}

EVALUATION_COLUMNS = (
    KEY,
    Column(
        name="partner",
        source=partner_name("partnership__"),
        label=_("Evaluation of"),
        meaning=_("The partner."),
        link=("evaluation", "key"),
    ),
    Column(name="partnership_key", source="partnership__key", meaning=_("Public key of the partnership.")),
    DayColumn(name="cutoff", source="cutoff", label=_("Cut-off date"), meaning=_("Records up to this day count.")),
    ChoiceColumn(
        name="state",
        source="told_state",
        label=_("State"),
        meaning=_("How far the evaluation is; a final one never changes."),
        choices=State,
        tones=STATE_TONES,
    ),
    ChoiceColumn(
        name="recommendation",
        source="recommendation",
        label=_("Recommendation"),
        meaning=_("What the lead evaluator recommends."),
        choices=Recommendation,
    ),
    DayColumn(name="final_on", source="final_on", label=_("Final since"), meaning=_("From when it is frozen.")),
    Column(
        name="government",
        source="government__name",
        label=_("Government"),
        meaning=_("The government that keeps the record."),
    ),
    Column(name="government_key", source="government__key", meaning=_("Public key of the government.")),
    Column(name="rubric", source="rubric__key", meaning=_("Version of the rubric by which it was computed.")),
    Column(name="summary", source="summary", meaning=_("The summary, as it was written.")),
    Column(name="succeeds_key", source="seen_succeeds", meaning=_("Public key of the evaluation that it succeeds.")),
)
