"""Who serves in which role: appoint a person, and end an appointment. Only here do accounts come into being."""

from datetime import date

from allauth.account.forms import ResetPasswordForm
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext as _

from cities.models import Agency, Government, Membership
from cities.permissions import governments_with
from portal.roles import Role
from portal.services import act, refuse

User = get_user_model()


def why_not_appoint(user, government: Government) -> str | None:
    if government.pk not in governments_with(user, "cities.change_membership"):
        return _("Only an administrator of this government says who serves in it.")
    return None


def why_not_appoint_to(user, government: Government, person, role: str) -> str | None:
    """Beside `why_not_appoint`: nobody gives himself a role, and oversight belongs to provinces and the ministry."""
    if why_not := why_not_appoint(user, government):
        return why_not
    if person == user:
        return _("Nobody gives himself a role: ask another administrator.")
    overseers = (Government.Level.PROVINCE, Government.Level.MINISTRY)
    if role == Role.OVERSEER and government.level not in overseers:
        return _("Only a province or the ministry oversees: choose another role.")
    return None


def why_not_end(user, membership: Membership) -> str | None:
    if why_not := why_not_appoint(user, membership.government):
        return why_not
    if membership.user == user:
        return _("Nobody ends his own role: ask another administrator.")
    ended = membership.ends and membership.ends < timezone.localdate()
    return _("This membership has ended already.") if ended else None


def appoint(*, by, government: Government, person, role: str, starts: date, agency: Agency | None = None) -> Membership:
    """The person serves the government, or its agency, from that day. Raises PermissionDenied and ValidationError."""
    refuse(why_not_appoint_to(by, government, person, role))
    with act(by=by):
        membership = Membership(user=person, government=government, agency=agency, role=role, starts=starts)
        membership.full_clean()
        membership.save()
    return membership


def open_account(*, by, government: Government, username: str, email: str):
    """An account without a password, for a person whom the administrator appoints next.

    `invite` sends the link by which the person chooses the password.
    """
    refuse(why_not_appoint(by, government))
    with act(by=by):
        person = User(username=username, email=email)
        person.set_unusable_password()
        person.full_clean(exclude=["password"])
        person.save()
    return person


def invite(person, request) -> None:
    form = ResetPasswordForm(data={"email": person.email})
    if form.is_valid():
        form.save(request)


def end_membership(membership: Membership, *, by, on: date, reason: str) -> Membership:
    """The role ends with that day; what the person did stays in the history."""
    with act(by=by, reason=reason):
        current = Membership.objects.select_for_update().get(pk=membership.pk)
        refuse(why_not_end(by, current))
        current.ends = on
        current.full_clean()
        current.save()
    return current
