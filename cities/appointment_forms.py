"""Forms by which an administrator says who serves in which role."""

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities.models import Agency
from portal.fields import DayFormField
from portal.forms import GroupedForm
from portal.roles import Role

User = get_user_model()


class AppointForm(GroupedForm, forms.Form):
    """An account by its user name; where there is none of that name, one is opened and invited by mail."""

    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        help_text=_("Of an account that exists, or of the one to open."),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        required=False,
        help_text=_("Only for a new account: the link to choose a password goes there."),
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role)
    agency = forms.ModelChoiceField(
        label=_("Agency"),
        queryset=Agency.objects.none(),
        to_field_name="key",
        required=False,
        help_text=_("An agency officer serves an agency; leave it empty for the other roles."),
    )
    starts = DayFormField(label=_("From"), initial=timezone.localdate)

    def __init__(self, *args, government, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = government.agencies.filter(dissolved=None)

    def clean(self):
        cleaned = super().clean()
        self.person = User.objects.filter(username=cleaned.get("username", "")).first()
        if self.person is None and not cleaned.get("email"):
            self.add_error("email", _("There is no account of this name. Give an e-mail address to open one."))
        if self.person is None and User.objects.filter(email__iexact=cleaned.get("email", "") or "-").exists():
            self.add_error("email", _("An account with this address exists under another user name."))
        if cleaned.get("role") == Role.AGENCY_OFFICER and not cleaned.get("agency"):
            self.add_error("agency", _("Choose the agency that the officer serves."))
        return cleaned


class EndForm(GroupedForm, forms.Form):
    ends = DayFormField(label=_("Last day"), initial=timezone.localdate)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
