"""Which field of the older agreement each field continues, of all fields in one sitting."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.forms.origins import OriginsForm
from agreements.models import Agreement
from agreements.services.origins import say_origins
from agreements.views.many import ManyAtOnce


class FieldOrigins(ManyAtOnce):
    model, form_class, rows, title = Agreement, OriginsForm, "fields", _("Which field continues which")
    lead = _(
        "Say of each field which field of the older agreement it continues or carries out. You judge by the meaning; "
        "another wording may be the same field. One that is new continues none."
    )

    def form_kwargs(self):
        return {"agreement": self.record}

    def perform(self, form):
        say_origins(self.record, by=self.request.user, before=self.before, said=form.said())
        return reverse("agreements:agreement-differences", args=[self.record.key])
