"""What a hearing reads of all partnerships before their briefs: where each stands, its money, what was recommended."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from agreements.axes import axes_of, judge_all
from agreements.models import Finding, Funding, Partnership
from agreements.views.owed import shown_owed
from evaluations.papers.money import money_rows
from evaluations.papers.wording import shortened
from portal.evidence import Evidence
from portal.papers import Block, Heading, Mark, Table


def overview(partnerships: Sequence[Partnership], on: date, user) -> list[Block]:
    """As far as the user sees it; in the order of the partnerships, which are neither ranked nor added up."""
    return [*_standing(partnerships, on, user), *_recommended(partnerships, on, user), *_money(partnerships, on, user)]


def _standing(partnerships: Sequence[Partnership], on: date, user) -> list[Block]:
    judged = judge_all(partnerships, on, user)
    rows = [
        (each.partner_label, *(Mark(axis.word, axis.tone) for axis in axes_of(judged[each.pk], user)))
        for each in partnerships
    ]
    head = (_("Partner"), _("Legal status"), _("Vitality"))
    return [Heading(_("Summary")), Table(head, rows, (4, 3, 3), empty=_("No partnership."))]


def _recommended(partnerships: Sequence[Partnership], on: date, user) -> list[Block]:
    """Those that are open; the briefs have the others."""
    seen = Finding.objects.visible_to(user).standing().filter(monitoring__partnership__in=partnerships)
    found = seen.open_on(on).exclude(recommendation="").select_related("monitoring__partnership__partner")
    rows = [
        (
            each.owed.monitoring.partnership.partner_label,
            shortened(each.owed.recommendation),
            Mark(each.badge.text, each.badge.tone),
        )
        for each in shown_owed(found.order_by("monitoring__partnership", "position"), on, Evidence())
    ]
    table = Table((_("Partner"), _("Recommendation"), _("State")), rows, (3, 6, 1.6), empty=_("None is open."))
    return [Heading(_("Open recommendations")), table]


def _money(partnerships: Sequence[Partnership], on: date, user) -> list[Block]:
    seen = Funding.objects.visible_to(user).standing().filter(partnership__in=partnerships, year__lte=on.year)
    paid = defaultdict(list)
    for funding in seen:
        paid[funding.partnership_id].append(funding)
    rows = [(each.partner_label, *row) for each in partnerships for row in money_rows(each, paid[each.pk])]
    head = (_("Partner"), _("Year"), _("Source"), _("Paid by"), _("Planned"), _("Realised"))
    return [Heading(_("Money")), Table(head, rows, (2.6, 1, 2.6, 2.6, 2.5, 2.5))]
