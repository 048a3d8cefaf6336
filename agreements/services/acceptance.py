"""Acceptance of a report: one act that writes what it says into the register, so that nothing is typed twice."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from agreements.models import (
    Activity,
    ActivityField,
    Answer,
    AssignmentStatus,
    CooperationField,
    CoverageStatement,
    Filing,
    Funding,
    Obstacle,
    OfficerInCharge,
    Outcome,
    Partnership,
    Report,
    ReportedActivity,
)
from agreements.models.awareness import Statement
from agreements.models.coverage import RecordKind
from agreements.models.happening import BelowPartnership
from agreements.models.sides import Side
from agreements.periods import Period
from agreements.permissions import reports as may
from agreements.reporting import AskedReport
from agreements.services.happenings import write
from portal.keys import new_key
from portal.models import Record
from portal.partial_dates import PartialDate
from portal.services import act, lock, refuse, store

#: Who pays, where the source of the money alone says it; a grant or a firm is neither of both sides.
PAYING_SIDE = {
    Funding.Source.APBD: Side.HOME,
    Funding.Source.APBN: Side.HOME,
    Funding.Source.PARTNER: Side.PARTNER,
    Funding.Source.GRANT: Side.THIRD,
    Funding.Source.PRIVATE: Side.THIRD,
    Funding.Source.OTHER: Side.THIRD,
}


def accept_report(filing: Filing, *, by) -> Filing:
    """Writes activities, money, status, results, obstacles and officers; they are then known for the period.

    All or nothing: raises ValidationError, with the record that could not be written, and PermissionDenied.
    """
    with act(by=by):
        current = lock(filing)
        refuse(may.why_not_accept(by, current))
        current.accepted_on = timezone.localdate()
        store(current)
        accepted = _Acceptance(current)
        accepted.write()
    return current


@contextmanager
def _named(record: Record) -> Iterator[None]:
    """A refusal says which record it concerns: the form of the act has no field for it."""
    try:
        yield
    except ValidationError as refused:
        told = [f"{record._meta.verbose_name} «{record}»: {message}" for message in refused.messages]
        raise ValidationError(told) from refused


class _Acceptance:
    """The records that one filed version says, written one after the other."""

    def __init__(self, filing: Filing):
        self.filing = filing
        self.period = Period(filing.starts, filing.ends)
        self.answers = list(
            filing.answers.select_related("assignment__agency", "assignment__field__agreement__partnership")
        )
        concerned = OfficerInCharge.objects.filter(assignment__answers__filing=filing)
        self.in_charge = list(concerned.in_charge(filing.filed_on).select_for_update(of=["self"]))

    def write(self) -> None:
        for partnership, answers in self._by_partnership().items():
            self._activities(partnership, answers)
            for answer in answers:
                self._money(partnership, answer)
                self._result(partnership, answer)
                self._obstacle(partnership, answer)
                self._status(answer)
                self._officer(answer)
            self._coverage(partnership)
        self._reports()

    def _by_partnership(self) -> dict[Partnership, list[Answer]]:
        grouped = defaultdict(list)
        for answer in self.answers:
            grouped[answer.assignment.field.agreement.partnership].append(answer)
        return grouped

    def _put(self, record: BelowPartnership) -> None:
        record.filing = self.filing
        with _named(record):
            write(record)

    def _activities(self, partnership: Partnership, answers: list[Answer]) -> None:
        """An activity named under two fields in the same words is one activity of both."""
        same = defaultdict(list)
        reported = ReportedActivity.objects.filter(answer__in=answers, activity=None)
        for each in reported.select_related("answer__assignment__field__agreement").order_by("id"):
            same[each.kind, each.title, str(each.happened)].append(each)
        for named in same.values():
            fields = [each.answer.assignment.field for each in named]
            activity = self._activity(partnership, named[0], fields)
            self._put(activity)
            ActivityField.objects.bulk_create(ActivityField(activity=activity, field=field) for field in set(fields))

    def _activity(
        self, partnership: Partnership, reported: ReportedActivity, fields: list[CooperationField]
    ) -> Activity:
        agreements = {field.agreement for field in fields}
        return Activity(
            partnership=partnership,
            agreement=agreements.pop() if len(agreements) == 1 else None,
            kind=reported.kind,
            title=reported.title,
            direction=reported.direction,
            character=reported.character,
            state=Activity.State.HELD,
            happened=reported.happened or self.period.days,
            happened_wording=reported.happened_wording,
        )

    def _money(self, partnership: Partnership, answer: Answer) -> None:
        """What was spent in the year, and what is asked for the next period; nought is an answer and no money."""
        following = self.period.ends.year + (self.period.ends.month == 12)
        for name, year, amount in (
            ("realised", self.period.starts.year, answer.realised),
            ("planned", following, answer.requested),
        ):
            if amount:
                self._put(
                    Funding(
                        partnership=partnership,
                        agency=self.filing.agency,
                        year=year,
                        source=answer.source,
                        side=PAYING_SIDE.get(answer.source, ""),
                        budget_line=answer.budget_line,
                        currency=answer.currency,
                        **{name: amount},
                    )
                )

    def _result(self, partnership: Partnership, answer: Answer) -> None:
        if answer.result:
            outcome = Outcome(
                partnership=partnership,
                field=answer.assignment.field,
                change=answer.result_change,
                title=answer.result,
                stage=Outcome.Stage.DONE,
                happened=self.period.days,
            )
            self._put(outcome)

    def _obstacle(self, partnership: Partnership, answer: Answer) -> None:
        if answer.obstacle:
            obstacle = Obstacle(
                partnership=partnership,
                field=answer.assignment.field,
                category=answer.obstacle_category,
                description=answer.obstacle,
                happened=self.period.days,
            )
            self._put(obstacle)

    def _below(self, record: Statement) -> None:
        """A record about one responsibility."""
        assignment = record.assignment
        record.government_id, record.filing = assignment.government_id, self.filing
        record.channel, record.on_behalf = self.filing.channel, self.filing.on_behalf
        record.key = new_key(type(record), assignment.key, record._meta.model_name)
        with _named(record):
            store(record)

    def _status(self, answer: Answer) -> None:
        if answer.state:
            day = PartialDate.on(self.period.ends)
            said = AssignmentStatus(
                assignment=answer.assignment, state=answer.state, happened=day, reason=answer.nil_reason
            )
            self._below(said)

    def _officer(self, answer: Answer) -> None:
        """Where there is another or none, who was in charge left: on the day said, else some day until the filing."""
        if answer.officer not in (Answer.Officer.CHANGED, Answer.Officer.NONE):
            return
        since = answer.officer_since or PartialDate(self.period.starts, self.filing.filed_on)
        for officer in self.in_charge:
            if officer.assignment_id == answer.assignment_id:
                officer.ended = since
                with _named(officer):
                    store(officer)
        if answer.officer == Answer.Officer.CHANGED:
            self._below(OfficerInCharge(assignment=answer.assignment, post=answer.officer_post, started=since))

    def _answered(self, partnership: Partnership) -> list[Answer]:
        """Of this version and of those accepted before it; nothing while a field of the agency is not answered."""
        answers = Answer.objects.filter(
            filing__agency=self.filing.agency,
            filing__starts=self.filing.starts,
            filing__accepted_on__isnull=False,
            assignment__field__agreement__partnership=partnership,
        )
        asked = AskedReport(self.filing.agency, self.filing.starts, timezone.localdate())
        held = asked.responsibilities(asked.obligations).filter(field__agreement__partnership=partnership)
        return [] if held.exclude(answers__in=answers).exists() else list(answers)

    def _coverage(self, partnership: Partnership) -> None:
        """What the page answered for all fields of the agency is completely known for the period."""
        answers = self._answered(partnership)
        if not answers:
            return
        with override("id"):
            # It is stored once, in the language of the register, whoever accepts.
            called = (
                _("Annual report of %(agency)s, %(period)s")
                if self.period.is_year
                else _("Report of %(agency)s, %(period)s")
            )
            statement = called % {"agency": self.filing.agency, "period": self.period}
        self._put(
            CoverageStatement(
                partnership=partnership,
                agency=self.filing.agency,
                kinds=answered_kinds(answers),
                period=self.period.days,
                statement=statement[:500],
            )
        )

    def _reports(self) -> None:
        agreements = {answer.assignment.field.agreement_id for answer in self.answers}
        stored = Report.objects.filter(
            agency=self.filing.agency, starts=self.filing.starts, agreement__in=agreements, received=None
        )
        for report in stored.select_for_update():
            report.received = PartialDate.on(self.filing.filed_on)
            store(report)


def answered_kinds(answers: list[Answer]) -> list[str]:
    """Kinds of record of which every one of these answers says something; activities and the report itself always."""
    kinds = [RecordKind.ACTIVITIES, RecordKind.REPORTS]
    if all(answer.realised is not None for answer in answers):
        kinds.append(RecordKind.FUNDING)
    if all(answer.result for answer in answers):
        kinds.append(RecordKind.OUTCOMES)
    return kinds
