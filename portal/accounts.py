"""Accounts are given by an administrator; nobody signs up, and a mail goes only to addresses that have an account."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.forms import ConfirmLoginCodeForm, LoginForm, RequestLoginCodeForm, ResetPasswordForm
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

WRONG_NAME_OR_PASSWORD = _("The user name (or e-mail address) and the password do not belong together.")


class SignInBackend(AuthenticationBackend):
    """Says who somebody is. What they may do is answered from memberships, so no permission is looked up here."""

    def has_perm(self, user_obj, perm, obj=None):
        return False


class ClosedAccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG_NAME_OR_PASSWORD,
        "email_password_mismatch": WRONG_NAME_OR_PASSWORD,
        "incorrect_code": _("This is not the code that was sent. Look at the newest mail."),
        "account_inactive": _("This account is closed. Ask your administrator."),
    }

    def is_open_for_signup(self, request):
        return False

    def respond_user_inactive(self, request, user):
        messages.error(request, self.error_messages["account_inactive"])
        return redirect("account_login")

    def format_email_subject(self, subject):
        """Names the portal, not the host name that the request came by."""
        return f"[{gettext('Sister City Portal')}] {subject}"


class SignInForm(LoginForm):
    """allauth's form with a label that says what to type, and no placeholder that repeats it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name or e-mail address")
        self.fields["password"].label = _("Password")
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class LoginCodeRequestForm(RequestLoginCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address of your account")
        self.fields["email"].widget.attrs.pop("placeholder", None)


class LoginCodeForm(ConfirmLoginCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code from the mail")
        self.fields["code"].widget.attrs.pop("placeholder", None)


class KnownAddressResetForm(ResetPasswordForm):
    """Stays silent towards an address without an account: allauth would mail an invitation to sign up."""

    def save(self, request, **kwargs):
        return super().save(request, **kwargs) if self.users else self.cleaned_data["email"]
