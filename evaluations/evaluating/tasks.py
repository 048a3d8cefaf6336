"""What waits for the people of an evaluation: to judge, to mend, to make it final; and for the unit, to look at it."""

from datetime import date

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from evaluations.models import Evaluation, Evaluator, Judgement
from evaluations.warnings.declared import Kind, cases
from portal.roles import Role


def named_in(user) -> QuerySet:
    """As whom the person evaluates today, in evaluations that are not final."""
    return Evaluator.objects.filter(user=user, evaluation__final_on=None)


def _of(partnerships: QuerySet) -> QuerySet:
    return Evaluation.objects.filter(final_on=None, partnership__in=partnerships.values("pk"))


def to_judge(partnerships: QuerySet, on: date):
    """Named, and of no element has anything been said."""
    judged = Judgement.objects.filter(evaluator=OuterRef("pk"))
    found = Evaluator.objects.filter(~Exists(judged), evaluation__in=_of(partnerships).filter(submitted_on=None))
    return cases(
        found.annotate(since=F("evaluation__begun_on")),
        on,
        partnership="evaluation__partnership_id",
        address="evaluation__key",
        user="user_id",
        cutoff=F("evaluation__cutoff"),
    )


def returned(partnerships: QuerySet, on: date):
    found = _of(partnerships).filter(submitted_on=None, returned_on__isnull=False).annotate(since=F("returned_on"))
    return cases(found, on, user="lead_id", cutoff=F("cutoff"), note=F("return_note"))


def to_finalise(partnerships: QuerySet, on: date):
    return cases(_submitted(partnerships), on, user="lead_id", cutoff=F("cutoff"))


def to_look_at(partnerships: QuerySet, on: date):
    return cases(_submitted(partnerships), on, cutoff=F("cutoff"))


def _submitted(partnerships: QuerySet) -> QuerySet:
    return _of(partnerships).filter(submitted_on__isnull=False).annotate(since=F("submitted_on"))


EVALUATION_TASKS = (
    Kind(
        code="evaluation_to_judge",
        sentence=_("You are named for the evaluation as of %(cutoff)s: judge its elements."),
        form="evaluation-judge",
        role=Role.EVALUATOR,
        rows=to_judge,
    ),
    Kind(
        code="evaluation_returned",
        sentence=_("The evaluation as of %(cutoff)s was returned, to be mended: %(note)s"),
        form="evaluation",
        role=Role.EVALUATOR,
        rows=returned,
    ),
    Kind(
        code="evaluation_to_finalise",
        sentence=_("The evaluation as of %(cutoff)s is submitted: make it final."),
        form="evaluation-finalise",
        role=Role.EVALUATOR,
        rows=to_finalise,
    ),
    Kind(
        code="evaluation_to_look_at",
        sentence=_("The evaluation as of %(cutoff)s is submitted: return it where something is to be mended."),
        form="evaluation",
        role=Role.COORDINATOR,
        rows=to_look_at,
    ),
)
