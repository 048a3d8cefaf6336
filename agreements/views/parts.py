"""Pages that add, change and remove what stands below an agreement: three acts, declared for each kind of part."""

from django.utils.translation import gettext_lazy as _

from agreements.forms import parts as forms
from agreements.models import Agreement, AgreementText, Assignment, CooperationField, Signatory, Signing
from agreements.permissions import agreements as may
from agreements.services import parts
from agreements.views.correcting import CorrectingPage
from portal.addresses import page_of, shown_on
from portal.form_views import FormPage


class PartPage(FormPage):
    """The agreement above the part decides who may."""

    def why_not(self):
        above = self.record if isinstance(self.record, Agreement) else parts.agreement_of(self.record)
        return may.why_not_change(self.request.user, above)

    def crumbs(self):
        above = shown_on(self.record)
        return [(str(above), above.get_absolute_url())]


class PartAdd(PartPage):
    """`record` is what the part hangs under; `part` makes the empty part there."""

    def part(self):
        raise TypeError(f"{type(self).__name__} does not say what it adds")

    def form_kwargs(self):
        return {"instance": self.part(), "by": self.request.user}

    def perform(self, form):
        parts.add_part(form.instance, by=self.request.user, reason=form.reason)
        return page_of(self.record)


class PartChange(PartPage, CorrectingPage):
    def perform(self, form):
        self.change(form, by=self.request.user, version=self.version, changes=form.changes())
        return page_of(self.record)

    def change(self, form, **how):
        parts.change_part(self.record, reason=form.reason, **how)


class PartRemove(PartPage):
    form_class = forms.RemovalForm
    lead = _("It was written down in error and goes from the register. What really ended gets its date instead.")
    button = _("Remove")
    danger = True
    done = _("Removed.")

    def perform(self, form):
        parts.remove_part(self.record, by=self.request.user, reason=form.cleaned_data["reason"])
        return page_of(self.record)


class TextAdd(PartAdd):
    model, form_class, title = Agreement, forms.TextForm, _("Add a text")
    lead = _("Each party may have its own text of the agreement, in its own language.")

    def part(self):
        return AgreementText(agreement=self.record)


class TextChange(PartChange):
    model, form_class, title = AgreementText, forms.TextForm, _("Change the text")
    lead = _("What you save takes the place of what stood there; the history keeps both.")


class TextRemove(PartRemove):
    model, title = AgreementText, _("Remove the text")


class SigningAdd(PartAdd):
    model, form_class, title = Agreement, forms.SigningForm, _("Add a signing")
    lead = _("One place and day of signing; the agreement takes the date of the last one.")

    def part(self):
        return Signing(agreement=self.record)


class SigningChange(PartChange):
    model, form_class, title = Signing, forms.SigningForm, _("Change the signing")
    lead = _("The agreement takes the date of its last signing.")


class SigningRemove(PartRemove):
    model, title = Signing, _("Remove the signing")


class SignatoryAdd(PartAdd):
    model, form_class, title = Signing, forms.SignatoryForm, _("Add a signatory")
    lead = _("Who signed, with the post held then; both are public.")

    def part(self):
        return Signatory(signing=self.record)


class SignatoryChange(PartChange):
    model, form_class, title = Signatory, forms.SignatoryForm, _("Change the signatory")
    lead = _("What you save takes the place of what stood there; the history keeps both.")


class SignatoryRemove(PartRemove):
    model, title = Signatory, _("Remove the signatory")


class FieldAdd(PartAdd):
    model, form_class, title = Agreement, forms.FieldForm, _("Add a field")
    lead = _("As the text words it. Responsible agencies are added on the page of the field.")

    def part(self):
        return CooperationField(agreement=self.record, position=parts.next_position(self.record.fields))

    def perform(self, form):
        field = parts.add_field(form.instance, by=self.request.user, sectors=form.sectors_chosen, reason=form.reason)
        return page_of(field)


class FieldChange(PartChange):
    model, form_class, title = CooperationField, forms.FieldForm, _("Change the field")
    lead = _("What you save takes the place of what stood there; the history keeps both.")

    def change(self, form, **how):
        parts.change_field(self.record, sectors=form.sectors_chosen, reason=form.reason, **how)


class FieldRemove(PartRemove):
    model, title = CooperationField, _("Remove the field")

    def perform(self, form):
        super().perform(form)
        return page_of(self.record.agreement)


class AssignmentAdd(PartAdd):
    model, form_class, title = CooperationField, forms.AssignmentForm, _("Add a responsible agency")
    lead = _("The agency is responsible for this field from the day that you name.")

    def part(self):
        return Assignment(field=self.record)

    def perform(self, form):
        parts.make_responsible(self.record, by=self.request.user, **form.changes())
        return page_of(self.record)


class AssignmentChange(PartChange):
    model, form_class, title = Assignment, forms.AssignmentForm, _("Change the responsibility")
    lead = _("A responsibility that ended keeps its period: write its last day, and add the next agency.")

    def change(self, form, **how):
        parts.change_part(self.record, **how)


class AssignmentRemove(PartRemove):
    model, title = Assignment, _("Remove the responsibility")

    def perform(self, form):
        super().perform(form)
        return page_of(self.record.field)
