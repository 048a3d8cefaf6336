"""Public pages: report an error on a page, and read what became of the report."""

from allauth.core import ratelimit
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, View

from evaluations.corrections import services
from evaluations.corrections.forms import ReportForm
from evaluations.corrections.subjects import keeper_of, page_from, record_named, record_of, version_address
from evaluations.models import CorrectionReport
from portal.context import LONGEST_PATH
from portal.files import PRIVATE
from portal.form_views import FormPage
from portal.once import token_of
from portal.versions import is_public

#: Such pages are for one reader, and for no search engine.
UNLISTED = PRIVATE | {"X-Robots-Tag": "noindex, nofollow"}


class ReportError(FormPage):
    """Anybody may; the page on which the error stands comes along in `?page=`."""

    form_class = ReportForm
    template_name = "evaluations/corrections/report.html"
    title = gettext_lazy("Report an error")
    lead = gettext_lazy("Nobody needs an account for this. Whoever keeps the record reads it, and answers.")
    button = gettext_lazy("Send the report")

    def dispatch(self, request, *args, **kwargs):
        # A visitor has no account by which a form is known again: the report itself keeps the token of its form.
        response = View.dispatch(self, request, *args, **kwargs)
        for name, value in UNLISTED.items():
            response.headers.setdefault(name, value)
        return response

    @cached_property
    def page_reported(self) -> str:
        given = self.request.POST.get("page") or self.request.GET.get("page", "")
        return page_from(given[:LONGEST_PATH])

    @cached_property
    def record(self):
        return record_of(self.page_reported, self.request.user) if self.page_reported else None

    def post(self, request, *args, **kwargs):
        form, token = self.form_class(request.POST), token_of(request.POST)
        if token is None:
            form.add_error(None, _("This form was not opened from here. Look at it again, then save."))
        if not form.is_valid():
            return self.page(form)
        known = CorrectionReport.objects.filter(form_token=token).first()
        if known is None and not ratelimit.consume(request, action="report_error"):
            form.add_error(None, _("Many reports came from your connection. Please send this one in ten minutes."))
            response = self.page(form)
            response.status_code = 429
            return response
        try:
            made = known or services.report(by=request.user, page=self.page_reported, token=token, said=form.said())
        except ValidationError as error:
            form.take_over(error)
            return self.page(form)
        return redirect(reverse("report-status", args=[made.secret]))

    def context(self, form, current=None):
        keeper = keeper_of(self.record)
        return super().context(form, current) | {
            "page_reported": self.page_reported,
            "about": str(self.record) if self.record else self.page_reported,
            "keeper": str(keeper) if keeper else "",
        }

    def back_url(self):
        return self.page_reported or reverse("home")

    def crumbs(self):
        return [(str(self.record), self.page_reported)] if self.record else []


class ReportStatus(DetailView):
    """What was reported and answered, for whoever has the address: it cannot be guessed."""

    http_method_names = ["get", "head"]
    model = CorrectionReport
    template_name = "evaluations/corrections/status.html"
    context_object_name = "report"

    def get_object(self, queryset=None):
        found = CorrectionReport.objects.filter(secret=self.kwargs["secret"]).first()
        if found is None:
            raise Http404
        return found

    def render_to_response(self, context, **kwargs):
        return super().render_to_response(context, headers=UNLISTED, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=_("The error that you reported"),
            address=self.request.build_absolute_uri(),
            version_url=self.version_url(),
            **kwargs,
        )

    def version_url(self) -> str | None:
        """Of the version that corrects it, where everybody may read that."""
        number = self.object.corrected_version
        record = record_named(self.object.record, self.object.record_key) if number else None
        if record is None or not is_public(record):
            return None
        return reverse("portal:record-version", args=version_address(record, number))
