"""Cases of the warnings about the procedure, its conditions and journeys."""

from datetime import date

from tests import factories as make
from tests import life
from tests.evaluations.warnings.making import Case, agreement, change


def _stage(kind: str, position: int, rule=None, **attributes):
    rule = rule or make.StageSetFactory(valid_from=date(2015, 1, 1))
    return make.StageFactory(stage_set=rule, kind=kind, position=position, **attributes)


def step_missing() -> Case:
    signed = agreement(register="2016-01-01")
    council = _stage("council", 5, before_signing=True)
    _stage("signing", 10, council.stage_set)
    return Case(
        signed.partnership,
        date(2016, 11, 25),
        lambda: life.StepFactory(partnership=signed.partnership, stage=council, happened=make.when("2016-10")),
    )


def step_missing_ahead() -> Case:
    to_sign = agreement(unsigned=True)
    make.SigningFactory(agreement=to_sign, planned=make.when("2017-11-25"), signed=None)
    council = _stage("council", 5, before_signing=True)
    return Case(
        to_sign.partnership,
        date(2016, 11, 25),
        lambda: life.StepFactory(partnership=to_sign.partnership, stage=council, happened=make.when("2016-10")),
    )


def step_out_of_order() -> Case:
    signed = agreement()
    council = _stage("council", 5)
    _stage("signing", 10, council.stage_set)
    late = life.StepFactory(
        partnership=signed.partnership, agreement=signed, stage=council, happened=make.when("2017-03-01")
    )
    return Case(signed.partnership, date(2017, 3, 1), change(late, happened=make.when("2016-03-01")))


def step_of_another_rule() -> Case:
    stage = make.StageFactory()
    step = life.StepFactory(partnership=agreement().partnership, stage=stage, happened=make.when("2017-03-01"))
    return Case(step.partnership, date(2017, 3, 1), change(step, happened=make.when("2021-03-01")))


def condition_overdue() -> Case:
    approval = life.ApprovalFactory(partnership=agreement().partnership, approved=True)
    condition = life.ConditionFactory(approval=approval, due=make.when("2018-06"))
    return Case(approval.partnership, date(2018, 7, 1), change(condition, fulfilled=make.when("2018-07-01")))


def visit_over_limit() -> Case:
    under = agreement().partnership
    make.TravelRuleFactory(government=under.government)
    visit = life.ActivityFactory(partnership=under, happened=make.when("2017-08-09/2017-08-14"))
    group = life.ParticipationFactory(activity=visit, persons=6)
    return Case(under, date(2017, 8, 14), change(group, persons=5))
