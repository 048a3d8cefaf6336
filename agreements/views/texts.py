"""Pages on what stands in the texts of an agreement: their points, their clauses, and the fields of the other text."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.forms.parts import PointForm
from agreements.forms.texts import ClausesForm, MatchesForm
from agreements.models import AgreementText, TextPoint
from agreements.services import texts
from agreements.services.parts import next_position
from agreements.views.many import ManyAtOnce
from agreements.views.parts import PartAdd, PartChange, PartRemove


class PointAdd(PartAdd):
    model, form_class, title = AgreementText, PointForm, _("Add a point")
    lead = _("A point of the text as it words it, where that is no cooperation field by itself.")

    def part(self):
        return TextPoint(text=self.record, position=next_position(self.record.text_points))


class PointChange(PartChange):
    model, form_class, title = TextPoint, PointForm, _("Change the point")
    lead = _("What you save takes the place of what stood there; the history keeps both.")


class PointRemove(PartRemove):
    model, title = TextPoint, _("Remove the point")
    lead = _("It was written down in error and goes from the register, with what was found in it.")


class Findings(ManyAtOnce):
    """What a person found in a text."""

    model = AgreementText
    template_name = "agreements/comparing/findings_form.html"

    def form_kwargs(self):
        return {"text": self.record}

    def result(self) -> str:
        """Where what was said stands beside the other text."""
        return reverse("agreements:agreement-texts", args=[self.record.agreement.key])

    def context(self, form, current=None):
        points = self.record.text_points.all()
        return super().context(form, current) | {"text": self.record, "points": points}


class TextClauses(Findings):
    form_class, rows, title = ClausesForm, "clauses", _("Clauses of the text")
    lead = _(
        "Read the text and say of each clause whether it stands there, and where: the article or point, such as "
        "«pasal 11». What you cannot tell stays «not recorded». "
        "This is an analysis of ours, so it stays open after the agreement is confirmed."
    )

    def perform(self, form):
        reason = form.cleaned_data["reason"]
        texts.say_clauses(self.record, by=self.request.user, before=self.before, said=form.said(), reason=reason)
        return self.result()


class TextMatches(Findings):
    form_class, rows, title = MatchesForm, "matches", _("Fields found in the text")
    lead = _(
        "The fields that the other text words: say of each whether this text has it too, in which points and words. "
        "You judge by the meaning; another wording may be the same field."
    )

    def perform(self, form):
        reason = form.cleaned_data["reason"]
        texts.say_matches(self.record, by=self.request.user, before=self.before, found=form.found(), reason=reason)
        return self.result()
