"""Why a partnership has its legal status and its vitality on a day: in words, with the records behind them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.columns.axes import LEGAL_TONES, VITALITY_TONES
from agreements.models import (
    Activity,
    Agreement,
    Approval,
    CoverageStatement,
    Partnership,
    RegisterStart,
    Rules,
    Step,
)
from agreements.models.statuses import AWAITING, PartnershipStatus, Vitality
from portal.models import Record
from portal.partial_dates import PartialDate

LEGAL_SENTENCES = {
    PartnershipStatus.EXPLORATION: gettext_lazy(
        "Neither a letter of intent nor a memorandum is signed; an initiative, an activity or a planned agreement "
        "is recorded."
    ),
    PartnershipStatus.AWAITING_COUNCIL: gettext_lazy(
        "The council was asked for its approval, or the day planned for it has come; no answer is recorded, and no "
        "memorandum is signed."
    ),
    PartnershipStatus.AWAITING_MINISTER: gettext_lazy(
        "The minister was asked for approval, or the day planned for it has come; no answer is recorded, and no "
        "memorandum is signed."
    ),
    PartnershipStatus.LETTER_OF_INTENT: gettext_lazy(
        "A letter of intent stands (signed: %(signed)s); no memorandum is signed."
    ),
    PartnershipStatus.IN_FORCE: gettext_lazy("The memorandum is in force; its last day is %(expires)s."),
    PartnershipStatus.EXPIRING: gettext_lazy(
        "The memorandum is in force and ends soon: its last day is %(expires)s, and no signed agreement succeeds it."
    ),
    PartnershipStatus.TERM_NOT_STATED: gettext_lazy(
        "The memorandum is in force (signed: %(signed)s); its text states no term, or none is recorded."
    ),
    PartnershipStatus.OPEN_ENDED: gettext_lazy("The memorandum is in force (signed: %(signed)s) and has no last day."),
    PartnershipStatus.EXPIRED: gettext_lazy(
        "The last agreement ran out: its last day was %(expires)s. None in force took its place."
    ),
    PartnershipStatus.TERMINATED: gettext_lazy(
        "The last agreement was terminated (%(terminated)s). None in force took its place."
    ),
}
NO_AGREEMENT = gettext_lazy("Nothing that is dated by then says how far it had come.")
UNCERTAIN_AGREEMENT = gettext_lazy(
    "An agreement may have been in force, but its dates do not say so for certain (signed: %(signed)s)."
)

VITALITY_SENTENCES = {
    Vitality.ACTIVE: gettext_lazy("A substantive activity certainly took place since %(slow)s."),
    Vitality.REACTIVATED: gettext_lazy(
        "A substantive activity certainly took place since %(slow)s, after a stretch in which certainly none did: "
        "%(quiet)s."
    ),
    Vitality.SLOWING: gettext_lazy(
        "All activities since %(slow)s are known, and none was substantive; one certainly took place since %(dormant)s."
    ),
    Vitality.DORMANT: gettext_lazy("All activities since %(dormant)s are known, and none was substantive."),
    Vitality.NEVER_STARTED: gettext_lazy(
        "All activities since it began (%(begun)s) are known, and none was substantive."
    ),
    Vitality.ENDED: gettext_lazy("Its last agreement ended, and no substantive activity certainly took place later."),
}
#: Why it is not known, by what stands in the way.
VAGUE = gettext_lazy("Activities whose dates are vague may lie before or after %(slow)s: nothing can be said.")
NOT_COVERED = gettext_lazy(
    "No source says that all activities since %(slow)s are known: that none is recorded says nothing."
)
NOT_LONG = gettext_lazy("No substantive activity took place since %(slow)s; what went before is not known well enough.")


@dataclass(frozen=True)
class Row:
    text: str
    url: str | None = None
    note: str = ""


@dataclass(frozen=True)
class Axis:
    """One word on a partnership, why, and the records behind it in groups of title and rows."""

    label: str
    word: str
    tone: str
    sentence: str
    groups: list[tuple[str, list[Row]]] = field(default_factory=list)


@dataclass(frozen=True)
class Judged:
    """A partnership with what is computed of it for a day, and the agreement that decides, where the reader sees it."""

    partnership: Partnership
    agreement: Agreement | None
    on: date

    @property
    def status(self) -> PartnershipStatus:
        return PartnershipStatus(self.partnership.legal_status)


def judge(partnership: Partnership, on: date, user) -> Judged:
    return judge_all([partnership], on, user)[partnership.pk]


def judge_all(partnerships: Iterable[Partnership], on: date, user) -> dict[int, Judged]:
    """By id, in two queries for all of them."""
    same = Partnership.objects.filter(pk__in=[each.pk for each in partnerships]).select_related("government")
    judged = list(same.with_legal_status(on).with_vitality(on).with_reasons(on))
    deciding = Agreement.objects.visible_to(user).in_bulk({each.decided_by for each in judged} - {None})
    return {each.pk: Judged(each, deciding.get(each.decided_by), on) for each in judged}


def axes_of(judged: Judged, user) -> list[Axis]:
    """Both axes on that day, with those records behind them that the user may see."""
    known = judged.partnership, judged.agreement, judged.on, user
    return [_legal(*known), _vitality(*known)]


def _legal(judged, agreement: Agreement | None, on: date, user) -> Axis:
    status = PartnershipStatus(judged.legal_status)
    sentence = LEGAL_SENTENCES.get(status, UNCERTAIN_AGREEMENT if agreement else NO_AGREEMENT)
    names = ("signed", "expires", "terminated")
    dates = {name: _said(getattr(agreement, name, None)) for name in names}
    groups = [(_("The agreement that decides"), [_row(agreement, agreement.signed)])] if agreement else []
    if status in AWAITING:
        groups.append((_("Approvals that are awaited"), _awaited(judged, on, user)))
    return Axis(_("Legal status"), status.label, LEGAL_TONES[status], str(sentence) % dates, groups)


def _awaited(judged, on: date, user) -> list[Row]:
    """Requests, and steps at the council or the minister."""
    awaited = Approval.objects.visible_to(user).standing().awaited(on).filter(partnership=judged.pk)
    steps = Step.objects.visible_to(user).standing().awaited(on).filter(partnership=judged.pk)
    steps = steps.filter(stage__kind__in=Approval.Body.values).select_related("stage")
    return [*(_row(each, each.asked) for each in awaited), *(_row(each, each.awaited_since) for each in steps)]


def _vitality(judged, agreement: Agreement | None, on: date, user) -> Axis:
    vitality = Vitality(judged.vitality)
    activities = Activity.objects.visible_to(user).standing().substantive().filter(partnership=judged.pk)
    vague = [_row(activity, activity.happened) for activity in _not_countable(activities, judged, on)]
    sentence = VITALITY_SENTENCES.get(vitality) or _why_not_known(judged, vague)
    groups = [
        (_("The last substantive activity"), _last(activities, on)),
        (_("Not countable: the dates may lie outside"), vague),
        (_("What is completely known"), _known(judged, on, user)),
        (_("Thresholds"), [_thresholds(judged.government, on)]),
    ]
    if vitality == Vitality.ENDED and agreement:
        groups.insert(0, (_("The agreement that ended"), [_row(agreement, agreement.terminated or agreement.expires)]))
    return Axis(
        _("Vitality"),
        vitality.label,
        VITALITY_TONES[vitality],
        str(sentence) % _days(judged, agreement),
        [each for each in groups if each[1]],
    )


def _days(judged, agreement: Agreement | None) -> dict[str, str]:
    begun = agreement.starts or agreement.signed if agreement else judged.began
    return {
        "slow": _day(judged.slow_from),
        "dormant": _day(judged.dormant_from),
        "quiet": _said(judged.quiet),
        "begun": _said(begun),
    }


def _why_not_known(judged, vague: list[Row]):
    if vague:
        return VAGUE
    return NOT_LONG if judged.slow_known else NOT_COVERED


def _last(activities: QuerySet, on: date) -> list[Row]:
    last = activities.held_by(on).order_by("-happened__latest", "-happened__earliest", "pk")[:1]
    return [_row(activity, activity.happened) for activity in last]


def _not_countable(activities: QuerySet, judged, on: date) -> QuerySet:
    """Activities that may lie on either side of an edge: of that day, or of one from which the thresholds count."""
    edges = Q(happened=None) | Q(happened__earliest__lte=on, happened__latest__gt=on)
    for first in (judged.slow_from, judged.dormant_from):
        edges |= Q(happened__earliest__lt=first, happened__latest__gte=first)
    return activities.filter(edges)


def _known(judged, on: date, user) -> list[Row]:
    """Statements that began by then, and the government's own register."""
    statements = CoverageStatement.objects.visible_to(user).about("activities").filter(partnership=judged.pk)
    started = statements.filter(period__earliest__lte=on).select_related("agency")
    rows = [Row(each.statement, each.get_absolute_url(), _of_agency(each)) for each in started]
    register = RegisterStart.objects.filter(government=judged.government_id, starts__lte=on).first()
    if register:
        rows.append(Row(_("The government keeps its register completely."), note=_("from %s") % _day(register.starts)))
    return rows


def _of_agency(statement: CoverageStatement) -> str:
    return f"{statement.period.display()}, {statement.agency}" if statement.agency else statement.period.display()


def _thresholds(government, on: date) -> Row:
    rules = Rules.objects.of(government, on)
    text = _("Slowing after %(slowing)s months without substantive activity, dormant after %(dormant)s.") % {
        "slowing": rules.slowing_months,
        "dormant": rules.dormant_months,
    }
    return Row(text, note=_("set by the government") if rules.pk else _("the portal's default"))


def _row(record: Record, when: PartialDate | None) -> Row:
    return Row(str(record), record.get_absolute_url(), _said(when))


def _said(when: PartialDate | None) -> str:
    return when.display() if when else _("date not recorded")


def _day(day: date) -> str:
    return date_format(day, "j F Y")
