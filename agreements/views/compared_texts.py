"""The texts of one agreement side by side."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.generic import View

from agreements.comparing.texts import READ, Place, SideBySide
from agreements.models import Agreement
from agreements.permissions import agreements as may
from portal.evidence import Evidence


class AgreementTexts(View):
    def get(self, request, key):
        agreement = get_object_or_404(Agreement.objects.visible_to(request.user), key=key)
        return render(request, "agreements/comparing/texts.html", self.context(agreement))

    def context(self, agreement: Agreement) -> dict:
        user = self.request.user
        compared = SideBySide(agreement.texts.prefetch_related(*READ), agreement.fields.all())
        evidence = Evidence(*compared.records)
        return {
            "title": _("Texts side by side: %(agreement)s") % {"agreement": agreement},
            "crumbs": [(str(agreement), agreement.get_absolute_url())],
            "agreement": agreement,
            "compared": compared,
            "places": [(place, compared.at(place)) for place in Place],
            "evidence": evidence,
            "citations": evidence.numbered,
            "may_change": user.is_authenticated and may.why_not_change(user, agreement) is None,
        }
