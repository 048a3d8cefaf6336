"""Who knows of a responsibility, who is in charge, how far a field has come, and what was reported."""

from django.utils.translation import gettext_lazy as _

from agreements.models import Acknowledgement, AssignmentStatus, Handover, OfficerInCharge, Report
from portal.record_tables import CITED, INTERNAL_NOTE, KEY, NOTE
from portal.table_links import Ref
from portal.tables import Choice, Day, Table, Text, YesNo, vague

ASSIGNMENT = Ref("assignment", _("The agency's responsibility for a field."))

#: By which way it was said; files of what sources say need not tell.
WAY = (
    Choice("channel", _("By which way it was said."), may_lack=True),
    YesNo("on_behalf", _("Whether it was recorded on the agency's behalf."), keeps=True, may_lack=True),
)

ACKNOWLEDGEMENTS = Table(
    model=Acknowledgement,
    file="acknowledgements.csv",
    meaning=_("Whether an agency knows of its responsibility, each time it was said."),
    natural=("assignment", "happened", "state"),
    below="assignment",
    dated="happened",
    columns=(
        KEY,
        ASSIGNMENT,
        *vague("happened", _("When it was said.")),
        Choice("state", _("Aware, unaware or unconfirmed.")),
        Choice("channel", _("By which way it was said.")),
        YesNo("on_behalf", _("Whether it was recorded on the agency's behalf.")),
        INTERNAL_NOTE,
        CITED,
    ),
)

ASSIGNMENT_STATUSES = Table(
    model=AssignmentStatus,
    file="assignment_statuses.csv",
    meaning=_("How far a field has come at an agency, from a day on."),
    natural=("assignment", "happened"),
    below="assignment",
    dated="happened",
    columns=(
        KEY,
        ASSIGNMENT,
        *vague("happened", _("From when.")),
        Choice("state", _("Not started, running, stopped or completed.")),
        Text("reason", _("Why.")),
        *WAY,
        INTERNAL_NOTE,
        CITED,
    ),
)

OFFICERS = Table(
    model=OfficerInCharge,
    file="officers.csv",
    meaning=_("Who was in charge, by post."),
    natural=("assignment", "post", "started"),
    below="assignment",
    dated="started",
    columns=(
        KEY,
        ASSIGNMENT,
        Text("post", _("Post, never a name.")),
        *vague("started", _("From when.")),
        *vague("ended", _("Until when.")),
        Choice("leaving", _("Why the officer left.")),
        Text("moved_to", _("Where the officer went.")),
        *WAY,
        INTERNAL_NOTE,
        CITED,
    ),
)

HANDOVERS = Table(
    model=Handover,
    file="handovers.csv",
    meaning=_("What an officer who left handed over."),
    natural=("officer", "taken_over_by"),
    below="officer",
    dated="happened",
    columns=(
        KEY,
        Ref("officer", _("Who left.")),
        Ref("taken_over_by", _("Who took over.")),
        *vague("happened", _("When.")),
        Text("open_matters", _("Open matters."), permission="portal.view_drafts", may_lack=True),
        Text("contacts", _("Contacts handed over."), permission="portal.view_drafts", may_lack=True),
        Text("documents", _("Documents handed over."), permission="portal.view_drafts", may_lack=True),
        *WAY,
        INTERNAL_NOTE,
        CITED,
    ),
)

REPORTS = Table(
    model=Report,
    file="reports.csv",
    meaning=_("Reports of agencies, where a source tells of one; what else is owed is computed."),
    natural=("agreement", "agency", "starts"),
    below="agreement",
    dated="starts",
    columns=(
        KEY,
        Ref("agreement", _("The agreement on which it reports.")),
        Ref("agency", _("The agency that reports.")),
        Day("starts", _("First day of the period.")),
        Day("ends", _("Last day of the period.")),
        Day("due", _("When it is due.")),
        *vague("received", _("When it was received.")),
        Day("waived_on", _("When it was waived.")),
        Text("waiver_reason", _("Why it was waived.")),
        NOTE,
        CITED,
    ),
)

TABLES = (
    ACKNOWLEDGEMENTS,
    ASSIGNMENT_STATUSES,
    OFFICERS,
    HANDOVERS,
    REPORTS,
)
