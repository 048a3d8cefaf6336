"""What shall follow from an evaluation: written by the lead evaluator, told to be done once it is final."""

from django.db.models import Max

from evaluations.evaluating import permissions as may
from evaluations.models import Evaluation, FollowUp
from portal.keys import new_key
from portal.partial_dates import PartialDate
from portal.services import act, lock, refuse, store


def add(follow_up: FollowUp, *, by) -> FollowUp:
    """It has its evaluation and attributes, and gets its place, key and government here."""
    with act(by=by):
        evaluation: Evaluation = lock(follow_up.evaluation)
        refuse(may.why_not_lead(by, evaluation))
        last = evaluation.follow_ups.aggregate(last=Max("position"))["last"] or 0
        follow_up.position, follow_up.government_id = last + 1, evaluation.government_id
        follow_up.key = new_key(FollowUp, evaluation.key, "follow-up")
        store(follow_up)
    return follow_up


def change(follow_up: FollowUp, *, by, version: int, changes: dict) -> FollowUp:
    """Raises StaleEdit, PermissionDenied, ValidationError by field."""
    with act(by=by):
        lock(follow_up.evaluation)
        current = lock(follow_up, version)
        refuse(may.why_not_lead(by, current.evaluation))
        for name, value in changes.items():
            setattr(current, name, value)
        store(current)
    return current


def remove(follow_up: FollowUp, *, by) -> None:
    with act(by=by):
        lock(follow_up.evaluation)
        current = lock(follow_up)
        refuse(may.why_not_lead(by, current.evaluation))
        current.delete()


def tell_done(follow_up: FollowUp, *, by, done: PartialDate, done_wording: str, done_note: str) -> FollowUp:
    """What became of it, told beside the final evaluation, which stays as it is."""
    with act(by=by):
        current = lock(follow_up)
        refuse(may.why_not_follow_up(by, current))
        current.done, current.done_wording, current.done_note = done, done_wording, done_note
        store(current)
    return current
