"""What people enter beside what is computed: judged indicators, published verdicts, targets."""

from datetime import date, timedelta

from factory import Sequence, SubFactory
from factory.django import DjangoModelFactory

from evaluations.models import IndicatorJudgement, PerformanceTarget, PublishedVerdict
from tests.factories import GovernmentFactory, SourceFactory
from tests.life.happenings import HappeningFactory


class IndicatorJudgementFactory(HappeningFactory):
    """Obligations were met by one side, judged for a day of 2018 or later, each for a day of its own."""

    class Meta:
        model = IndicatorJudgement

    key = Sequence("penilaian-{}".format)
    code = IndicatorJudgement.Code.OBLIGATIONS
    on = Sequence(lambda number: date(2018, 1, 1) + timedelta(days=number % 2000))
    value = 1
    reasons = "Hanya pihak mitra yang mendampingi."
    judged_by = "Penilai Kota"


class PublishedVerdictFactory(HappeningFactory):
    """A study found one element not met; `whole` judges all of it."""

    class Meta:
        model = PublishedVerdict

    key = Sequence("putusan-{}".format)
    element = "commitment"
    conclusion = PublishedVerdict.Conclusion.NOT_MET
    wording = Sequence("Kota tidak memenuhi elemen komitmen {}".format)
    source = SubFactory(SourceFactory)
    locator = "line 126"


class PerformanceTargetFactory(DjangoModelFactory):
    class Meta:
        model = PerformanceTarget

    key = Sequence("target-{}".format)
    government = SubFactory(GovernmentFactory)
    year = 2018
    figure = PerformanceTarget.Figure.REPORTED
    percent = 80
