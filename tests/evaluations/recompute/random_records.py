"""Records of every kind, made by chance: vague dates, drafts, annulled ones, circles, ties; what is refused is left."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import DatabaseError, transaction

from agreements.models import Activity, ActivityField, Clause, Invitation
from agreements.models.coverage import RecordKind
from portal.partial_dates import UNKNOWN, PartialDate
from tests import factories as make
from tests import life

FIRST, LAST = date(2004, 1, 1), date(2019, 12, 31)
ANNULLED = {"annulled_on": date(2024, 5, 20), "annulment_reason": "Tercatat dua kali."}


def random_records(chance: Random) -> None:
    for _number in range(3):
        _Partnership(chance).fill()


class _Partnership:
    """One partnership of a government of its own, with records by chance."""

    def __init__(self, chance: Random):
        self.chance = chance
        self.partnership = make.PartnershipFactory(published=True)
        self.government = self.partnership.government
        self.agencies = make.AgencyFactory.create_batch(3, government=self.government)
        self.agreements, self.texts, self.fields, self.assignments, self.activities = [], [], [], [], []

    def fill(self) -> None:
        for act, times in (
            (self.setting, 1),
            (self.agreement, 7),
            (self.signing, 8),
            (self.text, 10),
            (self.field, 14),
            (self.clause, 16),
            (self.match, 16),
            (self.assignment, 14),
            (self.acknowledgement, 14),
            (self.report, 4),
            (self.activity, 10),
            (self.participation, 14),
            (self.plan_item, 6),
            (self.invitation, 6),
            (self.outcome, 8),
            (self.monitoring, 4),
            (self.funding, 6),
            (self.statement, 6),
            (self.judgement, 3),
        ):
            for _time in range(times):
                self.attempt(act)

    def attempt(self, act: Callable[[], Any]) -> None:
        """What the database refuses is no record."""
        try:
            with transaction.atomic():
                act()
        except DatabaseError:
            pass

    def likely(self, share: float) -> bool:
        return self.chance.random() < share

    def one(self, several, otherwise=None):
        return self.chance.choice(several) if several else otherwise

    def perhaps(self, several):
        return self.one(several) if self.likely(0.6) else None

    def day(self) -> date:
        return FIRST + timedelta(days=self.chance.randrange((LAST - FIRST).days))

    def when(self) -> PartialDate | None:
        """Of any precision; now and then not known, or nothing."""
        day, other = sorted([self.day(), self.day()])
        texts = [str(day), str(day), f"{day:%Y-%m}", f"{day:%Y}", f"{day}/{other}", f"../{day}", f"{day:%Y}/.."]
        if self.likely(0.12):
            return self.one([None, UNKNOWN])
        return PartialDate.parse(self.one(texts))

    @property
    def below(self) -> dict[str, Any]:
        return {"partnership": self.partnership} | (ANNULLED if self.likely(0.15) else {})

    def setting(self) -> None:
        if self.likely(0.5):
            life.RegisterStartFactory(government=self.government, starts=self.day())
        for _number in range(self.chance.randrange(3)):
            cycle = self.one([3, 6, 12])
            life.RulesFactory(
                government=self.government, since=self.day(), report_cycle=cycle, report_days=self.one([10, 31, 60])
            )

    def agreement(self) -> None:
        term = self.one(["fixed", "fixed", "open_ended", "not_stated", ""])
        ended = {"terminated": self.when(), "termination_reason": "Selesai."} if self.likely(0.2) else {}
        kept = self.one([{}, {}, {}, {}, {"is_draft": True}, ANNULLED])
        made = make.AgreementFactory(
            partnership=self.partnership,
            kind=self.one(["mou", "mou", "loi", "action_plan", "action_plan", "implementing"]),
            signed=self.when() if self.likely(0.8) else None,
            starts=self.when() if self.likely(0.2) else None,
            term=term,
            duration_months=self.one([12, 36, 60]) if term == "fixed" else None,
            ends=self.when() if term == "fixed" and self.likely(0.2) else None,
            parent=self.perhaps(self.agreements),
            succeeds=self.perhaps(self.agreements),
            **ended | kept,
        )
        self.agreements.append(made)
        if self.likely(0.1):
            self.agreements[0].succeeds = made
            self.agreements[0].save()

    def signing(self) -> None:
        make.SigningFactory(agreement=self.one(self.agreements), planned=self.when(), signed=None)

    def text(self) -> None:
        made = make.AgreementTextFactory(
            agreement=self.one(self.agreements), party=self.one(["home", "partner", "partner", "joint"])
        )
        self.texts.append(made)

    def field(self) -> None:
        outcomes = self.one(["stated", "not_stated", ""])
        agreement, origin = self.one(self.agreements), self.perhaps(self.fields)
        made = make.CooperationFieldFactory(
            agreement=agreement,
            is_open=self.likely(0.15),
            outcomes=outcomes,
            expected_outcomes="Satu jembatan." if outcomes == "stated" else "",
            origin=origin if origin and origin.agreement_id != agreement.pk else None,
        )
        self.fields.append(made)

    def clause(self) -> None:
        make.ClauseFactory(text=self.one(self.texts), kind=self.one(Clause.Kind.values), is_present=self.likely(0.6))

    def match(self) -> None:
        text = self.one(self.texts)
        fields = [each for each in self.fields if each.agreement_id == text.agreement_id]
        make.FieldMatchFactory(text=text, field=self.one(fields), is_matched=self.likely(0.6))

    def assignment(self) -> None:
        made = make.AssignmentFactory(
            field=self.one(self.fields),
            agency=self.one(self.agencies),
            started=self.when() if self.likely(0.4) else None,
            ended=self.when() if self.likely(0.3) else None,
        )
        self.assignments.append(made)

    def acknowledgement(self) -> None:
        assignment = self.one(self.assignments)
        happened = self.one([self.when(), PartialDate.parse("2012")])
        state = self.one(["aware", "unaware", "unconfirmed"])
        life.AcknowledgementFactory(assignment=assignment, happened=happened, state=state)

    def report(self) -> None:
        assignment = self.one(self.assignments)
        starts = date(self.day().year, 1, 1)
        waived = {"waived_on": self.day(), "waiver_reason": "Belum berjalan."} if self.likely(0.4) else {}
        life.ReportFactory(
            agreement=assignment.field.agreement,
            agency=assignment.agency,
            starts=starts,
            ends=starts + timedelta(days=self.one([89, 180, 364])),
            due=starts + timedelta(days=390),
            received=self.when() if self.likely(0.6) else None,
            **waived,
        )

    def activity(self) -> None:
        made = life.ActivityFactory(
            **self.below,
            kind=self.one(Activity.Kind.values),
            direction=self.one(["", *Activity.Direction.values]),
            state=self.one(["held", "held", "planned", "cancelled"]),
            state_reason="Anggaran.",
            character=self.one(["", *Activity.Character.values]),
            happened=self.when(),
            people_to_people=self.likely(0.4),
        )
        self.activities.append(made)
        for field in self.chance.sample(self.fields, min(2, len(self.fields))):
            ActivityField.objects.create(activity=made, field=field)

    def participation(self) -> None:
        life.ParticipationFactory(
            activity=self.one(self.activities),
            side=self.one(["home", "partner", "both"]),
            body=self.one(["government", "agency", "firm", "school", "community", "other"]),
            name=self.one(["Pemerintah", "Sekolah A", "Sekolah B", "Universitas"]),
            leads=self.likely(0.2),
        )

    def plan_item(self) -> None:
        life.PlanItemFactory(
            **self.below,
            agreement=self.perhaps(self.agreements),
            field=self.perhaps(self.fields),
            activity=self.perhaps(self.activities),
            scheduled=self.when(),
            people_to_people=self.likely(0.7),
        )

    def invitation(self) -> None:
        life.InvitationFactory(
            **self.below,
            kind=self.one(Invitation.Kind.values),
            sender=self.one(["home", "partner"]),
            sent=self.when(),
            answer=self.one(["", *Invitation.Answer.values]),
            answered=self.when() if self.likely(0.5) else None,
        )

    def outcome(self) -> None:
        field = self.perhaps(self.fields)
        life.OutcomeFactory(
            **self.below,
            change=self.one(["soft", "hard"]),
            stage=self.one(["planned", "under_way", "done", "in_use"]),
            happened=self.when(),
            place=self.one(["", "Semarang"]),
            beneficiary=self.one(["", "home", "partner", "both"]),
            field=field,
            achieves_expected=self.one([None, True, False]) if field else None,
            is_applied=self.likely(0.4),
            verified=self.likely(0.6),
            verified_by="Temuan skripsi",
        )

    def monitoring(self) -> None:
        life.MonitoringFactory(**self.below, happened=self.when())

    def funding(self) -> None:
        amounts = [{}, {"planned": 5, "currency": "IDR"}, {"planned": 5, "realised": 0, "currency": "IDR"}]
        paid = {"realised": "2.50", "currency": "IDR"}
        year, side = self.day().year, self.one(["home", "partner", "third"])
        life.FundingFactory(**self.below, year=year, side=side, **self.one([*amounts, paid]))

    def statement(self) -> None:
        kinds = self.chance.sample(RecordKind.values, 4)
        agency = self.one(self.agencies) if self.likely(0.5) else None
        life.CoverageStatementFactory(**self.below, kinds=kinds, period=self.when() or UNKNOWN, agency=agency)

    def judgement(self) -> None:
        life.IndicatorJudgementFactory(**self.below, code=self.one(["B4", "D4"]), on=self.day(), value=2)
