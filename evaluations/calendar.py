"""The days that a person's governments have before them, and the same as a calendar file.

A date that is vague spans all the days on which it may fall, and says so; one with an end that is not known is left
out. The time of a day in a calendar stays free: these are days to know of, not appointments.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from agreements.models import Activity, Agreement, ApprovalCondition, Assignment, Partnership, Promise, Step
from agreements.models.happening import BelowHappening
from agreements.models.obligations import ObligationState
from agreements.obligations import obligations
from cities.permissions import agencies_of, memberships
from evaluations.procedure_tasks import deadlines, due_of
from portal.addresses import absolute
from portal.models import CalendarFeed, Record
from portal.partial_dates import PartialDate
from portal.roles import PERMISSIONS, Role

#: Days that have passed stay in the calendar as long.
KEPT = timedelta(days=365)
ONE_DAY = timedelta(days=1)
#: What concerns no agency.
NOBODY = Q(pk=None)
#: States of a report that somebody still has to bring.
OWED = (ObligationState.NOT_YET_DUE, ObligationState.RETURNED, ObligationState.ABSENT)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing in a calendar. `name` stays the same as long as the thing does; `version` grows with its changes."""

    name: str
    when: PartialDate
    summary: str
    about: str
    path: str
    version: int = 0

    @property
    def title(self) -> str:
        return self.summary if self.when.precision == "day" else f"{self.summary} ({self.when.display()})"


class Diary:
    """What concerns a person: all of the governments served, or, to an agency officer, what concerns the agency."""

    def __init__(self, user, on: date):
        self.user, self.on = user, on
        served = memberships(user)
        self.governments = {
            each.government_id
            for each in served
            if each.role != Role.AGENCY_OFFICER and "portal.view_drafts" in PERMISSIONS[each.role]
        }
        self.agencies = agencies_of(user)

    def entries(self) -> list[Entry]:
        """In the active language, with a constant number of queries."""
        found = (
            *self._agreements(),
            *self._reports(),
            *self._promises(),
            *self._activities(),
            *self._procedure(),
            *self._deadlines(),
        )
        return [entry for entry in found if _is_bounded(entry.when) and entry.when.latest >= self.on - KEPT]

    def _agreements(self) -> Iterator[Entry]:
        concerned = Q(pk__in=self._assignments().values("field__agreement"))
        found = Agreement.objects.entered().not_terminated(self.on).without_successor(self.on)
        for each in self._of(found.filter(expires__isnull=False, partnership__annulled_on=None), concerned):
            yield self._entry("expiry", each, each.expires, _("Last day in force: %s") % each)
            if each.last_notice:
                yield self._entry("notice", each, each.last_notice, _("Last day for notice: %s") % each)

    def _reports(self) -> Iterator[Entry]:
        """One for each agency and period: that is one page to fill in."""
        owed = obligations(self.on).visible_to(self.user).filter(state__in=OWED)
        owed = owed.filter(Q(government__in=self.governments) | Q(agency__in=self.agencies))
        periods = {(each.agency, each.starts): each for each in owed.select_related("agency")}
        for (agency, starts), each in periods.items():
            period = PartialDate(starts, each.ends).display()
            yield Entry(
                name=f"report-{agency.key}-{starts}",
                when=PartialDate.on(each.due),
                summary=_("Report due: %(agency)s, %(period)s") % {"agency": agency, "period": period},
                about=str(agency),
                path=reverse("agreements:report-fill", args=[agency.key, starts]),
            )

    def _promises(self) -> Iterator[Entry]:
        found = Promise.objects.visible_to(self.user).standing().open_on(self.on).filter(due__isnull=False)
        for each in self._of(found, self._with_agency("activity__")).select_related("activity"):
            yield self._entry("promise", each, each.due, _("Promised: %s") % each)

    def _activities(self) -> Iterator[Entry]:
        found = Activity.objects.visible_to(self.user).standing().filter(state=Activity.State.PLANNED)
        for each in self._of(found.filter(happened__isnull=False), self._with_agency("")):
            yield self._entry("activity", each, each.happened, _("Planned: %s") % each)

    def _procedure(self) -> Iterator[Entry]:
        """Planned steps and conditions that are open; of the governments served alone."""
        steps = Step.objects.visible_to(self.user).standing().filter(outcome="", planned__isnull=False)
        for each in self._of(steps, NOBODY).select_related("stage"):
            yield self._entry("step", each, each.planned, _("Planned: %s") % each)
        conditions = ApprovalCondition.objects.visible_to(self.user).standing().open_on(self.on)
        for each in self._of(conditions.filter(due__isnull=False), NOBODY).select_related("approval"):
            yield self._entry("condition", each, each.due, _("Condition of an approval: %s") % each)

    def _deadlines(self) -> Iterator[Entry]:
        """Those that an administrator entered, each said with a mark until it is verified."""
        for each in deadlines(Partnership.objects.filter(government__in=self.governments), self.on):
            partnership = each.partnership
            yield Entry(
                name=f"deadline-{partnership.key}-{each.text.key if each.text else each.kind}",
                when=PartialDate.on(each.due),
                summary=_("Deadline: %(stage)s%(mark)s") % due_of(each),
                about=str(partnership),
                path=reverse("agreements:procedure", args=[partnership.key]),
            )

    def _of(self, found, concerns_agency: Q):
        """Those of the governments served, and those that concern the agency."""
        above = getattr(found.model, "above_name", "")
        path = f"{above}__partnership" if above else "partnership"
        found = found.filter(Q(government__in=self.governments) | concerns_agency)
        return found.select_related(f"{path}__government", f"{path}__partner")

    def _assignments(self):
        return Assignment.objects.filter(agency__in=self.agencies)

    def _with_agency(self, path: str) -> Q:
        """It took part, or is responsible for a field that this belongs to."""
        took_part = Activity.objects.filter(participations__agency__in=self.agencies)
        responsible = Activity.objects.filter(fields__assignments__in=self._assignments())
        return Q(**{f"{path}pk__in": took_part.values("pk")}) | Q(**{f"{path}pk__in": responsible.values("pk")})

    def _entry(self, kind: str, record: Record, when: PartialDate, summary: str) -> Entry:
        shown = record.above if isinstance(record, BelowHappening) else record
        return Entry(
            name=f"{kind}-{record.key}",
            when=when,
            summary=summary,
            about=str(shown.partnership),
            path=shown.get_absolute_url(),
            version=record.version,
        )


def _is_bounded(when: PartialDate) -> bool:
    return when.earliest is not None and when.latest is not None


def calendar_file(feed: CalendarFeed, entries: list[Entry]) -> bytes:
    """An iCalendar file; equal entries give equal bytes, so that a reader sees what is new."""
    calendar = Calendar()
    calendar.add("prodid", "-//Portal Kota Kembar//portal//ID")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Sister City Portal"))
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    made = datetime.combine(feed.created_on, time(), UTC)
    for entry in sorted(entries, key=lambda each: (each.when.earliest, each.name)):
        calendar.add_component(_event(entry, made))
    return calendar.to_ical()


def _event(entry: Entry, made: datetime) -> Event:
    event, url = Event(), absolute(entry.path)
    event.add("uid", f"{entry.name}@{urlsplit(settings.PORTAL_URL).hostname}")
    event.add("dtstamp", made)
    event.add("sequence", entry.version)
    event.add("dtstart", entry.when.earliest)
    event.add("dtend", entry.when.latest + ONE_DAY)
    event.add("summary", entry.title)
    event.add("description", f"{entry.about}\n{url}")
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    return event
