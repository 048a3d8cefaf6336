"""Pages of files beside records: give one out, add one, take one away."""

from django.core.exceptions import ObjectDoesNotExist
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from portal import attachments
from portal.addresses import page_of
from portal.cite_views import AboutRecordPage
from portal.files import PRIVATE
from portal.form_views import FormPage
from portal.forms import GroupedForm, ReasonForm, forms
from portal.models import Attachment


def attachment_seen(user, key: str) -> Attachment:
    """The attachment, if the person sees it; else not found, as if there were none."""
    attachment = get_object_or_404(Attachment, key=key)
    try:
        seen = attachments.sees_attachments(user, attachment.about)
    except ObjectDoesNotExist:
        seen = False
    if not seen:
        raise Http404
    return attachment


class AttachmentFile(View):
    """The file as it came, to be saved: never shown within the portal's own pages."""

    http_method_names = ["get", "head"]

    def get(self, request, key):
        attachment = attachment_seen(request.user, key)
        try:
            content = attachment.file.open("rb")
        except OSError:
            raise Http404 from None
        kind = attachment.content_type
        return FileResponse(content, as_attachment=True, filename=attachment.name, content_type=kind, headers=PRIVATE)


class AttachmentForm(GroupedForm, forms.Form):
    file = attachments.AttachmentField(required=True)


class AttachmentAdd(AboutRecordPage):
    form_class = AttachmentForm
    title = _("Add a file")
    lead = _("A scan or a picture. Only the people of this government see it; it is never published.")

    def why_not(self):
        return attachments.why_not_attach(self.request.user, self.record)

    def form_kwargs(self):
        return {}

    def perform(self, form):
        attachments.add_attachment(self.record, form.cleaned_data["file"], by=self.request.user)
        return page_of(self.record)


class AttachmentRemove(FormPage):
    form_class = ReasonForm
    title = button = _("Remove the file")
    lead = _("The file is deleted. The history keeps its name and its checksum, with your reason.")
    danger = True
    done = _("The file is removed.")

    @cached_property
    def record(self):
        return attachment_seen(self.request.user, self.kwargs["key"])

    def why_not(self):
        return attachments.why_not_remove(self.request.user, self.record)

    def crumbs(self):
        return [(str(self.record.about), page_of(self.record))]

    def perform(self, form):
        back = page_of(self.record)
        attachments.remove_attachment(self.record, by=self.request.user, reason=form.cleaned_data["reason"])
        return back
