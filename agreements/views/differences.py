"""An agreement against the one that it renews, or under which it hangs."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.generic import View

from agreements.comparing.agreements import Difference, differences_of
from agreements.models import Agreement
from agreements.permissions import agreements as may
from portal.evidence import Evidence


@dataclass(frozen=True)
class ShownDifference:
    """A difference with the words that fit its kind."""

    difference: Difference

    @property
    def title(self) -> str:
        if self.difference.is_renewal:
            return _("Against what it renews")
        return _("Against what it hangs under")

    @property
    def may_be_said(self) -> bool:
        """There are fields on both sides of which one might continue the other."""
        return all(agreement.fields.all() for agreement in self.difference.both)

    @property
    def has_fields(self) -> bool:
        return any(agreement.fields.all() for agreement in self.difference.both)

    @property
    def sides(self) -> tuple[str, str]:
        if self.difference.is_renewal:
            return _("Before"), _("After")
        return _("What it hangs under"), _("This agreement")

    @property
    def left(self) -> tuple[str, str]:
        """What becomes of fields that nothing continues: heading, and what it means."""
        if self.difference.is_renewal:
            return _("Dropped"), _("No field of the renewal continues these.")
        return _("Not mentioned, and so unchanged"), _("It says nothing of these fields.")

    @property
    def kept(self) -> str:
        if self.difference.is_renewal:
            return _("Kept")
        return _("Changed") if self.difference.is_change else _("Carried out")


class AgreementDifferences(View):
    """What the reader may not see is not there: 404 where nothing is left to hold it against."""

    def get(self, request, key):
        agreement = get_object_or_404(Agreement.objects.visible_to(request.user), key=key)
        found = differences_of(agreement, user=request.user)
        if not found:
            raise Http404
        return render(request, "agreements/comparing/differences.html", self.context(agreement, found))

    def context(self, agreement: Agreement, found: list[Difference]) -> dict:
        user, evidence = self.request.user, Evidence(*(row for each in found for row in each.records))
        return {
            "title": _("Differences: %(agreement)s") % {"agreement": agreement},
            "crumbs": [(str(agreement), agreement.get_absolute_url())],
            "differences": [ShownDifference(each) for each in found],
            "evidence": evidence,
            "citations": evidence.numbered,
            "may_change": user.is_authenticated and may.why_not_change(user, agreement) is None,
        }
