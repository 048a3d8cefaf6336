"""Names of records («label:key») back to what people read of them: title, date, what is said there, address."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from django.apps import apps
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from msgspec import Meta

from agreements.models import Obligation
from agreements.models.obligations import ObligationState
from agreements.periods import Period
from evaluations.register.telling import obligation_name
from portal.addresses import page_of
from portal.amounts import in_figures
from portal.partial_dates import PartialDate

#: A page of this portal; what a browser would take for another place is none.
Local = Annotated[str, Meta(pattern=r"^/(?![/\\])[^\s\\]*$")]


@dataclass(frozen=True)
class Named:
    """A record in words; `url` is None where it has no page, or none that this reader may open."""

    ref: str
    kind: str
    title: str
    when: str = ""
    note: str = ""
    url: Local | None = None


@dataclass(frozen=True)
class _Description:
    """What is told of a kind of record: `dated` names its date, `told` gives further words, `with_` what they need."""

    dated: str = ""
    told: Callable[[Any], str] = lambda record: ""
    titled: Callable[[Any], str] = str
    related: tuple[str, ...] = ()


def _funding(record) -> str:
    amount = record.realised if record.realised is not None else record.planned
    told = f"{in_figures(amount)} {record.currency}" if amount is not None else _("amount not recorded")
    return f"{record.get_side_display()}, {told}"


def _clause(record) -> str:
    if not record.is_present:
        return _("not in the text")
    return record.article or _("in the text")


def _match(record) -> str:
    if not record.is_matched:
        return _("not found in the partner's text")
    return record.wording or _("matched")


DESCRIPTIONS: dict[str, _Description] = {
    "agreements.activity": _Description("happened", lambda record: record.get_kind_display()),
    "agreements.agreement": _Description("signed", lambda record: record.get_kind_display()),
    "agreements.agreementtext": _Description(told=lambda record: record.get_party_display()),
    "agreements.assignment": _Description(
        titled=lambda record: str(record.agency),
        told=lambda record: str(record.field),
        related=("agency", "field__agreement"),
    ),
    "agreements.clause": _Description(told=_clause, related=("text__agreement",)),
    "agreements.cooperationfield": _Description(related=("agreement",)),
    "agreements.coveragestatement": _Description("period"),
    "agreements.fieldmatch": _Description(
        titled=lambda record: str(record.field), told=_match, related=("field", "text__agreement")
    ),
    "agreements.funding": _Description("year", _funding),
    "agreements.invitation": _Description("sent", lambda record: record.get_answer_display()),
    "agreements.monitoring": _Description("happened", lambda record: record.get_body_display()),
    "agreements.outcome": _Description("happened", lambda record: record.get_stage_display()),
    "agreements.planitem": _Description("scheduled"),
    "agreements.registerstart": _Description(
        "starts", titled=lambda record: _("The government keeps its register completely."), related=("government",)
    ),
    "evaluations.indicatorjudgement": _Description("on", lambda record: record.reasons),
}


def named(refs: Iterable[str], user) -> dict[str, Named]:
    """Those of these records that the user may see, by name; all for None. One query for each kind of record."""
    keys = defaultdict(set)
    for each in refs:
        label, _colon, key = each.partition(":")
        keys[label].add(key)
    found: dict[str, Named] = {}
    for label, wanted in keys.items():
        describe = _obligations if label == "agreements.obligation" else _records
        found |= describe(label, wanted, user)
    return found


def _records(label: str, keys: set[str], user) -> dict[str, Named]:
    model, description = apps.get_model(label), DESCRIPTIONS[label]
    seen = model.objects.all() if user is None else model.objects.visible_to(user)
    rows = seen.filter(key__in=keys)
    # Without a name, select_related follows every reference there is.
    rows = rows.select_related(*description.related) if description.related else rows
    return {f"{label}:{row.key}": _named(label, row, description) for row in rows}


def _named(label: str, record, description: _Description) -> Named:
    return Named(
        ref=f"{label}:{record.key}",
        kind=str(record._meta.verbose_name),
        title=description.titled(record),
        when=_spoken(getattr(record, description.dated)) if description.dated else "",
        note=description.told(record),
        url=page_of(record),
    )


def _spoken(when) -> str:
    if isinstance(when, PartialDate):
        return when.display()
    if hasattr(when, "year"):
        return PartialDate.on(when).display()
    return "" if when is None else str(when)


def _obligations(label: str, names: set[str], user) -> dict[str, Named]:
    """Reports that are owed are no records of their own: agency, agreement and period name them.

    That one was received or not stands on the partnership's page for everybody; that one was filed and waits is told
    to the government's own people, as on their pages.
    """
    wanted = Q(pk=None)
    for each in names:
        agency, agreement, starts = each.split("/")
        wanted |= Q(agency__key=agency, agreement__key=agreement, starts=starts)
    rows = Obligation.objects.on(timezone.localdate()).filter(wanted).select_related("agency", "agreement")
    own = Obligation.objects.visible_to(user) if user else Obligation.objects.none()
    told = set(own.filter(wanted).values_list("pk", flat=True))
    return {
        f"{label}:{obligation_name(row.agency.key, row.agreement.key, row.starts)}": Named(
            ref=f"{label}:{obligation_name(row.agency.key, row.agreement.key, row.starts)}",
            kind=str(Obligation._meta.verbose_name),
            title=f"{row.agency}, {Period(row.starts, row.ends)}",
            when=_("due %(day)s") % {"day": PartialDate.on(row.due).display()},
            note=f"{row.agreement}: {_filed(row) if row.pk in told else _received(row)}",
        )
        for row in rows
    }


def _received(obligation: Obligation) -> str:
    if obligation.received:
        return _("received %(day)s") % {"day": obligation.received.display()}
    return _("no report accepted")


def _filed(obligation: Obligation) -> str:
    """Also how far it is where nothing is accepted yet."""
    ways = {
        ObligationState.FILED: _("filed, waits for acceptance"),
        ObligationState.RETURNED: _("returned to be mended"),
    }
    return ways.get(obligation.state) or _received(obligation)
