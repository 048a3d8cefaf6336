"""The guided flow in which a coordinator logs an agreement, and the places it offers while one types."""

import uuid
from functools import cached_property

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.forms.utils import ErrorDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from agreements.forms.field_rows import with_one_more
from agreements.forms.log import LogFlow
from agreements.forms.partners import PartnerForm
from agreements.models import Partnership
from agreements.permissions.agreements import why_not_log_any
from agreements.services.log import log
from cities.models import Government
from cities.permissions import governments_with
from portal.once import answer_once, answered, token_of
from portal.services import refuse


class AgreementLog(View):
    """Every button of the page posts the whole form: what was typed is kept, whatever happens."""

    http_method_names = ["get", "post"]

    def dispatch(self, request, *args, **kwargs):
        if url := answered(request.user, request.POST):
            return redirect(url)
        refuse(why_not_log_any(request.user))
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def governments(self) -> list[Government]:
        return Government.objects.filter(pk__in=governments_with(self.request.user, "agreements.log")).order_by("name")

    def get(self, request):
        return self.page(LogFlow(self.governments, initial=self._known_partner()))

    def _known_partner(self) -> dict:
        """From the page of a partnership the flow begins with its partner."""
        key = self.request.GET.get("partnership", "").replace("\x00", "")
        partnership = Partnership.objects.filter(government__in=self.governments, key=key).first()
        if partnership is None:
            return {}
        return {
            "government": partnership.government.key,
            "q": partnership.partner.name,
            "choice": f"locality:{partnership.partner.key}",
            "institution": partnership.partner_institution,
        }

    def post(self, request):
        button = request.POST.get("action", "")
        if button == "add_row":
            posted = with_one_more(request.POST, "fields")
            return self.page(LogFlow(self.governments, posted).without_errors())
        flow = LogFlow(self.governments, request.POST)
        if button == "search" or flow.partner.is_unsearched:
            return self.page(flow.without_errors())
        if not flow.is_valid():
            return self.page(flow)
        if flow.is_unanswered:
            return self.page(flow, warnings=flow.warnings)
        return self._save(flow, draft=button == "draft")

    def _save(self, flow: LogFlow, *, draft: bool):
        token = token_of(self.request.POST)
        if token is None:
            flow.log.add_error(None, _("This form was not opened from here. Look at it again, then save."))
            return self.page(flow)
        try:
            url = answer_once(self.request.user, token, lambda: self._log(flow, draft=draft))
        except ValidationError as error:
            flow.log.take_over(error)
        except IntegrityError:
            flow.log.add_error(None, _("Somebody saved the same at this moment. Look at it again, then save."))
        else:
            return redirect(url)
        return self.page(flow)

    def _log(self, flow: LogFlow, *, draft: bool) -> str:
        agreement = log(
            by=self.request.user,
            government=flow.government,
            partner=flow.recognised,
            fields=flow.rows.entries(),
            draft=draft,
            **flow.log.changes(),
        )
        messages.success(self.request, self._told(agreement, known=flow.partnership))
        return agreement.get_absolute_url()

    @staticmethod
    def _told(agreement, known: Partnership | None) -> str:
        told = [
            _("The draft is kept; only your government sees it.")
            if agreement.is_draft
            else _("The agreement is logged.")
        ]
        if known:
            told.append(_("It stands under the partnership %(partnership)s of the register.") % {"partnership": known})
            if known.published_on and not agreement.is_draft:
                told.append(_("This partnership is published, so everybody can read the agreement from now on."))
        told.append(_("What is still missing stands below: complete it whenever you know it."))
        return " ".join(told)

    def page(self, flow: LogFlow, warnings=None):
        context = {
            "title": _("Log an agreement"),
            "lead": _("Partner, type, title and date are enough to save. Everything else can follow later."),
            "flow": flow,
            "warnings": warnings,
            "form_token": token_of(self.request.POST) or uuid.uuid4(),
        }
        return render(self.request, "agreements/log/page.html", context)


class PartnerOptions(View):
    """The places offered for what is being typed: the same as the button «Find» shows, without the rest of the page."""

    http_method_names = ["get"]

    def get(self, request):
        refuse(why_not_log_any(request.user))
        form = PartnerForm(request.GET)
        form._errors = ErrorDict()  # Whoever still types has made no mistake yet.
        part = "parent" if "parent_q" in request.GET else "partner"
        return render(request, f"agreements/log/{part}_options.html", {"form": form})
