"""Acts on rules that hold from a day to a day, and on the stages of the procedure."""

from django.utils.translation import gettext as _

from agreements.models import Stage, StageSet
from agreements.models.validity import DatedRule
from agreements.permissions.procedure import why_not_set
from portal.keys import new_key
from portal.services import act, delete, lock, refuse, store


def declare(rule: DatedRule, *, by, stages_of: StageSet | None = None) -> DatedRule:
    """Stores a new rule of its government; a set of stages may begin with those of another.

    Raises PermissionDenied, ValidationError where another rule of the government holds on one of its days.
    """
    with act(by=by):
        refuse(why_not_set(by, lock(rule.government)))
        rule.key = new_key(type(rule), rule.government.key, rule.title)
        store(rule)
        for stage in stages_of.stages.all() if stages_of else ():
            stage.pk, stage._state.adding, stage.version, stage.stage_set = None, True, 0, rule
            _write(stage)
    return rule


def add_stage(stage: Stage, *, by) -> Stage:
    """It has its set and attributes, and gets its key and government here."""
    with act(by=by):
        refuse(why_not_set(by, lock(stage.stage_set).government))
        return _write(stage)


def _write(stage: Stage) -> Stage:
    stage.government = stage.stage_set.government
    stage.key = new_key(Stage, stage.stage_set.key, stage.kind)
    store(stage)
    return stage


def change(rule: DatedRule | Stage, *, by, version: int, changes: dict, reason: str) -> DatedRule | Stage:
    """What was judged for past days follows. Raises StaleEdit, PermissionDenied, ValidationError by field."""
    with act(by=by, reason=reason):
        current = lock(rule, version)
        refuse(why_not_set(by, current.government))
        for name, value in changes.items():
            setattr(current, name, value)
        store(current)
    return current


def remove_stage(stage: Stage, *, by, reason: str) -> None:
    """Raises ValidationError where a step was recorded at it."""
    with act(by=by, reason=reason):
        refuse(why_not_set(by, stage.government))
        delete(lock(stage), why_it_stays=_("Steps are recorded at this stage: end the set, and declare a new one."))
