"""The timeline of a partnership: agreements as bars, events as marks, and of which stretches anything is known."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from agreements.columns.activities import STATE_TONES
from agreements.columns.invitations import ANSWER_TONES
from agreements.models import Activity, Agreement, Partnership
from agreements.models.known import known_days
from agreements.views.life import KINDS, Kind
from portal.partial_dates import PartialDate
from portal.stretches import gaps
from portal.timelines import Lane, Span, Timeline, event

ONE_DAY = timedelta(days=1)
#: Shorter silences are everyday.
A_YEAR = timedelta(days=365)
#: Kinds of record that are events; the others are no marks on a line of time.
EVENTS = ("activity", "invitation", "monitoring", "leadership-change")


def timeline_of(partnership: Partnership, agreements: Iterable[Agreement], user, on: date) -> Timeline:
    """Agreements are those that the reader sees; what came certainly later than the day is left out."""
    lanes = [Lane(_("Agreements"), [_bar(agreement, on) for agreement in agreements if agreement.signed])]
    activities: list[Activity] = []
    for kind in KINDS:
        if kind.name in EVENTS:
            records = list(kind.rows(partnership, user, on))
            activities = records if kind.model is Activity else activities
            lanes.append(Lane(str(kind.title), [_mark(kind, record) for record in records]))
    lanes.append(Lane(_("What is known of activities"), _known(partnership, activities, lanes, on)))
    return Timeline(lanes, day=on)


def _bar(agreement: Agreement, on: date) -> Span:
    """From its beginning to its end, as far as dates say; an end that is not known runs out of the picture.

    A termination that came certainly later than the day is left out.
    """
    begins = agreement.starts or agreement.signed
    given_up = agreement.terminated
    is_later = given_up and given_up.earliest and given_up.earliest > on
    ends = agreement.expires if is_later else given_up or agreement.expires
    when = _("%(first)s to %(last)s") % {
        "first": begins.display(),
        "last": ends.display() if ends else _("end not recorded"),
    }
    return Span(
        str(agreement),
        when,
        begins.earliest,
        ends.latest if ends else None,
        shape="bar",
        url=agreement.get_absolute_url(),
        kind=agreement.get_kind_display(),
    )


def _mark(kind: Kind, record) -> Span:
    tone = STATE_TONES.get(getattr(record, "state", ""), "neutral")
    if kind.name == "invitation":
        tone = ANSWER_TONES.get(record.answer, "neutral")
    said = record.get_kind_display() if hasattr(record, "get_kind_display") else str(kind.title)
    return event(str(record), getattr(record, kind.day), tone=tone, url=record.get_absolute_url(), kind=said)


def _known(partnership: Partnership, activities: list[Activity], lanes: list[Lane], on: date) -> list[Span]:
    """Stretches of which all activities are known, those among them in which none may lie, and the rest as unknown."""
    days = Partnership.objects.filter(pk=partnership.pk).values_list(known_days("activities"), flat=True).get()
    begun = min((span.first for lane in lanes for span in lane.spans if span.first), default=on)
    known = [(max(part.lower or begun, begun), min(part.upper - ONE_DAY if part.upper else on, on)) for part in days]
    known = [(first, last) for first, last in known if first <= last]
    busy = [_possible(activity) for activity in activities if activity.moves_vitality]
    quiet = [gap for first, last in known for gap in gaps(busy, first, last) if gap[1] - gap[0] >= A_YEAR]
    return [
        *(_stretch(_("All activities are known"), *days, "known") for days in known),
        *(_stretch(_("No activity took place"), *days, "quiet") for days in quiet),
        *(_stretch(_("Not known"), *days, "unknown") for days in gaps(known, begun, on)),
    ]


def _possible(activity: Activity) -> tuple[date, date]:
    """All days on which it may have happened."""
    when = activity.happened
    return (when.earliest or date.min, when.latest or date.max) if when else (date.min, date.max)


def _stretch(label: str, first: date, last: date, shape: str) -> Span:
    return Span(label, PartialDate(first, last).display(), first, last, shape=shape, kind=label)
