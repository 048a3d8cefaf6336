"""One account for each role, to try the portal with."""

import os
from typing import NamedTuple

import pghistory
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cities.models import Agency, Government, Membership
from portal.roles import Role


class DemoAccount(NamedTuple):
    username: str
    role: Role
    government: str = "kota-semarang"
    agency: str = ""


ACCOUNTS = (
    DemoAccount("koordinator", Role.COORDINATOR),
    DemoAccount("dinas", Role.AGENCY_OFFICER, agency="kota-semarang-bina-marga"),
    DemoAccount("dprd", Role.COUNCIL_MEMBER),
    DemoAccount("penilai", Role.EVALUATOR),
    DemoAccount("peneliti", Role.RESEARCHER),
    DemoAccount("provinsi", Role.OVERSEER, government="jawa-tengah"),
    DemoAccount("admin", Role.ADMINISTRATOR),
)


class Command(BaseCommand):
    help = "Creates the demo accounts that are missing, sets DEMO_PASSWORD as the password of all, and lists them."

    def handle(self, *args, **options):
        password = os.environ.get("DEMO_PASSWORD")
        if not password:
            raise CommandError(_("Set DEMO_PASSWORD to the password that the demo accounts shall have."))
        with transaction.atomic(), pghistory.context(command="demo_accounts"):
            for account in ACCOUNTS:
                _ensure(account, password)
        self._list()

    def _list(self):
        width = max(len(account.username) for account in ACCOUNTS)
        role_width = max(len(account.role.label) for account in ACCOUNTS)
        names = dict(Government.objects.values_list("key", "name"))
        for username, role, government, _agency in ACCOUNTS:
            self.stdout.write(f"{username:<{width}}  {role.label:<{role_width}}  {names[government]}")


def _ensure(account: DemoAccount, password: str) -> None:
    """Makes the account with its membership. One that exists keeps what it has become, and opens with the password
    that is printed for it.
    """
    users = get_user_model().objects
    if known := users.filter(username=account.username).first():
        if not known.check_password(password):
            known.set_password(password)
            known.save(update_fields=["password"])
        return
    membership = Membership(
        user=users.create_user(account.username, f"{account.username}@example.com", password),
        government=_found(Government, account.government, _("run load_reference first")),
        agency=_found(Agency, account.agency, _("load the demo folder first")) if account.agency else None,
        role=account.role,
        starts=timezone.localdate(),
    )
    membership.full_clean()
    membership.save()


def _found(model, key: str, remedy: str):
    try:
        return model.objects.get(key=key)
    except model.DoesNotExist:
        raise CommandError(
            _("There is no %(kind)s %(key)s: %(remedy)s.")
            % {"kind": model._meta.verbose_name, "key": key, "remedy": remedy}
        ) from None
