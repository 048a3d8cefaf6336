"""Papers on a partnership and for a hearing: the page that offers them, and the files."""

from datetime import date
from functools import cached_property

from django.core.validators import slug_re
from django.db.models import F, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.generic import View

from agreements.letters.blocks import as_document
from agreements.models import Activity, Partnership
from cities.models import Government
from evaluations.assessment import assess
from evaluations.papers.council_brief import council_brief, hearing
from evaluations.papers.partner_brief import partner_brief
from evaluations.papers.visit_brief import visit_brief
from evaluations.permissions import why_not_brief_visit
from evaluations.shown.elements import marks_of
from portal.files import file_response
from portal.filters import AsOfForm
from portal.papers import Paper, paper_pdf
from portal.services import refuse


class PaperView(View):
    """What is read on a day; whoever sees the record may have the paper, as far as they see what it tells."""

    http_method_names = ["get", "head"]
    model = Partnership

    @cached_property
    def record(self):
        return get_object_or_404(self.seen(), key=self.kwargs["key"])

    def seen(self):
        return self.model.objects.visible_to(self.request.user)

    @cached_property
    def as_of_form(self) -> AsOfForm:
        return AsOfForm(self.request.GET)

    @property
    def day(self) -> date:
        return self.as_of_form.day


class PartnershipPaper(PaperView):
    def seen(self):
        return super().seen().select_related("government", "partner__country", "partner__parent", "partner__geoname")


class Papers(PartnershipPaper):
    """What there is on a partnership to take along, as far as the reader may have it."""

    def get(self, request, key):
        context = {
            "title": _("Papers"),
            "lead": _("To print, to send and to take along; each as of the day chosen here."),
            "crumbs": [(str(self.record), self.record.get_absolute_url())],
            "record": self.record,
            "as_of_form": self.as_of_form,
            "day": self.day,
            "may_brief_visit": why_not_brief_visit(request.user, self.record) is None,
            "journeys": journeys_of(self.record, request.user),
        }
        return render(request, "evaluations/papers/papers.html", context)


class CouncilBriefFile(PartnershipPaper):
    def get(self, request, key):
        marks = marks_of(assess([self.record.pk], self.day)[self.record.pk])
        paper = council_brief(self.record, self.day, request.user, marks=marks)
        return file_response(paper_pdf(paper), f"ringkasan-dprd-{key}-{self.day}.pdf")


def journeys_of(partnership: Partnership, user) -> QuerySet:
    """Journeys of ours, held or planned, that a delegation may be compared by."""
    seen = Activity.objects.visible_to(user).standing().outbound_visits().filter(partnership=partnership)
    return seen.exclude(state=Activity.State.CANCELLED).order_by(F("happened__latest").desc(nulls_first=True), "pk")


class VisitPaper(PartnershipPaper):
    """For the government's own people; `suffix` says whether it is read (pdf) or edited (docx)."""

    suffix = "pdf"
    name = ""

    def get(self, request, key):
        refuse(why_not_brief_visit(request.user, self.record))
        paper = self.paper()
        content = paper_pdf(paper) if self.suffix == "pdf" else as_document(paper, self.record.government).to_bytes()
        return file_response(content, f"{self.name}-{key}-{self.day}.{self.suffix}")


class VisitBriefFile(VisitPaper):
    name = "bahan-kunjungan"

    def paper(self) -> Paper:
        return visit_brief(self.record, self.day, self.request.user, journey=self.journey())

    def journey(self) -> Activity | None:
        """The one named by `?journey=`, with its groups."""
        if not (chosen := self.request.GET.get("journey")):
            return None
        if not slug_re.fullmatch(chosen):
            raise Http404
        journeys = journeys_of(self.record, self.request.user).prefetch_related("participations")
        return get_object_or_404(journeys, key=chosen)


class PartnerBriefFile(VisitPaper):
    name = "partner-brief"

    def paper(self) -> Paper:
        return partner_brief(self.record, self.day, self.request.user)


class Hearing(PaperView):
    """Chooses among the partnerships of a government. `?partnership=` names those chosen; where it names none, all."""

    model = Government

    def get(self, request, key):
        context = {
            "title": _("Council briefs: %(government)s") % {"government": self.record},
            "lead": _("One page for each partnership, in one document for a hearing."),
            "crumbs": [(str(self.record), self.record.get_absolute_url())],
            "government": self.record,
            "as_of_form": self.as_of_form,
            "day": self.day,
            "partnerships": self.partnerships,
            "names": self.names,
        }
        return render(request, "evaluations/papers/hearing.html", context)

    @cached_property
    def partnerships(self) -> list[Partnership]:
        """Those that stand, by the name of the partner."""
        standing = Partnership.objects.visible_to(self.request.user).standing().filter(government=self.record)
        return list(standing.select_related("government", "partner").order_by("partner__name", "pk"))

    @property
    def names(self) -> list[str]:
        return self.request.GET.getlist("partnership")


class HearingFile(Hearing):
    def get(self, request, key):
        chosen = [each for each in self.partnerships if not self.names or each.key in self.names]
        assessed = assess([each.pk for each in chosen], self.day)
        marks = {pk: marks_of(assessment) for pk, assessment in assessed.items()}
        paper = hearing(self.record, chosen, self.day, request.user, marks=marks)
        return file_response(paper_pdf(paper), f"ringkasan-dprd-{key}-{self.day}.pdf")
