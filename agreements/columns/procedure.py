"""What the lists of the procedure show and export: rules with their stages, and the steps that were taken."""

from django.utils.translation import gettext_lazy as _

from agreements.columns.happenings import KEY, NOTE, PARTNERSHIP
from agreements.models import Stage, Step
from portal.columns import ChoiceColumn, Column, DayColumn, NumberColumn, PartialDateColumn, YesNoColumn


def _rule(page: str, *own: Column) -> tuple[Column, ...]:
    """Of every rule that holds from a day to a day; `own` are those of its kind."""
    return (
        KEY,
        Column(name="title", source="title", label=_("Rule"), meaning=_("Name of the rule."), link=(page, "key")),
        *own,
        Column(
            name="legal_basis",
            source="legal_basis",
            label=_("Legal basis"),
            meaning=_("The texts on which it rests."),
        ),
        DayColumn(
            name="valid_from",
            source="valid_from",
            label=_("Valid from"),
            meaning=_("First day on which it holds; empty: not recorded."),
        ),
        DayColumn(
            name="valid_until",
            source="valid_until",
            label=_("Valid until"),
            meaning=_("Last day on which it holds; empty: until further notice."),
            empty_is_none=True,
        ),
        YesNoColumn(
            name="is_verified",
            source="is_verified",
            label=_("Verified"),
            meaning=_("Whether somebody compared it with the text of the rule."),
        ),
        Column(
            name="government",
            source="government__name",
            label=_("Kept by"),
            meaning=_("The government for which it holds; the ministry's hold for all that have none."),
        ),
        Column(name="government_key", source="government__key", meaning=_("Public key of the government.")),
        NOTE,
    )


STAGE_SET_COLUMNS = _rule(
    "agreements:stage-set",
    NumberColumn(name="stages", source="stage_count", label=_("Stages"), meaning=_("Number of its stages.")),
)
TRAVEL_RULE_COLUMNS = _rule(
    "agreements:travel-rule",
    NumberColumn(
        name="persons",
        source="persons",
        label=_("Persons at most"),
        meaning=_("At most so many persons in a delegation; empty: not limited."),
        empty_is_none=True,
    ),
    NumberColumn(
        name="days",
        source="days",
        label=_("Days at most"),
        meaning=_("At most so many days; empty: not limited."),
        empty_is_none=True,
    ),
)
OUTCOME_TONES = {
    Step.Outcome.DONE: "good",
    Step.Outcome.RETURNED: "warn",
    Step.Outcome.REFUSED: "bad",
    Step.Outcome.HELD: "warn",
    Step.Outcome.SKIPPED: "neutral",
}
STEP_COLUMNS = (
    KEY,
    Column(
        name="stage",
        source="stage_name",
        label=_("Stage"),
        meaning=_("Stage of the procedure, as its rule calls it."),
        link=("agreements:step", "key"),
    ),
    Column(name="stage_key", source="stage__key", meaning=_("Public key of the stage.")),
    ChoiceColumn(name="kind", source="stage__kind", meaning=_("What the stage is by any rule."), choices=Stage.Kind),
    Column(
        name="rule",
        source="stage__stage_set__title",
        label=_("Rule"),
        meaning=_("The rule whose stage it is."),
        link=("agreements:stage-set", "stage__stage_set__key"),
    ),
    Column(name="rule_key", source="stage__stage_set__key", meaning=_("Public key of the rule.")),
    ChoiceColumn(
        name="matter",
        source="matter",
        meaning=_("Full powers or deposit of the original; empty: the stage itself."),
        choices=Step.Matter,
    ),
    PartialDateColumn(
        name="planned", source="planned", wording="planned_wording", label=_("Planned"), meaning=_("When planned.")
    ),
    PartialDateColumn(
        name="happened", source="happened", wording="happened_wording", label=_("Taken"), meaning=_("When taken.")
    ),
    ChoiceColumn(
        name="outcome",
        source="outcome",
        label=_("Outcome"),
        meaning=_("How it ended; empty: still to be done."),
        choices=Step.Outcome,
        tones=OUTCOME_TONES,
    ),
    Column(name="actor", source="actor", label=_("By whom"), meaning=_("The post or body that acted.")),
    Column(name="document", source="document", meaning=_("The paper of the step.")),
    Column(name="agreement", source="seen_agreement", meaning=_("The agreement that it is about.")),
    Column(name="agreement_key", source="seen_agreement_key", meaning=_("Public key of the agreement.")),
    Column(name="approval_key", source="seen_approval_key", meaning=_("Public key of the request for approval.")),
    *PARTNERSHIP,
    NOTE,
)
