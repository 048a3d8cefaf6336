"""The page of the annual report and its files."""

from functools import cached_property

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from agreements.letters.blocks import as_document
from cities.models import Government
from evaluations.annual.figures import performance
from evaluations.annual.paper import annual_paper, lead, partnership_blocks, title_of
from evaluations.annual.sheets import annual_workbook
from evaluations.annual.wording import ToldFigure, told
from evaluations.annual.year import Year
from evaluations.permissions import why_not_read_annual_report, why_not_set_targets
from portal.files import file_response
from portal.papers import kinds_of, paper_pdf
from portal.partial_dates import FIRST_YEAR
from portal.services import refuse


class AnnualReport(View):
    """For the government's own people and its overseers."""

    http_method_names = ["get", "head"]

    def get(self, request, key, year):
        return render(request, "evaluations/annual.html", self.context())

    def dispatch(self, request, *args, **kwargs):
        refuse(why_not_read_annual_report(request.user, self.government))
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def government(self) -> Government:
        return get_object_or_404(Government.objects.visible_to(self.request.user), key=self.kwargs["key"])

    @cached_property
    def year(self) -> Year:
        number = self.kwargs["year"]
        if not FIRST_YEAR <= number <= timezone.localdate().year:
            raise Http404
        return Year(self.government, number, self.request.user)

    def context(self) -> dict:
        year = self.year
        figures = performance(year)
        return {
            "title": title_of(year),
            "lead": lead(),
            "crumbs": [(str(self.government), self.government.get_absolute_url())],
            "government": self.government,
            "year": year.number,
            "day": year.last,
            "figures": [ToldFigure(each) for each in figures],
            "partnerships": [
                (each.partnership.key, kinds_of(partnership_blocks(each))) for each in told(year, figures)
            ],
            "may_set_targets": why_not_set_targets(self.request.user, self.government) is None,
            "previous": year.number - 1 if year.number > FIRST_YEAR else None,
            "next": year.number + 1 if year.number < timezone.localdate().year else None,
        }


class AnnualReportFile(AnnualReport):
    """`suffix` says in which form: pdf is read, docx edited, xlsx counted on."""

    suffix = "pdf"

    def get(self, request, key, year):
        make = {"pdf": self._pdf, "docx": self._docx, "xlsx": lambda: annual_workbook(self.year)}
        return file_response(make[self.suffix](), f"laporan-kerja-sama-{key}-{year}.{self.suffix}")

    def _pdf(self) -> bytes:
        return paper_pdf(annual_paper(self.year))

    def _docx(self) -> bytes:
        document = as_document(annual_paper(self.year), self.government)
        document.signature()
        return document.to_bytes()


class AnnualReportNow(AnnualReport):
    """The report of the current year."""

    def get(self, request, key):
        return redirect(reverse("annual-report", args=[key, timezone.localdate().year]))
