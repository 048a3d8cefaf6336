"""Records of what happens under an agreement carry the government of what they hang under."""

from django.db import migrations

from portal.guards import SameGovernment

PARTNERSHIP = "agreements_partnership"
AGREEMENT = "agreements_agreement"
FIELD = "agreements_cooperationfield"
ASSIGNMENT = "agreements_assignment"
ACTIVITY = "agreements_activity"
AGENCY = "cities_agency"
FILING = "agreements_filing"

BELOW_PARTNERSHIP = (
    "activity",
    "approval",
    "contact",
    "coveragestatement",
    "funding",
    "invitation",
    "leadershipchange",
    "monitoring",
    "obstacle",
    "outcome",
    "planitem",
)
BELOW_ASSIGNMENT = ("acknowledgement", "assignmentstatus", "officerincharge")

PARENTS = [
    *((f"agreements_{child}", "partnership_id", PARTNERSHIP) for child in BELOW_PARTNERSHIP),
    *((f"agreements_{child}", "assignment_id", ASSIGNMENT) for child in (*BELOW_ASSIGNMENT, "answer")),
    *((f"agreements_{child}", "filing_id", FILING) for child in (*BELOW_PARTNERSHIP, *BELOW_ASSIGNMENT, "answer")),
    ("agreements_activity", "agreement_id", AGREEMENT),
    ("agreements_approval", "agreement_id", AGREEMENT),
    ("agreements_activity", "replies_to_id", ACTIVITY),
    ("agreements_participation", "activity_id", ACTIVITY),
    ("agreements_participation", "agency_id", AGENCY),
    ("agreements_promise", "activity_id", ACTIVITY),
    ("agreements_planitem", "agreement_id", AGREEMENT),
    ("agreements_planitem", "field_id", FIELD),
    ("agreements_planitem", "activity_id", ACTIVITY),
    ("agreements_invitation", "activity_id", ACTIVITY),
    ("agreements_outcome", "field_id", FIELD),
    ("agreements_outcome", "activity_id", ACTIVITY),
    ("agreements_obstacle", "field_id", FIELD),
    ("agreements_funding", "activity_id", ACTIVITY),
    ("agreements_funding", "agency_id", AGENCY),
    ("agreements_monitoring", "activity_id", ACTIVITY),
    ("agreements_finding", "monitoring_id", "agreements_monitoring"),
    ("agreements_coveragestatement", "agency_id", AGENCY),
    ("agreements_handover", "officer_id", "agreements_officerincharge"),
    ("agreements_handover", "taken_over_by_id", "agreements_officerincharge"),
    ("agreements_report", "agreement_id", AGREEMENT),
    ("agreements_report", "agency_id", AGENCY),
    ("agreements_filing", "agency_id", AGENCY),
    ("agreements_reportedactivity", "answer_id", "agreements_answer"),
    ("agreements_reportedactivity", "activity_id", ACTIVITY),
]


class Migration(migrations.Migration):
    dependencies = [("agreements", "0003_life")]
    operations = [SameGovernment(*link) for link in PARENTS]
