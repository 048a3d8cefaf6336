"""The files of the procedure: rules with their stages, and the steps that were taken."""

from django.utils.translation import gettext_lazy as _

from agreements.models import Stage, StageSet, Step, TravelRule
from portal.record_tables import CITED, KEY, NOTE
from portal.table_links import Ref
from portal.table_numbers import Integer
from portal.tables import Choice, Day, Table, Text, YesNo, vague

#: Of every rule that holds from a day to a day.
VALIDITY = (
    Ref("government", _("The government that keeps it; the ministry's hold for all that have none of their own.")),
    Text("title", _("Name of the rule.")),
    Text("legal_basis", _("The texts on which it rests.")),
    Day("valid_from", _("First day on which it holds; empty: not recorded.")),
    Day("valid_until", _("Last day on which it holds; empty: until further notice.")),
    YesNo("is_verified", _("Whether somebody compared it with the text of the rule.")),
)

STAGE_SETS = Table(
    model=StageSet,
    file="stage_sets.csv",
    meaning=_("Rules by which the steps of the procedure are judged, each with its days."),
    dated="valid_from",
    ships=True,
    columns=(KEY, *VALIDITY, NOTE, CITED),
)

STAGES = Table(
    model=Stage,
    file="stages.csv",
    meaning=_("The stages of these rules, in their order."),
    below="stage_set",
    ships=True,
    columns=(
        KEY,
        Ref("stage_set", _("The rule whose stage it is."), is_owner=True),
        Integer("position", _("Place of the stage in the rule."), unit=_("from 1")),
        Choice("kind", _("What the stage is by any rule.")),
        Text("name_id", _("Its name in Indonesian.")),
        Text("name_en", _("Its name in English.")),
        Choice("actor", _("Who acts at this stage.")),
        Text("documents", _("Papers of this stage.")),
        YesNo("before_signing", _("Whether a memorandum needs it before it is signed.")),
        Integer("deadline_days", _("Deadline after the stage before; empty: none."), unit=_("days")),
        YesNo("deadline_verified", _("Whether somebody found the deadline in the text of the rule.")),
        NOTE,
        CITED,
    ),
)

STEPS = Table(
    model=Step,
    file="steps.csv",
    meaning=_("What was done, or is to be done, at the stages of the procedure."),
    natural=("partnership", "stage", "matter", "happened"),
    below="partnership",
    dated="happened",
    columns=(
        KEY,
        Ref("partnership", _("The partnership under which it stands.")),
        Ref("agreement", _("The agreement that it is about.")),
        Ref("stage", _("The stage of the procedure.")),
        Choice("matter", _("Full powers or deposit of the original; empty: the stage itself.")),
        *vague("planned", _("When it was planned.")),
        *vague("happened", _("When it was taken.")),
        Choice("outcome", _("How it ended; empty: still to be done.")),
        Text("actor", _("The post or body that acted.")),
        Text("document", _("The paper of the step.")),
        Ref("approval", _("The request for approval in which it consists.")),
        NOTE,
        CITED,
    ),
)

TRAVEL_RULES = Table(
    model=TravelRule,
    file="travel_rules.csv",
    meaning=_("Limits on journeys to partners, each with its days."),
    dated="valid_from",
    columns=(
        KEY,
        *VALIDITY,
        Integer("persons", _("At most so many persons in a delegation; empty: not limited."), unit=_("persons")),
        Integer("days", _("At most so many days; empty: not limited."), unit=_("days")),
        NOTE,
        CITED,
    ),
)

TABLES = (STAGE_SETS, STAGES, STEPS, TRAVEL_RULES)
