"""What cases of warnings are made of."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from agreements.models import Agreement, Partnership
from tests import factories as make
from tests import life


@dataclass(frozen=True)
class Case:
    partnership: Partnership
    since: date
    clear: Callable[[], object]


def partnership(*, register: str = "", **traits) -> Partnership:
    """Its register is kept from that day on, where one is given."""
    made = make.PartnershipFactory(**traits)
    if register:
        life.RegisterStartFactory(government=made.government, starts=date.fromisoformat(register))
    return made


def agreement(**attributes) -> Agreement:
    """The memorandum of 25 November 2016, for five years, with notice of six months."""
    register = attributes.pop("register", "")
    return make.AgreementFactory(partnership=partnership(register=register), **attributes)


def field(**attributes):
    register = attributes.pop("register", "")
    return make.CooperationFieldFactory(agreement=agreement(register=register), **attributes)


def assignment(register: str = ""):
    return make.AssignmentFactory(field=field(register=register))


def change(record, **changes) -> Callable[[], object]:
    return lambda: type(record)._base_manager.filter(pk=record.pk).update(**changes)
