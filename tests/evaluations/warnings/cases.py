"""For every warning: records that raise it from a day on, and what clears it on that very day."""

from collections.abc import Callable
from datetime import date

from agreements.models import Activity, Agreement, Invitation, Partnership
from tests import factories as make
from tests import life
from tests.evaluations.warnings import procedure_cases as procedure
from tests.evaluations.warnings.making import Case, agreement, assignment, change, field


def no_officer() -> Case:
    held = assignment()
    life.OfficerFactory(assignment=held, ended=make.when("2019"), leaving="retirement")
    return Case(
        held.field.agreement.partnership,
        date(2020, 1, 1),
        lambda: life.OfficerFactory(assignment=held, started=make.when("2019-12-01")),
    )


def transfer_without_handover() -> Case:
    officer = life.OfficerFactory(assignment=assignment(), transferred=True)
    return Case(
        officer.assignment.field.agreement.partnership,
        date(2020, 1, 30),
        lambda: life.HandoverFactory(officer=officer),
    )


def not_acknowledged() -> Case:
    held, day = assignment(), make.when("2018-03-01")
    life.AcknowledgementFactory(assignment=held, state="unaware", happened=day)
    return Case(
        held.field.agreement.partnership,
        date(2018, 3, 1),
        lambda: life.AcknowledgementFactory(assignment=held, happened=day),
    )


def field_never_started() -> Case:
    agreed = field(register="2017-01-01")
    under = agreed.agreement.partnership
    return Case(
        under,
        date(2018, 1, 1),
        lambda: life.ActivityFactory(partnership=under, happened=make.when("2017-05")).fields.set([agreed]),
    )


def report_overdue() -> Case:
    held = assignment(register="2017-01-01")
    owed = {"agreement": held.field.agreement, "agency": held.agency}
    return Case(
        held.field.agreement.partnership,
        date(2018, 2, 1),
        lambda: life.ReportFactory(**owed, received=make.when("2018-02-01")),
    )


def visit_report_owed() -> Case:
    visit = life.ActivityFactory(
        partnership=agreement(register="2017-01-01").partnership, happened=make.when("2017-03-01/2017-03-05")
    )
    return Case(visit.partnership, date(2017, 4, 6), change(visit, visit_report_on=make.when("2017-04-06")))


def no_monitoring_this_year() -> Case:
    under = agreement(register="2017-01-01").partnership
    return Case(
        under,
        date(2018, 1, 1),
        lambda: life.MonitoringFactory(partnership=under, happened=make.when("2018-01-01")),
    )


def follow_up_overdue() -> Case:
    monitored = life.MonitoringFactory(partnership=agreement().partnership, happened=make.when("2018-01"))
    finding = life.FindingFactory(monitoring=monitored, due=make.when("2018-06"))
    return Case(monitored.partnership, date(2018, 7, 1), change(finding, followed_up=make.when("2018-07-01")))


def no_expected_outcomes() -> Case:
    agreed = field(outcomes="not_stated")
    addendum = {"kind": "addendum", "parent": agreed.agreement, "partnership": agreed.agreement.partnership}
    return Case(
        agreed.agreement.partnership,
        date(2016, 11, 25),
        lambda: make.CooperationFieldFactory(
            agreement=make.AgreementFactory(**addendum), outcomes="stated", expected_outcomes="Dua jembatan."
        ),
    )


def one_sided_benefits() -> Case:
    under = agreement(register="2017-01-01").partnership
    life.OutcomeFactory(partnership=under, happened=make.when("2017-05-10"))
    return Case(
        under,
        date(2018, 5, 10),
        lambda: life.OutcomeFactory(partnership=under, beneficiary="both", happened=make.when("2018-05")),
    )


def invitation_unanswered() -> Case:
    asked = life.InvitationFactory(
        partnership=agreement().partnership, sent=make.when("2017-05-01"), answer=Invitation.Answer.UNANSWERED
    )
    return Case(
        asked.partnership, date(2017, 6, 30), change(asked, answer="declined", answered=make.when("2017-06-30"))
    )


def always_declined() -> Case:
    under = agreement().partnership
    life.InvitationFactory(partnership=under, declined=True)
    life.InvitationFactory(
        partnership=under, declined=True, sent=make.when("2018-03"), answered=make.when("2018-04-10")
    )
    return Case(
        under,
        date(2018, 4, 10),
        lambda: life.InvitationFactory(
            partnership=under, attended=True, sent=make.when("2018-04-01"), answered=make.when("2018-04-02")
        ),
    )


def promise_overdue() -> Case:
    visit = life.ActivityFactory(partnership=agreement().partnership, happened=make.when("2017-03"))
    promise = life.PromiseFactory(activity=visit, due=make.when("2017-12"))
    return Case(visit.partnership, date(2018, 1, 1), change(promise, done=make.when("2018-01-01")))


def leadership_changed() -> Case:
    changed = life.LeadershipChangeFactory(partnership=agreement(register="2017-01-01").partnership)
    return Case(changed.partnership, date(2018, 8, 30), change(changed, renewed=make.when("2018-08")))


def no_budget_line() -> Case:
    plan = agreement(kind="action_plan")
    item = life.PlanItemFactory(partnership=plan.partnership, agreement=plan, has_budget=False)
    return Case(plan.partnership, date(2016, 11, 25), change(item, has_budget=True))


def _renew(old: Agreement, signed: str) -> Callable[[], Agreement]:
    return lambda: make.AgreementFactory(partnership=old.partnership, succeeds=old, signed=make.when(signed))


def notice_near() -> Case:
    old = agreement()
    return Case(old.partnership, date(2021, 2, 24), _renew(old, "2021-02-24"))


def expiring_without_successor() -> Case:
    old = agreement()
    return Case(old.partnership, date(2020, 11, 24), _renew(old, "2020-11-20"))


def expired_with_open_matters() -> Case:
    monitored = life.MonitoringFactory(partnership=agreement().partnership, happened=make.when("2018-01"))
    finding = life.FindingFactory(monitoring=monitored)
    return Case(monitored.partnership, date(2021, 11, 25), change(finding, followed_up=make.when("2021-11-25")))


def _quiet_since_june_2017() -> Partnership:
    under = agreement(register="2017-01-01").partnership
    life.ActivityFactory(partnership=under, happened=make.when("2017-06-15"))
    return under


def _wake(under: Partnership, day: str) -> Callable[[], Activity]:
    return lambda: life.ActivityFactory(partnership=under, happened=make.when(day))


def dormant_soon() -> Case:
    under = _quiet_since_june_2017()
    return Case(under, date(2019, 3, 17), _wake(under, "2019-03-17"))


def dormant() -> Case:
    under = _quiet_since_june_2017()
    return Case(under, date(2019, 6, 15), _wake(under, "2019-06-15"))


CASES = {
    made.__name__: made
    for made in (
        no_officer,
        transfer_without_handover,
        not_acknowledged,
        field_never_started,
        report_overdue,
        visit_report_owed,
        no_monitoring_this_year,
        follow_up_overdue,
        no_expected_outcomes,
        one_sided_benefits,
        invitation_unanswered,
        always_declined,
        promise_overdue,
        leadership_changed,
        procedure.step_missing,
        procedure.step_missing_ahead,
        procedure.step_out_of_order,
        procedure.step_of_another_rule,
        procedure.condition_overdue,
        procedure.visit_over_limit,
        no_budget_line,
        notice_near,
        expiring_without_successor,
        expired_with_open_matters,
        dormant_soon,
        dormant,
    )
}
