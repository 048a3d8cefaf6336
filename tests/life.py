"""Records of what happens after a signature, for tests: each factory makes a valid one; traits say more."""

from datetime import date

from factory import LazyAttribute, SelfAttribute, Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory

from agreements.models import (
    Acknowledgement,
    Activity,
    Answer,
    Approval,
    AssignmentStatus,
    Contact,
    CoverageStatement,
    Filing,
    Finding,
    Funding,
    Handover,
    Invitation,
    LeadershipChange,
    Monitoring,
    Obstacle,
    OfficerInCharge,
    Outcome,
    Participation,
    PlanItem,
    Promise,
    RegisterStart,
    Report,
    ReportedActivity,
    Rules,
)
from evaluations.models import ReminderRelease, WarningResponse
from portal.calendar_feeds import digest_of
from portal.models import Attachment, CalendarFeed
from tests.factories import (
    AgencyFactory,
    AgreementFactory,
    AssignmentFactory,
    GovernmentFactory,
    PartnershipFactory,
    UserFactory,
    when,
)


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


class BelowAssignmentFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    assignment = SubFactory(AssignmentFactory)
    government = SelfAttribute("assignment.government")


class AcknowledgementFactory(BelowAssignmentFactory):
    class Meta:
        model = Acknowledgement

    key = Sequence("konfirmasi-{}".format)
    state = Acknowledgement.State.AWARE
    happened = when("2017-01-10")


class AssignmentStatusFactory(BelowAssignmentFactory):
    class Meta:
        model = AssignmentStatus

    key = Sequence("status-{}".format)
    state = AssignmentStatus.State.RUNNING
    happened = when("2017")


class OfficerFactory(BelowAssignmentFactory):
    """In charge since 2017; `transferred` left in 2019."""

    class Meta:
        model = OfficerInCharge

    class Params:
        transferred = Trait(ended=when("2019"), leaving=OfficerInCharge.Leaving.TRANSFER)

    key = Sequence("pejabat-{}".format)
    post = "Kepala Subbidang Perencanaan"
    started = when("2017-01-01")


class HandoverFactory(DjangoModelFactory):
    class Meta:
        model = Handover

    key = Sequence("serah-terima-{}".format)
    officer = SubFactory(OfficerFactory, transferred=True)
    government = SelfAttribute("officer.government")
    happened = when("2019-02-01")


class RulesFactory(DjangoModelFactory):
    """The portal's own thresholds, declared by a government."""

    class Meta:
        model = Rules

    key = Sequence("ambang-{}".format)
    government = SubFactory(GovernmentFactory)
    since = date(2015, 1, 1)


class RegisterStartFactory(DjangoModelFactory):
    class Meta:
        model = RegisterStart

    key = Sequence("awal-register-{}".format)
    government = SubFactory(GovernmentFactory)
    starts = date(2017, 1, 1)


class ReportFactory(DjangoModelFactory):
    """The report on 2017 that an agency owes for an agreement, due at the end of January 2018."""

    class Meta:
        model = Report

    key = Sequence("laporan-{}".format)
    agreement = SubFactory(AgreementFactory)
    government = SelfAttribute("agreement.government")
    agency = SubFactory(AgencyFactory, government=SelfAttribute("..government"))
    starts = date(2017, 1, 1)
    ends = date(2017, 12, 31)
    due = date(2018, 1, 31)


class FilingFactory(DjangoModelFactory):
    class Meta:
        model = Filing

    class Params:
        accepted = Trait(accepted_on=date(2018, 2, 5))
        returned = Trait(returned_on=date(2018, 2, 5), return_note="Lengkapi realisasi.")

    key = Sequence("isian-{}".format)
    agency = SubFactory(AgencyFactory)
    government = SelfAttribute("agency.government")
    starts = date(2017, 1, 1)
    ends = date(2017, 12, 31)
    number = 1
    filed_on = date(2018, 1, 20)


class AnswerFactory(DjangoModelFactory):
    class Meta:
        model = Answer

    key = Sequence("jawaban-{}".format)
    assignment = SubFactory(AssignmentFactory)
    government = SelfAttribute("assignment.government")
    filing = SubFactory(FilingFactory, agency=SelfAttribute("..assignment.agency"))
    state = "running"


class AttachmentFactory(DjangoModelFactory):
    """A file beside a record: `AttachmentFactory(about=agreement)`; no bytes lie behind it."""

    class Meta:
        model = Attachment

    class Params:
        about = SubFactory(AgreementFactory)

    key = Sequence("lampiran-{}".format)
    record = LazyAttribute(lambda made: made.about.record_label())
    record_key = SelfAttribute("about.key")
    file = "tidak-ada.pdf"
    name = "surat.pdf"
    content_type = Attachment.Type.PDF
    size = 1
    sha256 = "0" * 64
    added_by = SubFactory(UserFactory)
    added_on = date(2017, 1, 10)


#: Opens the calendar that `CalendarFeedFactory` makes.
SECRET = "rahasia-untuk-uji-coba"


class CalendarFeedFactory(DjangoModelFactory):
    class Meta:
        model = CalendarFeed

    user = SubFactory(UserFactory)
    digest = digest_of(SECRET)
    created_on = date(2018, 1, 2)


class ReminderReleaseFactory(DjangoModelFactory):
    """Reminders of the government go out since the beginning of 2018."""

    class Meta:
        model = ReminderRelease

    government = SubFactory(GovernmentFactory)
    released_on = date(2018, 1, 2)
    released_by = SubFactory(UserFactory)


class WarningResponseFactory(HappeningFactory):
    class Meta:
        model = WarningResponse

    class Params:
        annulled = None

    key = Sequence("tanggapan-{}".format)
    code = "dormant"
    responded_on = date(2018, 6, 1)
    text = "Sedang dibahas."


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
        "response": WarningResponseFactory(**below),
        # Of another government: the page of this one still offers to release.
        "release": ReminderReleaseFactory(),
    }
