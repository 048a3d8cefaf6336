"""What the roof adds: answers to warnings, evaluations with their judgements, published verdicts, targets."""

from evaluations.models.corrections import CorrectionReport
from evaluations.models.documents import CitedDocument
from evaluations.models.evaluations import Evaluation, EvaluationVerdict, Evaluator, FollowUp, Judgement
from evaluations.models.judged import IndicatorJudgement
from evaluations.models.published import PublishedVerdict
from evaluations.models.rubric import RubricVersion
from evaluations.models.targets import PerformanceTarget
from evaluations.models.warnings import ReminderRelease, WarningResponse

__all__ = [
    "CitedDocument",
    "CorrectionReport",
    "Evaluation",
    "EvaluationVerdict",
    "Evaluator",
    "FollowUp",
    "IndicatorJudgement",
    "Judgement",
    "PerformanceTarget",
    "PublishedVerdict",
    "ReminderRelease",
    "RubricVersion",
    "WarningResponse",
]
