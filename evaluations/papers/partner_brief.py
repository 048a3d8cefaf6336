"""The brief for the partner, in English: what binds both, what was done, what is owed by either; nothing internal."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from agreements.axes import Judged, axes_of, judge
from agreements.models import Partnership
from agreements.models.sides import Side
from agreements.models.statuses import AWAITING
from evaluations.papers.visit_blocks import KEPT_IN, as_quoted, in_force, lies_in, promises, unanswered, visits
from evaluations.papers.visit_brief import paper_of
from evaluations.papers.visit_records import Visited
from evaluations.papers.wording import MORE, masthead, side_of, when
from portal.papers import Block, Facts, Heading, Items, Paper, Remark, Table


def partner_brief(partnership: Partnership, on: date, user) -> Paper:
    """What was worded by somebody is quoted as it stands; all else is English, whatever the reader's language."""
    with override("en"):
        visited = Visited(partnership, on, user)
        blocks = [
            masthead(partnership, on, _("Brief for our partner")),
            Remark(
                _("Texts in «…» are quoted from our register; they are Indonesian where no other language is named.")
            ),
            *_parties(partnership),
            *in_force(visited, _standing(judge(partnership, on, user), user), as_quoted),
            *visits(visited, as_quoted),
            *_results(visited),
            *promises(visited, as_quoted, with_state=False),
            *unanswered(visited, as_quoted),
            *_our_units(visited),
        ]
        return paper_of(_("Brief for our partner: %(partnership)s"), visited, blocks)


def _parties(partnership: Partnership) -> list[Block]:
    """What «Kota» and the like are, for those who read no Indonesian."""
    home, partner = partnership.government, partnership.partner
    around = {"level": home.get_level_display(), "place": lies_in(home.province, _("Indonesia"))}
    theirs = {"level": partner.get_level_display(), "place": lies_in(partner.parent, partner.country)}
    pairs = [
        (str(home), _("%(level)s in %(place)s") % around),
        (partnership.partner_label, _("%(level)s in %(place)s") % theirs),
        (_("Partnership since"), when(partnership.began)),
    ]
    return [Heading(_("The parties")), Facts(pairs)]


def _standing(judged: Judged, user) -> str:
    """How far the last text carries; approvals that we await are our own affair."""
    if judged.agreement is None or judged.status in AWAITING:
        return ""
    legal, _vitality = axes_of(judged, user)
    return legal.sentence


def _results(visited: Visited) -> list[Block]:
    rows = [
        (
            when(each.happened),
            as_quoted(each.title, KEPT_IN, each.place),
            side_of(visited.partnership, each.beneficiary),
        )
        for each in visited.results()
    ]
    head = (_("When"), _("Result"), _("Who benefits"))
    table = Table(head, rows, (2, 6, 3), MORE, _("No verified result is recorded."))
    return [Heading(_("Results achieved together")), table]


def _our_units(visited: Visited) -> list[Block]:
    units = list(dict.fromkeys(str(each) for each in visited.contacts(Side.HOME)))
    return [Heading(_("Whom to write to")), Items(units, MORE, _("No office is recorded."))]
