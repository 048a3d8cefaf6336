"""Who is told of what waits: the agency's officers, else its mailbox, else the coordinators, and that is said."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cities.models import Agency, Government, Membership
from evaluations.matters import Matter
from evaluations.models import Evaluator
from evaluations.work import heirs_of_agencies
from portal.roles import Role


@dataclass(frozen=True)
class Recipient:
    """An address to write to; `unit` says by role and agency whose it is, for pages that name nobody."""

    address: str
    language: str
    unit: str
    has_account: bool = True


@dataclass(frozen=True)
class Told:
    """A matter and one of those who are told of it; `why` where it comes to them in another's place."""

    matter: Matter
    recipient: Recipient
    why: str = ""


class Directory:
    """Who serves these governments in which role on that day, and the mailboxes of their agencies; read once."""

    def __init__(self, governments: Collection[Government | int], on: date):
        self._serving = defaultdict(list)
        serving = Membership.objects.current(on).filter(government__in=governments, user__is_active=True)
        for each in serving.exclude(user__email="").select_related("user", "government", "agency"):
            self._serving[each.government_id, Role(each.role), each.agency_id].append(each)
        living = Agency.objects.filter(government__in=governments, dissolved=None).exclude(mailbox="")
        self._mailboxes = {agency.pk: agency for agency in living}
        self._heirs = heirs_of_agencies(governments)
        named = Evaluator.objects.filter(government__in=governments, evaluation__final_on=None, user__is_active=True)
        self._named = {each.user_id: each for each in named.exclude(user__email="").select_related("user")}

    def told(self, matter: Matter) -> list[Told]:
        """All who are told; none where not even a coordinator has an address."""
        if matter.user_id:
            return self._told_in_person(matter)
        if matter.role != Role.AGENCY_OFFICER or not matter.agency:
            return self._told_by_role(matter)
        if found := self._officers(matter) or self._boxes(matter):
            return [Told(matter, recipient) for recipient in found]
        return [Told(matter, each, _no_way_to(matter.agency)) for each in self._coordinators(matter)]

    def _told_in_person(self, matter: Matter) -> list[Told]:
        """Evaluators, called by their posts."""
        named = self._named.get(matter.user_id)
        return [Told(matter, Recipient(named.user.email, named.user.language, named.post))] if named else []

    def _told_by_role(self, matter: Matter) -> list[Told]:
        if found := self._in_role(matter.government_id, matter.role):
            return [Told(matter, recipient) for recipient in found]
        return [Told(matter, each, _nobody_in(matter.role)) for each in self._coordinators(matter)]

    def _agencies(self, matter: Matter) -> list[int]:
        """The agency, and those that stand in its place today."""
        return [matter.agency.pk, *sorted(self._heirs.get(matter.agency.pk, ()))]

    def _officers(self, matter: Matter) -> list[Recipient]:
        serving = [(matter.government_id, Role.AGENCY_OFFICER, agency) for agency in self._agencies(matter)]
        return [_person(each) for place in serving for each in self._serving.get(place, ())]

    def _boxes(self, matter: Matter) -> list[Recipient]:
        agencies = [self._mailboxes[pk] for pk in self._agencies(matter) if pk in self._mailboxes]
        return [Recipient(each.mailbox, settings.LANGUAGE_CODE, str(each), has_account=False) for each in agencies]

    def _coordinators(self, matter: Matter) -> list[Recipient]:
        return self._in_role(matter.government_id, Role.COORDINATOR)

    def _in_role(self, government_id: int, role: Role) -> list[Recipient]:
        places = [place for place in self._serving if place[:2] == (government_id, role)]
        return [_person(each) for place in places for each in self._serving[place]]


def _person(served: Membership) -> Recipient:
    unit = format_lazy("{}, {}", Role(served.role).label, served.agency or served.government)
    return Recipient(served.user.email, served.user.language, unit)


def _no_way_to(agency: Agency) -> str:
    return format_lazy(
        _("This comes to you because {agency} has neither an officer nor a mailbox in the portal."), agency=agency
    )


def _nobody_in(role: Role) -> str:
    return format_lazy(_("This comes to you because nobody serves here as: {role}."), role=Role(role).label)
