"""The files of what evaluators and papers say: published verdicts, judged indicators and responses to warnings."""

from django.utils.translation import gettext_lazy as _

from agreements.tables.happenings import PARTNERSHIP
from evaluations.evaluation_tables import FINAL_EVALUATIONS
from evaluations.models import IndicatorJudgement, PublishedVerdict, WarningResponse
from portal.record_tables import CITED, KEY, NOTE
from portal.table_links import RecordNamed, Ref
from portal.table_numbers import Integer
from portal.tables import Choice, Day, Table, Text, vague

PUBLISHED_VERDICTS = Table(
    model=PublishedVerdict,
    file="published_verdicts.csv",
    meaning=_("What papers concluded on a partnership: on one element, or on the whole."),
    natural=("partnership", "source", "element", "locator"),
    below="partnership",
    dated="concerns",
    columns=(
        KEY,
        PARTNERSHIP,
        Choice("element", _("The element that is judged; empty: the whole.")),
        Choice("conclusion", _("An element is met or not; the whole is successful, in part, or failed.")),
        Text("wording", _("The verdict in the words of the source.")),
        Text("qualification", _("By what the source qualifies its verdict.")),
        *vague("concerns", _("The period that the source studied.")),
        Ref("source", _("The source that judges.")),
        Text("locator", _("The place in the source: «line 86», «page 3».")),
        NOTE,
        CITED,
    ),
)

INDICATOR_JUDGEMENTS = Table(
    model=IndicatorJudgement,
    file="indicator_judgements.csv",
    meaning=_("Values of the indicators that no record yields, as an evaluator or a study gives them."),
    natural=("partnership", "code", "on"),
    below="partnership",
    dated="on",
    columns=(
        KEY,
        PARTNERSHIP,
        Choice("code", _("Code of the indicator that is judged.")),
        Day("on", _("The day for which it is judged.")),
        Integer("value", _("From 0 to 4, by the steps of the rubric.")),
        Text("reasons", _("Reasons and evidence.")),
        Text("judged_by", _("The post or the study that judged.")),
        NOTE,
        CITED,
    ),
)

WARNING_RESPONSES = Table(
    model=WarningResponse,
    file="warning_responses.csv",
    meaning=_("What governments answered to warnings."),
    below="partnership",
    dated="responded_on",
    columns=(
        KEY,
        PARTNERSHIP,
        Text("code", _("Code of the warning that is answered.")),
        RecordNamed("subject", _("The record that the warning is about, by kind and key; empty: the partnership.")),
        Day("responded_on", _("When it was answered.")),
        Text("text", _("The response.")),
        CITED,
    ),
)

TABLES = (PUBLISHED_VERDICTS, INDICATOR_JUDGEMENTS, WARNING_RESPONSES)
PACKAGED = FINAL_EVALUATIONS
