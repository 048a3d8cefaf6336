"""What is said of responsibilities, and what was reported, for tests."""

from datetime import date

from factory import SelfAttribute, Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory

from agreements.models import Acknowledgement, Answer, AssignmentStatus, Filing, Handover, OfficerInCharge, Report
from tests.factories import AgencyFactory, AgreementFactory, AssignmentFactory, when


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
