"""What else happened under partnerships: invitations, outcomes, obstacles, money, and what is completely known."""

from dataclasses import replace

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models import (
    Approval,
    ApprovalCondition,
    CoverageStatement,
    Funding,
    Invitation,
    LeadershipChange,
    Obstacle,
    Outcome,
)
from portal.record_tables import CITED, KEY, NOTE
from portal.table_links import Codes, Ref
from portal.table_numbers import Decimal, Integer
from portal.tables import Choice, Table, Text, YesNo, vague

PARTNERSHIP = Ref("partnership", _("The partnership under which it stands."))

APPROVALS = Table(
    model=Approval,
    file="approvals.csv",
    meaning=_("What council and ministry were asked to approve, with their answer."),
    natural=("partnership", "body", "subject", "asked"),
    below="partnership",
    dated="asked",
    columns=(
        KEY,
        PARTNERSHIP,
        Ref("agreement", _("The agreement that was to be approved.")),
        Choice("body", _("Council or ministry.")),
        Text("subject", _("What was to be approved.")),
        *vague("asked", _("When it was asked.")),
        Choice("answer", _("Approved, returned or refused.")),
        *vague("answered", _("When it was answered.")),
        Text("document", _("Number of the decision or letter.")),
        Text("committee", _("Committee that dealt with it."), may_lack=True),
        *(replace(column, may_lack=True) for column in vague("plenary", _("Plenary that decided it."))),
        Text("named_partner", _("Partner as the decision names it."), may_lack=True),
        Text("named_subject", _("Subject as the decision names it."), may_lack=True),
        NOTE,
        CITED,
    ),
)

APPROVAL_CONDITIONS = Table(
    model=ApprovalCondition,
    file="approval_conditions.csv",
    meaning=_("Conditions that approvals carry, with their fulfilment."),
    natural=("approval", "wording"),
    below="approval",
    columns=(
        KEY,
        Ref("approval", _("The approval that carries it.")),
        Integer("position", _("Place of the condition in the decision."), unit=_("from 1")),
        Text("wording", _("The condition, as the decision words it.")),
        *vague("due", _("Until when.")),
        *vague("fulfilled", _("When it was fulfilled.")),
        Text("fulfilment", _("How it was fulfilled.")),
        NOTE,
        CITED,
    ),
)

INVITATIONS = Table(
    model=Invitation,
    file="invitations.csv",
    meaning=_("Invitations, proposals and requests of either side, each with its answer."),
    natural=("partnership", "sender", "subject", "sent"),
    below="partnership",
    dated="sent",
    columns=(
        KEY,
        PARTNERSHIP,
        Choice("kind", _("Invitation, proposal or request.")),
        Choice("sender", _("From which side.")),
        Text("subject", _("To what.")),
        *vague("sent", _("When it was sent.")),
        Choice("answer", _("How it was answered.")),
        *vague("answered", _("When it was answered.")),
        Choice("reason", _("Category of the reason.")),
        Text("reason_wording", _("The reason in words.")),
        Ref("activity", _("The activity it led to.")),
        NOTE,
        CITED,
    ),
)

OUTCOMES = Table(
    model=Outcome,
    file="outcomes.csv",
    meaning=_("What came of it: soft and hard changes."),
    natural=("partnership", "title", "happened"),
    below="partnership",
    dated="happened",
    ahead=lambda day: Q(stage=Outcome.Stage.PLANNED),
    columns=(
        KEY,
        PARTNERSHIP,
        Choice("change", _("Soft or hard change.")),
        Text("title", _("What it is.")),
        Choice("stage", _("How far it has come.")),
        *vague("happened", _("When.")),
        Text("place", _("Where.")),
        Choice("beneficiary", _("Which side benefits.")),
        Ref("field", _("The field it belongs to.")),
        Ref("activity", _("The activity it came of.")),
        YesNo("achieves_expected", _("Whether it achieves what its field states as expected; empty: not recorded.")),
        YesNo("is_applied", _("Whether what was learned is applied.")),
        Decimal("quantity", _("Quantity."), unit=_("the unit beside it")),
        Text("unit", _("Unit of the quantity.")),
        Text("baseline", _("What it is compared with.")),
        Text("method", _("How it was measured.")),
        YesNo("verified", _("Whether somebody other than who carried it out, or a document, confirms it.")),
        Text("verified_by", _("By whom it is verified.")),
        NOTE,
        CITED,
    ),
)

OBSTACLES = Table(
    model=Obstacle,
    file="obstacles.csv",
    meaning=_("What stood in the way."),
    natural=("partnership", "side", "description"),
    below="partnership",
    dated="happened",
    columns=(
        KEY,
        PARTNERSHIP,
        Choice("category", _("Of what kind.")),
        Choice("side", _("On which side.")),
        Text("description", _("What it was.")),
        *vague("happened", _("When.")),
        Ref("field", _("The field it belongs to.")),
        Text("follow_up", _("What was done about it.")),
        *vague("resolved", _("When it was resolved.")),
        NOTE,
        CITED,
    ),
)

FUNDINGS = Table(
    model=Funding,
    file="fundings.csv",
    meaning=_("Money by year and source."),
    natural=("partnership", "year", "source", "side", "budget_line"),
    below="partnership",
    dated="year",
    ahead=lambda day: Q(realised=None),
    columns=(
        KEY,
        PARTNERSHIP,
        Ref("activity", _("The activity it paid for.")),
        Ref("agency", _("The agency whose budget it was.")),
        Integer("year", _("Budget year."), unit=_("calendar year")),
        Choice("source", _("Where it came from.")),
        Choice("side", _("Which side paid.")),
        Text("budget_line", _("Budget line.")),
        Decimal("planned", _("Amount planned."), unit=_("the currency beside it")),
        Decimal("realised", _("Amount realised."), unit=_("the currency beside it")),
        Text("currency", _("Three letters of the currency, as paid.")),
        NOTE,
        CITED,
    ),
)

COVERAGE_STATEMENTS = Table(
    model=CoverageStatement,
    file="coverage_statements.csv",
    meaning=_("For which period kinds of record are completely known, and by which source."),
    natural=("partnership", "statement"),
    below="partnership",
    dated="period",
    columns=(
        KEY,
        PARTNERSHIP,
        Codes("kinds", _("Kinds of record of which the source says so, with semicolons between.")),
        *vague("period", _("The period, read outward as worded.")),
        Ref("agency", _("The agency whose fields alone it speaks of; empty: all.")),
        Text("statement", _("What the source says, in its words.")),
        NOTE,
        CITED,
    ),
)

LEADERSHIP_CHANGES = Table(
    model=LeadershipChange,
    file="leadership_changes.csv",
    meaning=_("Changes of those who lead on either side."),
    natural=("partnership", "side", "post", "happened"),
    below="partnership",
    dated="happened",
    columns=(
        KEY,
        PARTNERSHIP,
        Choice("side", _("On which side.")),
        Text("post", _("Which post is held by another.")),
        *vague("happened", _("When.")),
        *vague("renewed", _("When contact was renewed.")),
        NOTE,
        CITED,
    ),
)

TABLES = (
    APPROVALS,
    APPROVAL_CONDITIONS,
    INVITATIONS,
    OUTCOMES,
    OBSTACLES,
    FUNDINGS,
    COVERAGE_STATEMENTS,
    LEADERSHIP_CHANGES,
)
