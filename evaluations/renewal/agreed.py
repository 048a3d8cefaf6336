"""What was agreed: the dates and numbers of the agreement, its fields, and what stands in each party's text."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from agreements.comparing.texts import SideBySide
from agreements.models import Agreement, Clause, CooperationField
from agreements.models.agreements import LegalStatus
from agreements.views.shown_texts import ShownText
from evaluations.papers.wording import shortened, when
from evaluations.renewal.register import Reviewed
from evaluations.renewal.wording import LONG, called, dated, linked, months
from portal.papers import Block, Facts, Heading, Items, Linked, Table, Text


def agreed(reviewed: Reviewed) -> list[Block]:
    return [
        Heading(_("What was agreed"), level=3),
        Facts(_dates(reviewed.agreement)),
        *_related(reviewed),
        *_fields(reviewed),
        *_texts(reviewed),
    ]


def _dates(agreement: Agreement) -> list[tuple[str, str | Linked]]:
    """In the order in which an agreement says them; what is not recorded is shown as missing."""
    notice = ", ".join(part for part in (months(agreement.notice_months), agreement.notice_channel) if part)
    return [
        (_("Title"), linked(agreement)),
        (_("Kind"), agreement.get_kind_display()),
        (_("Our number"), agreement.number_home),
        (_("The partner's number"), agreement.number_partner),
        (_("Signed"), when(agreement.signed)),
        (_("In force from"), when(agreement.starts or agreement.signed)),
        (
            _("Term"),
            ", ".join(part for part in (agreement.get_term_display(), months(agreement.duration_months)) if part),
        ),
        (_("Last day in force"), when(agreement.expires)),
        (_("Notice"), notice),
        (_("Last day for notice"), when(agreement.last_notice)),
        (_("Renewal"), agreement.get_renewal_display()),
        (_("Our original is kept at"), agreement.original_kept_at),
        (_("Legal status on the day"), str(LegalStatus(agreement.status).label)),
    ]


def _related(reviewed: Reviewed) -> list[Block]:
    """What it renews, what hangs under it, and what renews it: as far as there is any."""
    before = reviewed.agreement.succeeds
    told = [
        *((_("Renews: %(agreement)s"), each) for each in ([before] if before else [])),
        *((_("Hangs under it: %(agreement)s"), each) for each in reviewed.parts),
        *((_("Renewed by: %(agreement)s"), each) for each in reviewed.successors),
    ]
    items = [linked(each, sentence % {"agreement": _signed(each)}) for sentence, each in told]
    return [Items(items)] if items else []


def _signed(agreement: Agreement) -> str:
    state = _("draft") if agreement.is_draft else when(agreement.signed) or _("not signed")
    return f"{agreement.title} ({state})"


def _fields(reviewed: Reviewed) -> list[Block]:
    rows = [
        (str(each.position), linked(each, each.wording), shortened(_expected(each), LONG), _found(reviewed, each))
        for each in reviewed.fields
    ]
    head = (_("No."), _("Agreed field"), _("Expected outcomes"), _("In the other text"))
    table = Table(head, rows, (0.8, 5, 4, 3), empty=_("No cooperation field is recorded."))
    return [table, *_dropped(reviewed)]


def _dropped(reviewed: Reviewed) -> list[Block]:
    """Fields that the agreement names, and the parties no longer want; of them nothing is reviewed."""
    told = [
        linked(each, f"{called(each)} ({each.dropped_by}, {dated(each.dropped_by.signed)})")
        for each in reviewed.dropped
    ]
    return [Text(_("Dropped by an addendum, and not reviewed:")), Items(told)] if told else []


def _expected(field: CooperationField) -> str:
    return field.expected_outcomes or field.get_outcomes_display()


def _found(reviewed: Reviewed, field: CooperationField) -> str:
    """What a person found of it in the texts that do not word it; a dash where there is no other text."""
    others = [text for text in reviewed.texts if text.text.pk != field.text_id]
    if not others:
        return "–"
    return "; ".join(_found_in(text, field) for text in others)


def _found_in(text: ShownText, field: CooperationField) -> str:
    found = (match.badge.text for match in text.matches if match.field.pk == field.pk)
    return next(found, _("Not recorded"))


def _texts(reviewed: Reviewed) -> list[Block]:
    address = reviewed.agreement.get_absolute_url()
    rows = [
        (
            Linked(_named(each), address),
            each.text.get_language_display(),
            _number(each.text.pages),
            _number(each.text.articles),
            _number(each.text.points),
        )
        for each in reviewed.texts
    ]
    head = (pgettext("of an agreement", "Text"), _("Language"), _("Pages"), _("Articles"), _("Points"))
    blocks: list[Block] = [Table(head, rows, (5, 2, 1.5, 1.5, 1.5), empty=_("No text is recorded."))]
    if reviewed.texts:
        blocks += [_clauses(reviewed.texts)]
    if alone := only_there(reviewed):
        blocks += [Text(_("Points of one text that answer no agreed field:")), Items(alone)]
    return blocks


def _named(text: ShownText) -> str:
    party = text.text.get_party_display()
    return f"{party}: {text.text.title}" if text.text.title else party


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _clauses(texts: list[ShownText]) -> Table:
    """Each clause that an agreement should have, and where it stands in each text."""
    rows = [(str(label), *(_clause(each, kind) for each in texts)) for kind, label in Clause.Kind.choices]
    head = (_("Clause"), *(_named(each) for each in texts))
    return Table(head, rows, (3, *((4,) * len(texts))))


def _clause(text: ShownText, kind: str) -> str:
    clause = next((each for each in text.text.clauses.all() if each.kind == kind), None)
    if clause is None:
        return ""
    if not clause.is_present:
        return _("Does not stand in the text")
    return clause.article or _("Stands in the text")


def only_there(reviewed: Reviewed) -> list[str | Linked]:
    """Points of one text that are in no field of another, as far as somebody looked for all of those."""
    named = {each.text.pk: _named(each) for each in reviewed.texts}
    compared = SideBySide([each.text for each in reviewed.texts], [*reviewed.fields, *reviewed.dropped])
    address = reviewed.agreement.get_absolute_url()
    return [Linked(f"{named[point.text_id]}, {shortened(str(point))}", address) for point in compared.in_no_field]
