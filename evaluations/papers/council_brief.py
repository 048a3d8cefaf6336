"""The council brief: one page on a partnership, and for a hearing one document of several such pages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agreements.axes import Judged, axes_of, judge_all
from agreements.letters.document import office_of
from agreements.models import CooperationField, Finding, Funding, Monitoring, ObligationState, Partnership
from agreements.obligations import obligations
from agreements.periods import Period
from agreements.status.happenings import Happenings, happenings_of
from agreements.status.sentence import sentence_of
from agreements.views.life import list_url
from agreements.views.owed import shown_owed
from agreements.views.report_table import report_table
from cities.models import Government
from evaluations.models import Evaluation
from evaluations.papers.hearing_overview import overview
from evaluations.papers.money import money_rows
from evaluations.papers.questions import ended, questions
from evaluations.papers.wording import MORE, day, masthead, path_on, shortened, when
from evaluations.shown.elements import Mark as ElementMark
from evaluations.warnings.raised import Raised, seen_by
from portal.addresses import absolute
from portal.evidence import Evidence
from portal.papers import Block, Heading, Items, Linked, Mark, Paper, Part, Remark, Table, Text

#: The states of reports that the brief tells apart, each a column.
STATES = (ObligationState.RECEIVED, ObligationState.LATE, ObligationState.ABSENT)


@dataclass(frozen=True)
class Ground:
    """What is computed for several partnerships at once: legal status and vitality, warnings, and the five marks."""

    judged: Judged
    warnings: Sequence[Raised]
    marks: Sequence[ElementMark]


def council_brief(partnership: Partnership, on: date, user, *, marks: Sequence[ElementMark] | None = None) -> Paper:
    """One A4 page in the active language, as far as the user sees what it tells. `marks` are those of the elements."""
    return Paper(
        title=_("Council brief: %(partnership)s") % {"partnership": partnership},
        language=get_language(),
        parts=_pages([partnership], on, user, {partnership.pk: marks or []}),
        office=office_of(partnership.government),
        day=day(on),
    )


def hearing(
    government: Government,
    partnerships: Sequence[Partnership],
    on: date,
    user,
    *,
    marks: Mapping[int, Sequence[ElementMark]] | None = None,
) -> Paper:
    """The briefs of these partnerships, each on its page, behind a page that lists them; `marks` by partnership."""
    return Paper(
        title=_("Council briefs: %(government)s") % {"government": government},
        language=get_language(),
        parts=_pages(partnerships, on, user, marks or {}),
        office=office_of(government),
        day=day(on),
        contents=True,
        lead=overview(partnerships, on, user),
    )


def _pages(partnerships: Sequence[Partnership], on: date, user, marks: Mapping[int, Sequence]) -> list[Part]:
    among = Partnership.objects.filter(pk__in=[each.pk for each in partnerships])
    judged = judge_all(partnerships, on, user)
    warnings = defaultdict(list)
    for warning in seen_by(user, on, among):
        warnings[warning.row.partnership_id].append(warning)
    return [
        _page(each, Ground(judged[each.pk], warnings[each.pk], marks.get(each.pk, [])), user) for each in partnerships
    ]


def _page(partnership: Partnership, ground: Ground, user) -> Part:
    """Rows are given up where the page is full, never without saying how many."""
    on = ground.judged.on
    path = path_on(partnership, on)
    happened = happenings_of(partnership, user, on)
    blocks = [
        *_summary(partnership, ground.judged, happened, user),
        *_elements(ground.marks, partnership, on),
        *_evaluation(partnership, on, user),
        *_questions(ground, path),
        *_recommendations(partnership, on, user),
        *_reports(partnership, on, path),
        *_money(partnership, happened.fundings, on),
        Remark(_("«…» ends a text that is shortened. In full, with sources: the page whose address stands below.")),
    ]
    return Part(blocks, address=absolute(path), pages=1)


def _summary(partnership: Partnership, judged: Judged, happened: Happenings, user) -> list[Block]:
    axes = axes_of(judged, user)
    fields = CooperationField.objects.visible_to(user).filter(agreement__partnership=partnership)
    return [
        masthead(partnership, judged.on, _("Council brief"), marks=[Mark(axis.word, axis.tone) for axis in axes]),
        Text(f"{sentence_of(judged, fields, happened)}."),
        Remark(" ".join(axis.sentence for axis in axes)),
    ]


def _elements(marks: Sequence[ElementMark], partnership: Partnership, on: date) -> list[Block]:
    """Side by side and not added up; below each, how much of it could be observed."""
    if not marks:
        return []
    words = [
        Mark(f"{each.label}, {_('borderline')}" if each.is_borderline else each.label, each.tone) for each in marks
    ]
    evidence = f"{reverse('elements', args=[partnership.key])}?as_of={on}"
    rows = [words, [each.observed for each in marks]]
    return [
        Heading(Linked(_("The five elements"), evidence)),
        Table([each.name for each in marks], rows, (1,) * len(marks)),
    ]


def _evaluation(partnership: Partnership, on: date, user) -> list[Block]:
    """What the latest final one recommends, as far as there was one by that day."""
    seen = Evaluation.objects.visible_to(user).filter(partnership=partnership, final_on__lte=on)
    found = seen.order_by("-cutoff", "-final_on", "-pk").first()
    if found is None:
        return []
    words = {"cutoff": day(found.cutoff), "recommendation": found.get_recommendation_display()}
    told = _("Evaluation as of %(cutoff)s: %(recommendation)s") % words
    return [
        Heading(Linked(told, found.get_absolute_url()), level=3),
        Text(shortened(found.recommendation_reasons)),
    ]


def _questions(ground: Ground, path: str) -> list[Block]:
    """Of what ran out nothing is warned any more: whether it shall go on is the first question then."""
    asked = [*ended(ground.judged), *questions(ground.warnings)]
    none = _("Nothing is to be warned of, as far as is known.")
    return [Heading(Linked(_("Questions"), f"{path}#warnings")), Items(asked, MORE, none)]


def _recommendations(partnership: Partnership, on: date, user) -> list[Block]:
    found = Finding.objects.visible_to(user).standing().filter(monitoring__partnership=partnership)
    found = found.undertaken_by(on).exclude(recommendation="").select_related("monitoring")
    found = found.order_by(F("monitoring__happened__latest").desc(nulls_last=True), "monitoring", "position")
    rows = [
        (
            _monitored(shown.owed.monitoring),
            shortened(shown.owed.recommendation),
            Mark(shown.badge.text, shown.badge.tone),
        )
        for shown in shown_owed(found, on, Evidence(*found))
    ]
    head = (_("Monitoring by"), _("Recommendation"), _("State"))
    table = Table(head, rows, (2.6, 6, 1.4), MORE, _("No recommendation is recorded."))
    return [Heading(Linked(_("Former recommendations"), list_url("monitorings", partnership, on))), table]


def _monitored(monitoring: Monitoring) -> str:
    return f"{monitoring.get_body_display()}, {when(monitoring.happened) or _('date not recorded')}"


def _reports(partnership: Partnership, on: date, path: str) -> list[Block]:
    """Of each agency the periods that it reported on, and those it did not."""
    told = defaultdict(lambda: defaultdict(dict))
    for row in report_table(obligations(on, partnerships=[partnership])).rows:
        for period, badge in row.badges:
            if badge:
                told[row.agency][str(badge.text)][period] = None
    rows = [
        (str(agency), *(_periods(periods.get(str(state.label), ())) for state in STATES))
        for agency, periods in told.items()
    ]
    head = (_("Agency"), *(str(state.label) for state in STATES))
    table = Table(head, rows, (3.4, 2, 2, 2.6), MORE, _("No report is owed by then, as far as is known."))
    return [Heading(Linked(_("Reports of the agencies"), f"{path}#reports-title")), table]


def _periods(periods: Iterable[Period]) -> str:
    """«2016–2020, 2022»: years that follow each other as one; a dash where there are none."""
    stretches: list[list[Period]] = []
    for period in sorted(periods):
        last = stretches[-1][-1] if stretches else None
        if last and last.is_year and period.is_year and period.starts.year == last.starts.year + 1:
            stretches[-1].append(period)
        else:
            stretches.append([period])
    told = (f"{each[0]}–{each[-1]}" if len(each) > 1 else str(each[0]) for each in stretches)
    return shortened(", ".join(told)) or "–"


def _money(partnership: Partnership, fundings: Iterable[Funding], on: date) -> list[Block]:
    head = (_("Year"), _("Source"), _("Paid by"), _("Planned"), _("Realised"))
    table = Table(head, money_rows(partnership, fundings), (1, 3, 3, 2.5, 2.5), MORE)
    return [Heading(Linked(_("Money"), list_url("fundings", partnership, on))), table]
