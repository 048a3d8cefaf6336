"""One sentence that says what a partnership is on a day: its term, what its fields yielded, what was last recorded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agreements.axes import Judged
from agreements.lineage import Lineage
from agreements.models import Activity, Agreement, CooperationField, Outcome
from agreements.models.statuses import PartnershipStatus
from agreements.status.happenings import Happenings
from agreements.views.life import list_url

TERMS = {
    PartnershipStatus.IN_FORCE: gettext_lazy("In force until %(expires)s"),
    PartnershipStatus.EXPIRING: gettext_lazy("Term ends %(expires)s"),
    PartnershipStatus.EXPIRED: gettext_lazy("Term ended %(expires)s"),
    PartnershipStatus.TERMINATED: gettext_lazy("Terminated %(terminated)s"),
    PartnershipStatus.LETTER_OF_INTENT: gettext_lazy("Letter of intent signed %(signed)s, no memorandum signed"),
    PartnershipStatus.TERM_NOT_STATED: gettext_lazy("In force, term not stated"),
    PartnershipStatus.OPEN_ENDED: gettext_lazy("In force, open-ended"),
    PartnershipStatus.AWAITING_COUNCIL: gettext_lazy("Awaiting the council"),
    PartnershipStatus.AWAITING_MINISTER: gettext_lazy("Awaiting the minister"),
}
NOTHING_SIGNED = gettext_lazy("No signed agreement is recorded")
UNCERTAIN = gettext_lazy("Whether an agreement is in force is not certain from the dates known")
#: Small numbers as a sentence says them; larger ones in figures.
NUMBERS = (
    gettext_lazy("one"),
    gettext_lazy("two"),
    gettext_lazy("three"),
    gettext_lazy("four"),
    gettext_lazy("five"),
    gettext_lazy("six"),
    gettext_lazy("seven"),
    gettext_lazy("eight"),
    gettext_lazy("nine"),
    gettext_lazy("ten"),
)


@dataclass(frozen=True)
class Part:
    """A part of the sentence, and where its rows are."""

    text: str
    url: str | None = None


@dataclass(frozen=True)
class Sentence:
    parts: tuple[Part, ...]

    def __str__(self):
        return "; ".join(part.text for part in self.parts)


def sentence_of(judged: Judged, fields: Iterable[CooperationField], happened: Happenings) -> Sentence:
    """`fields` are those of the partnership that the reader sees; those of the agreement that decides are counted."""
    parts = [_term(judged)]
    if judged.agreement:
        fields = list(fields)
        agreed = agreed_fields(judged.agreement, fields)
        reached = yielded(happened.achieved, agreed, fields, judged.on)
        parts.append(Part(_yield(len(reached), len(agreed)), _results_url(judged) if agreed else None))
    parts.append(_last_activity(judged, happened))
    return Sentence(tuple(parts))


def agreed_fields(agreement: Agreement, fields: Iterable[CooperationField]) -> list[CooperationField]:
    """Those of the agreement; an open field, which names none, is left out."""
    return [each for each in fields if each.agreement_id == agreement.pk and not each.is_open]


def _term(judged: Judged) -> Part:
    agreement, status = judged.agreement, judged.status
    text = TERMS.get(status, UNCERTAIN if agreement else NOTHING_SIGNED)
    names = ("signed", "expires", "terminated")
    dates = {name: day.display() if (day := getattr(agreement, name, None)) else _("not recorded") for name in names}
    return Part(str(text) % dates, agreement.get_absolute_url() if agreement else None)


def yielded(
    outcomes: Iterable[Outcome], agreed: Iterable[CooperationField], fields: Iterable[CooperationField], on: date
) -> set[int]:
    """Agreed fields in which a finished outcome is verified and certainly came about by that day.

    An outcome of a field that an agreed one continues, or that carries it out, is one of the agreed field.
    """
    dated = (each for each in outcomes if each.verified and each.happened and each.happened.latest)
    direct = [each.field_id for each in dated if each.happened.latest <= on]
    return Lineage({each.pk: each.origin_id for each in fields}).stands_for(direct, {each.pk for each in agreed})


def _yield(some: int, every: int) -> str:
    if not every:
        return _("its fields are not recorded")
    if not some:
        text = ngettext(
            "no verified and dated result is recorded in its only field",
            "no verified and dated result is recorded in its %(every)s fields",
            every,
        )
    elif every == 1:
        text = _("its only field yielded results")
    else:
        text = _("%(some)s of %(every)s fields yielded results")
    return text % {"some": _spoken(some), "every": _spoken(every)}


def _results_url(judged: Judged) -> str:
    return list_url("outcomes", judged.partnership, judged.on, verified="yes")


def _spoken(number: int) -> str:
    return str(NUMBERS[number - 1]) if 0 < number <= len(NUMBERS) else str(number)


def _last_activity(judged: Judged, happened: Happenings) -> Part:
    """Of whatever was held, a ceremony too."""
    past = [each for each in happened.held if each.happened and (each.happened.latest or date.max) <= judged.on]
    if past:
        last = max(past, key=lambda each: (each.happened.latest, each.happened.earliest or date.min))
        return Part(_("last recorded activity %(when)s") % {"when": last.happened.display()}, last.get_absolute_url())
    if happened.held:
        activities = list_url("activities", judged.partnership, judged.on, state=Activity.State.HELD)
        return Part(_("when activities took place is not certain"), activities)
    return Part(_("no activity is recorded"))
