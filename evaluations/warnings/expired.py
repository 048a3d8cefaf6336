"""What is left open where the last agreement ran out: one warning for each partnership, however much it is."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from agreements.models import Agreement, Finding, Obligation
from agreements.models.legal_status import of_deciding
from evaluations.warnings.days import DaysAfter
from evaluations.warnings.declared import Gravity, Row, WarningKind
from evaluations.warnings.exchange import invitation_unanswered, promise_overdue
from portal.roles import Role

#: By partnership the days since which matters of one sort are open.
Open = dict[int, list[date]]

SORTS = (
    ngettext_lazy("%(number)d recommendation", "%(number)d recommendations", "number"),
    ngettext_lazy("%(number)d invitation or proposal", "%(number)d invitations or proposals", "number"),
    ngettext_lazy("%(number)d promise", "%(number)d promises", "number"),
    ngettext_lazy("%(number)d report", "%(number)d reports", "number"),
)


def expired_with_open_matters(expired: QuerySet, on: date) -> Iterator[Row]:
    """From the first day on which both are true: the agreement ran out, and something is open."""
    sorts = _open(expired, on)
    decided = dict(expired.values_list("pk", of_deciding("pk", on)))
    agreements = Agreement.objects.in_bulk(set(decided.values()))
    for partnership, agreement in sorted((pk, agreements[each]) for pk, each in decided.items()):
        days = [day for sort in sorts for day in sort.get(partnership, ())]
        if days:
            yield Row(
                government_id=agreement.government_id,
                partnership_id=partnership,
                subject=f"agreements.agreement:{agreement.key}",
                since=max(agreement.expires.latest + timedelta(days=1), min(days)),
                address=(agreement.key,),
                words={
                    "agreement": agreement.title,
                    "expires": agreement.expires,
                    "open": _in_words([len(sort.get(partnership, ())) for sort in sorts]),
                },
            )


def _open(expired: QuerySet, on: date) -> list[Open]:
    """In the order of `SORTS`; beside recommendations what would be warned of if the partnership ran."""
    warned = (invitation_unanswered, promise_overdue)
    found = ([(row.partnership_id, row.since) for row in rows(expired, on)] for rows in warned)
    return [_by_partnership(each) for each in (_recommendations(expired, on), *found, _reports(expired, on))]


def _recommendations(expired: QuerySet, on: date) -> Iterable[tuple[int, date]]:
    """Those overdue, and those without a term: nobody will be asked for them any more."""
    found = Finding.objects.standing().open_on(on).filter(monitoring__partnership__in=expired.values("pk"))
    since = Coalesce(DaysAfter(F("due__latest"), Value(1)), F("monitoring__happened__latest"))
    found = found.exclude(due__latest__gte=on).annotate(open_since=since)
    return [(pk, day or date.min) for pk, day in found.values_list("monitoring__partnership", "open_since")]


def _reports(expired: QuerySet, on: date) -> Iterable[tuple[int, date]]:
    """Each that is owed, as the page of the partnership counts them; one form may answer several of them."""
    owed = Obligation.objects.overdue(on).filter(partnership__in=expired.values("pk"))
    return [(pk, due + timedelta(days=1)) for pk, due in owed.values_list("partnership", "due")]


def _by_partnership(found: Iterable[tuple[int, date]]) -> Open:
    days: Open = {}
    for partnership, day in found:
        days.setdefault(partnership, []).append(day)
    return days


def _listed(numbers: list[int]) -> str:
    return ", ".join(str(sort % {"number": number}) for sort, number in zip(SORTS, numbers, strict=True) if number)


_in_words = lazy(_listed, str)

EXPIRED = (
    WarningKind(
        code="expired_with_open_matters",
        label=_("Expired with open matters"),
        sentence=_("«%(agreement)s» ran out (%(expires)s), nothing signed succeeds it, and this is open: %(open)s."),
        clears=_("What is open is recorded as done, answered, filed or waived, or a renewal is signed."),
        form="agreements:agreement-renew",
        role=Role.COORDINATOR,
        gravity=Gravity.SERIOUS,
        rows=expired_with_open_matters,
        expired=True,
    ),
)
