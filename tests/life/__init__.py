"""Records of what happens after a signature, for tests: `life.ActivityFactory(partnership=…)`."""

from agreements.models import ReportedActivity
from tests.factories import StageFactory, TravelRuleFactory
from tests.life.corrections import CorrectionReportFactory
from tests.life.happenings import (
    ActivityFactory,
    ApprovalFactory,
    ConditionFactory,
    ContactFactory,
    CoverageStatementFactory,
    FindingFactory,
    FundingFactory,
    InvitationFactory,
    LeadershipChangeFactory,
    MonitoringFactory,
    ObstacleFactory,
    OutcomeFactory,
    ParticipationFactory,
    PlanItemFactory,
    PromiseFactory,
    StepFactory,
    WarningResponseFactory,
)
from tests.life.judged import IndicatorJudgementFactory, PerformanceTargetFactory, PublishedVerdictFactory
from tests.life.responsibility import (
    AcknowledgementFactory,
    AnswerFactory,
    AssignmentStatusFactory,
    FilingFactory,
    HandoverFactory,
    OfficerFactory,
    ReportFactory,
)
from tests.life.settings import (
    SECRET,
    CalendarFeedFactory,
    DocumentFactory,
    RegisterStartFactory,
    ReminderReleaseFactory,
    RulesFactory,
)

__all__ = [
    "SECRET",
    "AcknowledgementFactory",
    "ActivityFactory",
    "AnswerFactory",
    "ApprovalFactory",
    "AssignmentStatusFactory",
    "CalendarFeedFactory",
    "ConditionFactory",
    "ContactFactory",
    "CorrectionReportFactory",
    "CoverageStatementFactory",
    "DocumentFactory",
    "FilingFactory",
    "FindingFactory",
    "FundingFactory",
    "HandoverFactory",
    "IndicatorJudgementFactory",
    "InvitationFactory",
    "LeadershipChangeFactory",
    "MonitoringFactory",
    "ObstacleFactory",
    "OfficerFactory",
    "OutcomeFactory",
    "ParticipationFactory",
    "PerformanceTargetFactory",
    "PlanItemFactory",
    "PromiseFactory",
    "PublishedVerdictFactory",
    "RegisterStartFactory",
    "ReminderReleaseFactory",
    "ReportFactory",
    "RulesFactory",
    "StepFactory",
    "WarningResponseFactory",
    "one_of_each",
]


def one_of_each(partnership, assignment, *, keys: str = "") -> dict:
    """A record of every kind under a partnership and a responsibility of its government."""
    activity = ActivityFactory(partnership=partnership)
    activity.fields.add(assignment.field)
    return {
        "activity": activity,
        **_of_activity(activity),
        **_below_partnership(partnership),
        **_of_responsibility(assignment),
        **_reported(assignment, activity, keys),
        **_of_government(partnership.government),
        "document": DocumentFactory(about=assignment.field.agreement),
    }


def _of_activity(activity) -> dict:
    return {
        "participation": ParticipationFactory(activity=activity),
        "promise": PromiseFactory(activity=activity),
    }


def _below_partnership(partnership) -> dict:
    below = {"partnership": partnership}
    monitoring = MonitoringFactory(**below)
    stage = StageFactory(stage_set__government=partnership.government)
    approval = ApprovalFactory(**below, approved=True)
    return {
        "condition": ConditionFactory(approval=approval),
        "travel_rule": TravelRuleFactory(government=partnership.government),
        "stage_set": stage.stage_set,
        "stage": stage,
        "step": StepFactory(**below, stage=stage),
        "plan_item": PlanItemFactory(**below),
        "approval": approval,
        "invitation": InvitationFactory(**below, declined=True),
        "outcome": OutcomeFactory(**below),
        "obstacle": ObstacleFactory(**below),
        "funding": FundingFactory(**below),
        "monitoring": monitoring,
        "finding": FindingFactory(monitoring=monitoring),
        "coverage": CoverageStatementFactory(**below),
        "contact": ContactFactory(**below),
        "leadership": LeadershipChangeFactory(**below),
        "judgement": IndicatorJudgementFactory(**below),
        "verdict": PublishedVerdictFactory(**below),
        "response": WarningResponseFactory(**below),
    }


def _of_responsibility(assignment) -> dict:
    officer = OfficerFactory(assignment=assignment, transferred=True)
    return {
        "acknowledgement": AcknowledgementFactory(assignment=assignment),
        "state": AssignmentStatusFactory(assignment=assignment),
        "officer": officer,
        "handover": HandoverFactory(officer=officer),
        "report": ReportFactory(agreement=assignment.field.agreement, agency=assignment.agency),
    }


def _reported(assignment, activity, keys: str) -> dict:
    answer = AnswerFactory(assignment=assignment)
    reported = ReportedActivity.objects.create(
        key=f"{keys}kegiatan-dilaporkan", answer=answer, government=answer.government, activity=activity
    )
    return {"filing": answer.filing, "answer": answer, "reported": reported}


def _of_government(government) -> dict:
    return {
        "rules": RulesFactory(government=government),
        "register_start": RegisterStartFactory(government=government),
        "target": PerformanceTargetFactory(government=government),
        # Of another government: the page of this one still offers to release.
        "release": ReminderReleaseFactory(),
    }
