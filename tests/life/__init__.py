"""Records of what happens after a signature, for tests: `life.ActivityFactory(partnership=…)`."""

from agreements.models import ReportedActivity
from tests.life.happenings import (
    ActivityFactory,
    ApprovalFactory,
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
    AttachmentFactory,
    CalendarFeedFactory,
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
    "AttachmentFactory",
    "CalendarFeedFactory",
    "ContactFactory",
    "CoverageStatementFactory",
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
    "WarningResponseFactory",
    "one_of_each",
]


def one_of_each(partnership, assignment, *, keys: str = "") -> dict:
    """A record of every kind under a partnership and a responsibility of its government."""
    below = {"partnership": partnership}
    activity = ActivityFactory(**below)
    activity.fields.add(assignment.field)
    monitoring = MonitoringFactory(**below)
    officer = OfficerFactory(assignment=assignment, transferred=True)
    answer = AnswerFactory(assignment=assignment)
    reported = ReportedActivity.objects.create(
        key=f"{keys}kegiatan-dilaporkan", answer=answer, government=answer.government, activity=activity
    )
    return {
        "activity": activity,
        "participation": ParticipationFactory(activity=activity),
        "promise": PromiseFactory(activity=activity),
        "plan_item": PlanItemFactory(**below),
        "approval": ApprovalFactory(**below, approved=True),
        "invitation": InvitationFactory(**below, declined=True),
        "outcome": OutcomeFactory(**below),
        "obstacle": ObstacleFactory(**below),
        "funding": FundingFactory(**below),
        "monitoring": monitoring,
        "finding": FindingFactory(monitoring=monitoring),
        "coverage": CoverageStatementFactory(**below),
        "contact": ContactFactory(**below),
        "leadership": LeadershipChangeFactory(**below),
        "acknowledgement": AcknowledgementFactory(assignment=assignment),
        "state": AssignmentStatusFactory(assignment=assignment),
        "officer": officer,
        "handover": HandoverFactory(officer=officer),
        "report": ReportFactory(agreement=assignment.field.agreement, agency=assignment.agency),
        "filing": answer.filing,
        "answer": answer,
        "reported": reported,
        "rules": RulesFactory(government=partnership.government),
        "register_start": RegisterStartFactory(government=partnership.government),
        "attachment": AttachmentFactory(about=assignment.field.agreement),
        "judgement": IndicatorJudgementFactory(**below),
        "verdict": PublishedVerdictFactory(**below),
        "target": PerformanceTargetFactory(government=partnership.government),
        "response": WarningResponseFactory(**below),
        # Of another government: the page of this one still offers to release.
        "release": ReminderReleaseFactory(),
    }
