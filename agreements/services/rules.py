"""Acts of a government on its own register: from when it is kept completely, and when it warns."""

from datetime import date

from agreements.models import RegisterStart, Rules
from agreements.permissions import rules as may
from cities.models import Government
from portal.keys import new_key
from portal.services import act, lock, refuse, store


def start_register(government: Government, *, by, starts: date) -> RegisterStart:
    """From that day on the register knows of everything; raises PermissionDenied where that is declared already."""
    with act(by=by):
        refuse(may.why_not_start(by, lock(government)))
        start = RegisterStart(government=government, starts=starts)
        start.key = new_key(RegisterStart, government.key, "register")
        store(start)
    return start


def declare_rules(government: Government, *, by, **thresholds) -> Rules:
    """Valid from a day on until the next set; raises ValidationError where one begins on that day already."""
    with act(by=by):
        refuse(may.why_not_declare(by, government))
        rules = Rules(government=government, **thresholds)
        rules.key = new_key(Rules, government.key, "rules", str(rules.since))
        store(rules)
    return rules


def correct(declared: RegisterStart | Rules, *, by, version: int, changes: dict, reason: str) -> RegisterStart | Rules:
    """Mends what was declared in error; what is computed for past days follows. Raises StaleEdit, ValidationError."""
    with act(by=by, reason=reason):
        current = lock(declared, version)
        refuse(may.why_not_declare(by, current.government))
        for name, value in changes.items():
            setattr(current, name, value)
        store(current)
    return current
