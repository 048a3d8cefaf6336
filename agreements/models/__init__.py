"""Everything that a partnership is made of, and what happens under it."""

from agreements.models.activities import Activity, ActivityField, Participation, PlanItem, Promise
from agreements.models.agreements import Agreement
from agreements.models.approvals import Approval, ApprovalCondition
from agreements.models.awareness import Acknowledgement, AssignmentStatus, Handover, OfficerInCharge
from agreements.models.contacts import Contact, LeadershipChange
from agreements.models.coverage import CoverageStatement
from agreements.models.fields import Assignment, CooperationField, FieldMatch, FieldSector, Sector
from agreements.models.funding import Funding
from agreements.models.invitations import Invitation
from agreements.models.monitoring import Finding, Monitoring
from agreements.models.obligations import Obligation, ObligationState
from agreements.models.obstacles import Obstacle
from agreements.models.outcomes import Outcome
from agreements.models.partnerships import Partnership, PartnershipUmbrella
from agreements.models.procedure import Stage, StageSet, Step
from agreements.models.reports import Answer, Filing, Report, ReportedActivity
from agreements.models.rules import RegisterStart, Rules
from agreements.models.signings import Signatory, Signing
from agreements.models.texts import AgreementText, Clause, TextPoint
from agreements.models.travel import TravelRule

__all__ = [
    "Acknowledgement",
    "Activity",
    "ActivityField",
    "Agreement",
    "AgreementText",
    "Answer",
    "Approval",
    "ApprovalCondition",
    "Assignment",
    "AssignmentStatus",
    "Clause",
    "Contact",
    "CooperationField",
    "CoverageStatement",
    "FieldMatch",
    "FieldSector",
    "Filing",
    "Finding",
    "Funding",
    "Handover",
    "Invitation",
    "LeadershipChange",
    "Monitoring",
    "Obligation",
    "ObligationState",
    "Obstacle",
    "OfficerInCharge",
    "Outcome",
    "Participation",
    "Partnership",
    "PartnershipUmbrella",
    "PlanItem",
    "Promise",
    "RegisterStart",
    "Report",
    "ReportedActivity",
    "Rules",
    "Sector",
    "Signatory",
    "Signing",
    "Stage",
    "StageSet",
    "Step",
    "TextPoint",
    "TravelRule",
]
