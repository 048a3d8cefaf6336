"""The page on which a person makes the secret address of a calendar, and the calendar that it opens."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.generic import View

from evaluations.calendar import Diary, calendar_file
from portal.addresses import absolute
from portal.calendar_feeds import close_feed, feed_by, feed_of, open_feed
from portal.form_views import FormPage
from portal.forms import PlainForm
from portal.once import answer_once, answered, token_of


class CalendarPage(View):
    """GET says whether there is an address; POST makes one, and shows it in its answer alone."""

    http_method_names = ["get", "head", "post"]

    def get(self, request):
        return self._page()

    def post(self, request):
        token, made = token_of(request.POST), []
        if token is None or answered(request.user, request.POST):
            return redirect("calendar")
        answer_once(request.user, token, lambda: made.append(open_feed(request.user)) or reverse("calendar"))
        return self._page(made[0]) if made else redirect("calendar")

    def _page(self, secret: str = ""):
        context = {
            "title": _("Calendar"),
            "lead": _(
                "Last days of agreements and for notice, reports due, promises and planned activities, in the calendar "
                "of your phone or office."
            ),
            "feed": feed_of(self.request.user),
            "address": absolute(reverse("calendar-feed", args=[secret])) if secret else "",
            "form_token": uuid.uuid4(),
        }
        return render(self.request, "evaluations/calendar.html", context)


class CalendarRevoke(FormPage):
    form_class = PlainForm
    title = button = gettext_lazy("Revoke the calendar address")
    lead = gettext_lazy("The address opens nothing any more; calendars that read it stay as they were last.")
    done = gettext_lazy("Revoked.")
    danger = True

    def why_not(self):
        return None if feed_of(self.request.user) else _("You have no calendar address.")

    def perform(self, form):
        close_feed(self.request.user)
        return self.back_url()

    def back_url(self):
        return reverse("calendar")

    def crumbs(self):
        return [(_("Calendar"), self.back_url())]


class CalendarFile(View):
    """For programs, which do not sign in: whoever knows the secret reads what its owner may see today."""

    http_method_names = ["get", "head"]

    def get(self, request, secret):
        feed = feed_by(secret)
        if feed is None:
            raise Http404
        with override(feed.user.language):
            body = calendar_file(feed, Diary(feed.user, timezone.localdate()).entries())
        headers = {"Cache-Control": "private, no-store", "Content-Language": feed.user.language}
        return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)
