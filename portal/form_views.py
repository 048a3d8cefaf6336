"""The page of one form that leads to one act of a service: with a record to change, to add, or to act upon."""

import uuid

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError
from django.db.models import Field
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from portal.addresses import page_of
from portal.evidence import in_words
from portal.once import answer_once, answered, token_of
from portal.services import StaleEdit, refuse


class FormPage(View):
    """Subclasses say on which record, with which form, and in `perform` by which service.

    What the person may not see is a 404; what may be seen but not done answers 403 with the sentence of `why_not`.
    A form that is wrong changes nothing and keeps what was typed; one posted twice is answered once. Where `done` is
    empty, the page of the result says by itself what was done.
    """

    http_method_names = ["get", "post"]
    model = None
    form_class = None
    template_name = "form.html"
    title = ""
    lead = ""
    button = gettext_lazy("Save")
    danger = False
    done = gettext_lazy("Saved.")

    def why_not(self) -> str | None:
        raise TypeError(f"{type(self).__name__} does not say who may do it")

    def perform(self, form) -> str:
        """Do it, and return the address of the page that shows the result."""
        raise TypeError(f"{type(self).__name__} does not say what it does")

    @cached_property
    def record(self):
        return get_object_or_404(self.model.objects.visible_to(self.request.user), key=self.kwargs["key"])

    def form_kwargs(self) -> dict:
        return {}

    def dispatch(self, request, *args, **kwargs):
        if url := answered(request.user, request.POST):
            return redirect(url)
        refuse(self.why_not())
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return self.page(self.form_class(**self.form_kwargs()))

    def post(self, request, *args, **kwargs):
        form = self.form_class(request.POST, request.FILES, **self.form_kwargs())
        token = token_of(request.POST)
        if token is None:
            form.add_error(None, _("This form was not opened from here. Look at it again, then save."))
        if not form.is_valid():
            return self.page(form)
        try:
            url = answer_once(request.user, token, lambda: self._perform(form))
        except StaleEdit as stale:
            form.take_over(stale)
            return self.page(form, current=stale.current)
        except ValidationError as error:
            form.take_over(error)
            return self.page(form)
        except ObjectDoesNotExist:
            raise Http404 from None
        except IntegrityError:
            form.add_error(None, _("Somebody saved something at the same moment that excludes this. Please try again."))
            return self.page(form)
        return redirect(url)

    def _perform(self, form) -> str:
        url = self.perform(form)
        if self.done:
            messages.success(self.request, self.done)
        return url

    def page(self, form, current=None):
        return render(self.request, self.template_name, self.context(form, current))

    def context(self, form, current=None) -> dict:
        return {
            "title": self.title,
            "lead": self.lead,
            "crumbs": self.crumbs(),
            "form": form,
            "form_token": token_of(self.request.POST) or uuid.uuid4(),
            "button": self.button,
            "danger": self.danger,
            "back_url": self.back_url(),
        }

    def back_url(self) -> str:
        return page_of(self.record)

    def crumbs(self) -> list[tuple[str, str]]:
        return [(str(self.record), page_of(self.record))]


class ChangePage(FormPage):
    """Changes the attributes of a record; a stale edit shows both versions and keeps what was typed."""

    def form_kwargs(self):
        return {"instance": self._fresh(), "by": self.request.user}

    def _fresh(self):
        """A copy for the form to fill in, so that the page goes on naming the record as it is."""
        return type(self.record)._base_manager.get(pk=self.record.pk)

    @property
    def version(self) -> int:
        """The version that the person saw; one that no record has where the form does not say."""
        posted = self.request.POST.get("version", "")
        return int(posted) if posted.isascii() and posted.isdigit() and len(posted) < 10 else -1

    def context(self, form, current=None):
        shown = current or self.record
        return super().context(form, current) | {
            "version": self.request.POST.get("version", shown.version) if current is None else current.version,
            "differences": [_labelled(*row) for row in differing(form, current)] if current else [],
        }


def differing(form, record) -> list[tuple[Field, str, str]]:
    """Attributes of the form, what stands in the record, and what was typed, where the two are not the same."""
    asked = [attribute for attribute in record._meta.concrete_fields if attribute.name in form.fields]
    told = [(each, in_words(record, each), in_words(form.instance, each)) for each in asked]
    return [(attribute, now, typed) for attribute, now, typed in told if now != typed]


def _labelled(attribute: Field, now: str, typed: str) -> tuple[str, str, str]:
    return str(attribute.verbose_name), now, typed
