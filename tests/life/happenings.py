"""Records of what happens under a partnership, for tests: each factory makes a valid one; traits say more."""

from datetime import date

from factory import SelfAttribute, Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory

from agreements.models import (
    Activity,
    Approval,
    ApprovalCondition,
    Contact,
    CoverageStatement,
    Finding,
    Funding,
    Invitation,
    LeadershipChange,
    Monitoring,
    Obstacle,
    Outcome,
    Participation,
    PlanItem,
    Promise,
    Step,
)
from evaluations.models import WarningResponse
from tests.factories import PartnershipFactory, StageFactory, when


class HappeningFactory(DjangoModelFactory):
    """A record under a partnership that stands; the trait `annulled` says otherwise."""

    class Meta:
        abstract = True

    class Params:
        annulled = Trait(annulled_on=date(2024, 5, 20), annulment_reason="Tercatat dua kali.")

    partnership = SubFactory(PartnershipFactory)
    government = SelfAttribute("partnership.government")


class ActivityFactory(HappeningFactory):
    """A visit out that was held in August 2015 and was no ceremony."""

    class Meta:
        model = Activity

    class Params:
        planned = Trait(state=Activity.State.PLANNED)
        cancelled = Trait(state=Activity.State.CANCELLED, state_reason="Anggaran tidak tersedia.")
        ceremonial = Trait(character=Activity.Character.CEREMONIAL)

    key = Sequence("kegiatan-{}".format)
    kind = Activity.Kind.VISIT
    title = Sequence("Kunjungan kerja {}".format)
    direction = Activity.Direction.OUTBOUND
    state = Activity.State.HELD
    character = Activity.Character.SUBSTANTIVE
    happened = when("2015-08-09/2015-08-14")


class PlanItemFactory(HappeningFactory):
    class Meta:
        model = PlanItem

    key = Sequence("rencana-{}".format)
    title = Sequence("Pertukaran pelajar {}".format)


class ApprovalFactory(HappeningFactory):
    """The council was asked in 2016; `approved` in the same year."""

    class Meta:
        model = Approval

    class Params:
        approved = Trait(answer=Approval.Answer.APPROVED, answered=when("2016-06-01"))

    key = Sequence("persetujuan-{}".format)
    body = Approval.Body.COUNCIL
    subject = Sequence("Persetujuan kerja sama {}".format)
    asked = when("2016-03-01")


class ConditionFactory(DjangoModelFactory):
    class Meta:
        model = ApprovalCondition

    key = Sequence("syarat-{}".format)
    approval = SubFactory(ApprovalFactory)
    government = SelfAttribute("approval.government")
    position = Sequence(lambda n: n % 30_000 + 1)
    wording = Sequence("Anggaran dibahas bersama DPRD {}".format)


class StepFactory(HappeningFactory):
    """Done in June 2016, at a stage of the ministry's."""

    class Meta:
        model = Step

    key = Sequence("langkah-{}".format)
    stage = SubFactory(StageFactory)
    happened = when("2016-06-01")
    outcome = Step.Outcome.DONE


class InvitationFactory(HappeningFactory):
    """The partner's invitation to a festival in 2017; `declined` for lack of time, else not yet answered."""

    class Meta:
        model = Invitation

    class Params:
        declined = Trait(answer=Invitation.Answer.DECLINED, reason=Invitation.Reason.CALENDAR, answered=when("2017"))
        attended = Trait(answer=Invitation.Answer.ATTENDED, answered=when("2017"))

    key = Sequence("undangan-{}".format)
    kind = Invitation.Kind.INVITATION
    sender = Invitation.From.PARTNER
    subject = Sequence("Festival {}".format)
    sent = when("2017")


class OutcomeFactory(HappeningFactory):
    class Meta:
        model = Outcome

    class Params:
        is_verified = Trait(verified=True, verified_by="Temuan skripsi")

    key = Sequence("hasil-{}".format)
    change = Outcome.Change.HARD
    title = Sequence("Jembatan {}".format)
    stage = Outcome.Stage.DONE
    happened = when("2017/2018")
    beneficiary = "home"


class ObstacleFactory(HappeningFactory):
    class Meta:
        model = Obstacle

    key = Sequence("kendala-{}".format)
    category = Obstacle.Category.BUDGET
    description = Sequence("Anggaran tidak tersedia {}".format)


class FundingFactory(HappeningFactory):
    class Meta:
        model = Funding

    key = Sequence("dana-{}".format)
    year = 2018
    source = Funding.Source.APBD
    side = "home"


class MonitoringFactory(HappeningFactory):
    class Meta:
        model = Monitoring

    key = Sequence("monitoring-{}".format)
    body = Monitoring.Body.COUNCIL
    happened = when("2018")


class CoverageStatementFactory(HappeningFactory):
    """Activities of 2016 to 2021 are completely known."""

    class Meta:
        model = CoverageStatement

    key = Sequence("pernyataan-{}".format)
    kinds = ["activities"]
    period = when("2016/2021")
    statement = "Tidak ada kegiatan lain."


class ContactFactory(HappeningFactory):
    class Meta:
        model = Contact

    key = Sequence("kontak-{}".format)
    side = "partner"
    unit = Sequence("International Cooperation Division {}".format)
    post = "Head of division"


class LeadershipChangeFactory(HappeningFactory):
    class Meta:
        model = LeadershipChange

    key = Sequence("pergantian-pimpinan-{}".format)
    side = "partner"
    post = "Wali kota Jung-gu"
    happened = when("2018-07-01")


class BelowActivityFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    activity = SubFactory(ActivityFactory)
    government = SelfAttribute("activity.government")


class ParticipationFactory(BelowActivityFactory):
    class Meta:
        model = Participation

    key = Sequence("peserta-{}".format)
    side = "home"
    body = Participation.Body.AGENCY
    name = Sequence("Dinas {}".format)


class PromiseFactory(BelowActivityFactory):
    class Meta:
        model = Promise

    key = Sequence("janji-{}".format)
    action = Sequence("Mengirim rancangan {}".format)
    side = "home"
    due = when("2015-12-31")


class FindingFactory(DjangoModelFactory):
    class Meta:
        model = Finding

    key = Sequence("temuan-{}".format)
    monitoring = SubFactory(MonitoringFactory)
    government = SelfAttribute("monitoring.government")
    position = Sequence(lambda n: n % 30_000 + 1)
    finding = Sequence("Belum ada tindak lanjut {}".format)
    recommendation = "Perlu tindak lanjut."


class WarningResponseFactory(HappeningFactory):
    class Meta:
        model = WarningResponse

    class Params:
        annulled = None

    key = Sequence("tanggapan-{}".format)
    code = "dormant"
    responded_on = date(2018, 6, 1)
    text = "Sedang dibahas."
