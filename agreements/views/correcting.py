"""The page that changes what stands in an agreement: where it asks for a reason, it says what would differ."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from agreements.services.confirmed import AGREED, is_correction
from portal.form_views import ChangePage, differing
from portal.models import Record


@dataclass(frozen=True)
class Difference:
    """One attribute, before and after, and what changing it is."""

    label: str
    before: str
    after: str
    act: str


class CorrectingPage(ChangePage):
    template_name = "agreements/change.html"

    def context(self, form, current=None):
        asks_why = current is None and "reason" in form.errors
        return super().context(form, current) | {"would_differ": _would_differ(form, self.record) if asks_why else []}


def _would_differ(form, record: Record) -> list[Difference]:
    return [
        Difference(str(attribute.verbose_name), before, after, _act(record, form.instance, attribute.name))
        for attribute, before, after in differing(form, record)
    ]


def _act(record: Record, typed: Record, name: str) -> str:
    if is_correction(name, getattr(record, name), getattr(typed, name)):
        return _("Correction")
    return _("Completion") if name in AGREED else _("Remark of the register")
