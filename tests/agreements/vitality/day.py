"""What the tests of this folder ask: the two axes of one partnership on a day."""

from datetime import date

from agreements.models import Partnership
from tests import factories as make
from tests import life


def day(text: str) -> date:
    return date.fromisoformat(text)


def status_on(partnership, text: str) -> str:
    return Partnership.objects.with_legal_status(day(text)).get(pk=partnership.pk).legal_status


def vitality_on(partnership, text: str) -> str:
    return Partnership.objects.with_vitality(day(text)).get(pk=partnership.pk).vitality


def held(partnership, when: str, **attributes):
    return life.ActivityFactory(partnership=partnership, happened=make.when(when), **attributes)


def known(partnership, period: str, **attributes):
    return life.CoverageStatementFactory(partnership=partnership, period=make.when(period), **attributes)


def signed(partnership, when: str = "2016-11-25", **attributes):
    """A memorandum of five years, unless said otherwise."""
    return make.AgreementFactory(partnership=partnership, signed=make.when(when), **attributes)
