"""The review of a renewal: the page, and the document to be edited."""

from functools import cached_property

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.generic import View

from agreements.letters.blocks import as_document
from agreements.models import Agreement
from evaluations.permissions import why_not_review_renewal
from evaluations.renewal.paper import renewal_review, review_sections, title_of
from evaluations.renewal.register import Reviewed
from portal.files import file_response
from portal.filters import AsOfForm
from portal.papers import kinds_of
from portal.services import refuse

#: Points of the text: a paper that is read at a desk and signed.
SIZE = 10


class RenewalReview(View):
    """For the government's own people who may see what is internal."""

    http_method_names = ["get", "head"]

    def dispatch(self, request, *args, **kwargs):
        refuse(why_not_review_renewal(request.user, self.agreement))
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def as_of_form(self) -> AsOfForm:
        return AsOfForm(self.request.GET)

    @cached_property
    def agreement(self) -> Agreement:
        seen = Agreement.objects.visible_to(self.request.user).with_relatives_visible_to(self.request.user)
        related = ("government", "partnership__government", "partnership__partner")
        found = seen.with_status(self.as_of_form.day).select_related(*related)
        return get_object_or_404(found, key=self.kwargs["key"])

    @property
    def reviewed(self) -> Reviewed:
        return Reviewed(self.agreement, self.as_of_form.day, self.request.user)

    def get(self, request, key):
        reviewed = self.reviewed
        context = {
            "title": title_of(reviewed),
            "lead": _("What the register holds for the decision on a renewal, in the form of a review by staff."),
            "crumbs": [
                (str(reviewed.partnership), reviewed.partnership.get_absolute_url()),
                (str(self.agreement), self.agreement.get_absolute_url()),
            ],
            "record": self.agreement,
            "as_of_form": self.as_of_form,
            "day": reviewed.on,
            "sections": [(str(blocks[0].text), kinds_of(blocks)) for blocks in review_sections(reviewed)],
        }
        return render(request, "evaluations/renewal_review.html", context)


class RenewalReviewFile(RenewalReview):
    def get(self, request, key):
        document = as_document(renewal_review(self.reviewed), self.agreement.government, size=SIZE, lettered=False)
        document.signature()
        return file_response(document.to_bytes(), f"telaahan-perpanjangan-{key}-{self.as_of_form.day}.docx")
