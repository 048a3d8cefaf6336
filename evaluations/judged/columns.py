"""What the list of judged indicators shows and exports."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.happenings import KEY, NOTE, PARTNERSHIP
from evaluations.models import IndicatorJudgement
from portal.columns import ChoiceColumn, Column, DayColumn, NumberColumn

INDICATOR_JUDGEMENT_COLUMNS = (
    KEY,
    ChoiceColumn(
        name="indicator",
        source="code",
        label=_("Indicator"),
        meaning=_("Code of the indicator that is judged."),
        choices=IndicatorJudgement.Code,
        link=("indicator-judgement", "key"),
    ),
    NumberColumn(
        name="value",
        source="value",
        label=_("Value"),
        meaning=_("From 0 to 4, by the steps of the rubric."),
    ),
    DayColumn(name="on", source="on", label=_("As of"), meaning=_("The day for which it is judged.")),
    Column(name="judged_by", source="judged_by", label=_("Judged by"), meaning=_("The post or the study that judged.")),
    Column(name="reasons", source="reasons", meaning=_("Reasons and evidence.")),
    *PARTNERSHIP,
    NOTE,
)
