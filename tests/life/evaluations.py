"""Evaluations and their parts, for tests; and one that is complete, so that it can be submitted."""

from datetime import date

from factory import LazyFunction, SelfAttribute, Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory

from evaluations.evaluating import services
from evaluations.evaluating.computed import assessment_of, computed_verdicts
from evaluations.models import (
    CitedDocument,
    Evaluation,
    EvaluationVerdict,
    Evaluator,
    FollowUp,
    Judgement,
    RubricVersion,
)
from evaluations.rubric import CURRENT, FOLDER, rubric
from tests.factories import PartnershipFactory, UserFactory
from tests.life.settings import DocumentFactory


class RubricVersionFactory(DjangoModelFactory):
    """The version with which new evaluations begin, as it ships."""

    class Meta:
        model = RubricVersion
        django_get_or_create = ["key"]

    key = CURRENT
    checksum = LazyFunction(lambda: rubric().checksum)
    issued = LazyFunction(lambda: rubric().issued)
    content = LazyFunction(lambda: (FOLDER / f"{CURRENT}.toml").read_bytes().decode())


class EvaluationFactory(DjangoModelFactory):
    """A draft on the last day of the memorandum of Jung-gu; its lead is named as an evaluator by `draft`."""

    class Meta:
        model = Evaluation

    class Params:
        submitted = Trait(submitted_on=date(2022, 2, 1))
        returned = Trait(returned_on=date(2022, 2, 5), return_note="Lengkapi alasan.")

    key = Sequence("evaluasi-{}".format)
    partnership = SubFactory(PartnershipFactory)
    government = SelfAttribute("partnership.government")
    cutoff = date(2021, 11, 24)
    rubric = SubFactory(RubricVersionFactory)
    lead = SubFactory(UserFactory)
    begun_on = date(2022, 1, 10)


class BelowEvaluationFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    evaluation = SubFactory(EvaluationFactory)
    government = SelfAttribute("evaluation.government")


class EvaluatorFactory(BelowEvaluationFactory):
    class Meta:
        model = Evaluator

    key = Sequence("penilai-{}".format)
    user = SubFactory(UserFactory)
    post = Sequence("Penilai {}".format)


class JudgementFactory(BelowEvaluationFactory):
    class Meta:
        model = Judgement

    key = Sequence("penilaian-{}".format)
    evaluator = SubFactory(EvaluatorFactory, evaluation=SelfAttribute("..evaluation"))
    element = "commitment"
    verdict = "not_met"
    reasons = "Tidak ada laporan."


class EvaluationVerdictFactory(BelowEvaluationFactory):
    class Meta:
        model = EvaluationVerdict

    key = Sequence("putusan-{}".format)
    element = "commitment"
    verdict = "not_met"


class FollowUpFactory(BelowEvaluationFactory):
    class Meta:
        model = FollowUp

    key = Sequence("tindak-lanjut-{}".format)
    position = Sequence(lambda n: n % 30_000 + 1)
    action = Sequence("Menyusun rencana aksi {}".format)
    who = "Bagian Kerja Sama Setda"


class CitedDocumentFactory(BelowEvaluationFactory):
    class Meta:
        model = CitedDocument

    key = Sequence("dokumen-dirujuk-{}".format)
    document = SubFactory(DocumentFactory)


def draft(state: str = "draft", **attributes) -> Evaluation:
    """With all that it needs to be submitted: judged by its lead, verdicts as computed, a reasoned recommendation."""
    written = {
        "summary": "Satu bidang berjalan.",
        "recommendation": "renew",
        "recommendation_reasons": "Perlu rencana.",
    }
    traits = {"submitted": True} if state in ("submitted", "final") else {"returned": state == "returned"}
    evaluation = EvaluationFactory(**written | traits | attributes)
    lead = EvaluatorFactory(evaluation=evaluation, user=evaluation.lead, post="Penilai utama")
    for element, verdict in computed_verdicts(assessment_of(evaluation)).items():
        JudgementFactory(evaluation=evaluation, evaluator=lead, element=element, verdict=verdict)
        EvaluationVerdictFactory(evaluation=evaluation, element=element, verdict=verdict)
    return evaluation


def final(**attributes) -> Evaluation:
    """Frozen by the service, as a final one is."""
    follow_ups = attributes.pop("follow_ups", 0)
    evaluation = draft("submitted", **attributes)
    FollowUpFactory.create_batch(follow_ups, evaluation=evaluation)
    return services.finalise(evaluation, by=evaluation.lead, version=evaluation.version)
