"""One line on where the procedure of a partnership stands: what was reached, what it waits for, and who acts next."""

from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from agreements.axes import Judged
from agreements.models import Partnership, Stage
from agreements.models.statuses import OVER
from agreements.procedure.gathering import ways_of
from agreements.procedure.passages import FIRST, Way, rule_book
from agreements.procedure.standing import Standing, is_open, standing_of


def procedure_of(judged: Judged, user) -> str:
    """As the board says it of each way that leads to no memorandum yet, else when the last was signed.

    Empty where nothing is recorded. Rules are read only where a way is open.
    """
    partnership, on = judged.partnership, judged.on
    ways = ways_of(Partnership.objects.filter(pk=partnership.pk), on, user=user)
    book = SimpleLazyObject(rule_book)
    told = [
        _told(standing_of(way, partnership, book, on))
        for way in sorted(ways, key=lambda way: way.cycle)
        if way.signing is None and not (judged.status in OVER and way.cycle == FIRST and not is_open(way))
    ]
    return "; ".join(told) or _signed(ways)


def _told(standing: Standing) -> str:
    parts = []
    if standing.reached:
        when = standing.reached_on.display() if standing.reached_on else _("day not recorded")
        parts.append(_("%(stage)s (%(when)s)") % {"stage": standing.reached, "when": when})
    if standing.called:
        actor = Stage.Actor(standing.actor).label if standing.actor else _("not recorded")
        parts.append(_("waits for: %(stage)s (%(actor)s)") % {"stage": standing.called, "actor": actor})
    return " – ".join(parts)


def _signed(ways: list[Way]) -> str:
    """Of all memoranda the one signed last."""
    days = [way.signing.when for way in ways if way.signing]
    known = [when for when in days if when and when.earliest]
    if known:
        last = max(known, key=lambda when: when.earliest)
        return _("memorandum signed %(when)s") % {"when": last.display()}
    return _("memorandum signed, day not known") if days else ""
