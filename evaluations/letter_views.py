"""What waits at one agency: as a nota dinas, as a letter to its head after two reminders, as a text for WhatsApp."""

from datetime import date
from functools import cached_property

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.generic import View

from agreements.letters.document import download
from cities.models import Agency
from evaluations.letters.papers import Request, letter_to_head, nota_dinas
from evaluations.letters.whatsapp import whatsapp_text
from evaluations.matters import Matter
from evaluations.releases import why_not_remind
from evaluations.reminders import days_told, unanswered_twice
from evaluations.work import heirs_of_agencies, matters
from portal.filters import AsOfForm
from portal.roles import Role
from portal.services import refuse


class AgencyLetters(View):
    """Chooses among the matters of the agency. `?matter=` names those chosen; where it names none, all are meant."""

    http_method_names = ["get", "head"]
    template_name = "evaluations/letters.html"

    def dispatch(self, request, *args, **kwargs):
        refuse(why_not_remind(request.user, self.agency.government))
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, key):
        return render(request, self.template_name, self.context())

    @cached_property
    def agency(self) -> Agency:
        seen = Agency.objects.visible_to(self.request.user).select_related("government")
        return get_object_or_404(seen, key=self.kwargs["key"])

    @cached_property
    def as_of_form(self) -> AsOfForm:
        return AsOfForm(self.request.GET)

    @property
    def day(self) -> date:
        return self.as_of_form.day

    @cached_property
    def waiting(self) -> list[Matter]:
        """What waits at the agency, and at those in whose place it stands."""
        governments = [self.agency.government_id]
        heirs = heirs_of_agencies(governments)
        own = {agency for agency, followers in heirs.items() if self.agency.pk in followers} | {self.agency.pk}
        found = matters(self.day, governments)
        return [each for each in found if each.role == Role.AGENCY_OFFICER and each.agency.pk in own]

    @cached_property
    def chosen(self) -> list[Matter]:
        names = self.request.GET.getlist("matter")
        return [matter for matter in self.waiting if not names or matter.name in names]

    @cached_property
    def unanswered(self) -> list[Matter]:
        return unanswered_twice(self.waiting, self.day)

    def asked(self, among: list[Matter]) -> Request:
        return Request(self.agency, among, self.day, self.request.user)

    def context(self) -> dict:
        told = days_told(self.waiting, self.day)
        names = self.request.GET.getlist("matter")
        rows = [(each, each.name in names, max(told[each.name], default=None)) for each in self.waiting]
        return {
            "title": _("Letters to %(agency)s") % {"agency": self.agency},
            "lead": _("What waits there: as a nota dinas to edit and sign, or as a text for WhatsApp."),
            "crumbs": [(str(self.agency), self.agency.get_absolute_url())],
            "agency": self.agency,
            "as_of_form": self.as_of_form,
            "day": self.day,
            "rows": rows,
            "unanswered": self.unanswered,
            "text": whatsapp_text(self.asked(self.chosen)) if self.chosen else "",
        }


class NotaDinas(AgencyLetters):
    def get(self, request, key):
        if not self.chosen:
            raise Http404
        return download(nota_dinas(self.asked(self.chosen)), f"nota-dinas-{self.agency.key}-{self.day}")


class LetterToHead(AgencyLetters):
    """Of those chosen, the ones that were told twice without an answer."""

    def get(self, request, key):
        among = [matter for matter in self.chosen if matter in self.unanswered]
        if not among:
            raise Http404
        told = set().union(*days_told(among, self.day).values())
        return download(letter_to_head(self.asked(among), told), f"surat-{self.agency.key}-{self.day}")
