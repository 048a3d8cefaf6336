"""Warnings as pages show them: by kind, each with its answers and with what the reader may do."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from agreements.models import Partnership
from cities.permissions import agencies_of, memberships
from evaluations.models import WarningResponse
from evaluations.permissions import why_not_respond
from evaluations.warnings.declared import WarningKind
from evaluations.warnings.raised import Raised, warnings_of
from evaluations.warnings.registry import BY_CODE
from portal.roles import Role


@dataclass(frozen=True)
class ShownWarning:
    warning: Raised
    responses: list[WarningResponse]
    may_act: bool


@dataclass(frozen=True)
class ShownKind:
    kind: WarningKind
    role: str
    warnings: list[ShownWarning]


@dataclass(frozen=True)
class EarlierResponse:
    """An answer to a warning that does not hold any more; what it said cannot be told again."""

    label: str
    response: WarningResponse


@dataclass(frozen=True)
class Shown:
    """What the page of a partnership shows of its warnings, the gravest kind first."""

    kinds: list[ShownKind]
    earlier: list[EarlierResponse]


def responses_to(user, warnings: list[Raised], on: date) -> dict[str, list[WarningResponse]]:
    """The answers given by that day that the person may see, by the name of the warning; one query."""
    return _by_name(user, {each.row.partnership_id for each in warnings}, on)


def _by_name(user, partnerships: Collection[int], on: date) -> dict[str, list[WarningResponse]]:
    given = WarningResponse.objects.visible_to(user).given_by(on)
    answers = defaultdict(list)
    for response in given.filter(partnership__in=partnerships):
        answers[response.warning].append(response)
    return answers


def shown_of(user, partnership: Partnership, on: date) -> Shown:
    warnings = warnings_of(user, partnership, on)
    answers = _by_name(user, {partnership.pk}, on)
    kinds = groupby(sorted(warnings, key=_by_kind), key=lambda each: each.kind)
    return Shown(
        [
            ShownKind(kind, Role(kind.role).label, [_shown(user, each, answers) for each in same])
            for kind, same in kinds
        ],
        _earlier(answers, {each.matter.name for each in warnings}),
    )


def _earlier(answers: dict[str, list[WarningResponse]], holding: set[str]) -> list[EarlierResponse]:
    """The newest first."""
    past = [each for name, given in answers.items() if name not in holding for each in given]
    past.sort(key=lambda each: (each.responded_on, each.pk), reverse=True)
    return [EarlierResponse(BY_CODE[each.code].label, each) for each in past]


def _by_kind(warning: Raised) -> tuple:
    return warning.kind.gravity, warning.kind.code, warning.row.since


def _shown(user, warning: Raised, answers: dict) -> ShownWarning:
    return ShownWarning(warning, answers.get(warning.matter.name, []), may_act_on(user, warning))


def may_act_on(user, warning: Raised) -> bool:
    """Whether the form that clears it is open to the person: who should act, and the coordinator in their place."""
    roles = {each.role for each in memberships(user) if each.government_id == warning.row.government_id}
    if Role.COORDINATOR in roles:
        return True
    role = warning.matter.role
    return role in roles and (role != Role.AGENCY_OFFICER or warning.row.agency_id in agencies_of(user))


def may_respond(user, partnership: Partnership) -> bool:
    return user.is_authenticated and why_not_respond(user, partnership) is None
