"""Errors that readers reported."""

import uuid

import factory
from django.utils import timezone

from evaluations.models import CorrectionReport
from tests.factories.cities import MembershipFactory


class CorrectionReportFactory(factory.django.DjangoModelFactory):
    """`about` is the record on whose page it was reported; without one it belongs to no government alone."""

    class Meta:
        model = CorrectionReport

    class Params:
        answered = factory.Trait(
            answer="no_error",
            answer_text="Naskah asli menyebut hal yang sama.",
            answered_on=factory.LazyFunction(timezone.localdate),
            answered_by=factory.LazyFunction(lambda: MembershipFactory().user),
        )

    key = factory.Sequence(lambda n: f"koreksi-{n}")
    wrong = "Tanggalnya keliru."
    should_be = "25 November 2015"
    source = "Arsip kota, halaman 3"
    reported_on = factory.LazyFunction(timezone.localdate)
    language = "id"
    secret = factory.Sequence(lambda n: f"alamat-rahasia-{n}")
    form_token = factory.LazyFunction(uuid.uuid4)

    @classmethod
    def _create(cls, model_class, *args, about=None, **kwargs):
        if about is not None:
            given = {
                "government": about.government,
                "record": about.record_label(),
                "record_key": about.key,
                "about": str(about),
                "address": about.get_absolute_url(),
                "reported_version": 1,
            }
            kwargs = given | kwargs
        return super()._create(model_class, *args, **kwargs)
