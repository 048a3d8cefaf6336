"""An agreement against the one that it renews, or under which it hangs."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from agreements.comparing.fields import Fields, compare_fields
from agreements.comparing.values import Change, Values, changed_values, compared
from agreements.models import Agreement, Clause

#: What `compare` reads of each agreement.
READ = ("fields__assignments__agency", "fields__dropped_by", "texts__clauses")
#: What a renewal settles anew; a part of an agreement that is silent on it leaves it, and has days of its own.
RENEWED = (
    "kind",
    "term",
    "duration_months",
    "starts",
    "expires",
    "notice_months",
    "notice_channel",
    "last_notice",
    "renewal",
)
AMENDED = ("term", "duration_months", "ends", "notice_months", "notice_channel", "renewal")


@dataclass(frozen=True)
class Difference:
    before: Agreement
    after: Agreement
    is_renewal: bool
    fields: Fields
    values: Values
    clauses: Values

    @property
    def is_change(self) -> bool:
        """A renewal and an addendum put other words in place of those before; a plan only carries them out."""
        return self.is_renewal or self.after.kind == Agreement.Kind.ADDENDUM

    @property
    def both(self) -> tuple[Agreement, Agreement]:
        return self.before, self.after

    @property
    def records(self) -> list:
        """Those whose sources a page lists."""
        fields = [field for each in self.both for field in each.fields.all()]
        texts = [text for each in self.both for text in each.texts.all()]
        return [*self.both, *fields, *texts, *(clause for text in texts for clause in text.clauses.all())]


def compare(before: Agreement, after: Agreement, *, is_renewal: bool) -> Difference:
    """Needs `READ` prefetched on both. Where it is no renewal, what `after` is silent on stays as it was."""
    keeps = not is_renewal
    return Difference(
        before,
        after,
        is_renewal,
        compare_fields(before, after, silence_keeps=keeps),
        changed_values(before, after, RENEWED if is_renewal else AMENDED, silence_keeps=keeps),
        compared(_clauses(before, after), silence_keeps=keeps),
    )


def differences_of(agreement: Agreement, *, user) -> list[Difference]:
    """From what it renews and from what it hangs under, as far as the user sees those."""
    seen = Agreement.objects.visible_to(user)
    before = seen.filter(pk__in=_before(agreement)).prefetch_related(*READ).in_bulk()
    if not before:
        return []
    after = seen.prefetch_related(*READ).get(pk=agreement.pk)
    return [
        compare(before[pk], after, is_renewal=is_renewal)
        for pk, is_renewal in _before(agreement).items()
        if pk in before
    ]


def _before(agreement: Agreement) -> dict[int, bool]:
    """What comes before it, and whether it renews that."""
    above = {agreement.parent_id: False, agreement.succeeds_id: True}
    return {pk: is_renewal for pk, is_renewal in above.items() if pk}


def _clauses(before: Agreement, after: Agreement) -> list[Change]:
    return [Change(str(label), _stands(before, kind), _stands(after, kind)) for kind, label in Clause.Kind.choices]


def _stands(agreement: Agreement, kind: str) -> str:
    """Whether its texts have the clause, and where; each by its name where there are several."""
    texts = list(agreement.texts.all())
    found = [(text, clause) for text in texts for clause in text.clauses.all() if clause.kind == kind]
    if len(texts) == 1:
        return "; ".join(_told(clause) for _text, clause in found)
    return "; ".join(f"{text.get_party_display()}: {_told(clause)}" for text, clause in found)


def _told(clause: Clause) -> str:
    if not clause.is_present:
        return _("Does not stand in the text")
    return clause.article or _("Stands in the text")
