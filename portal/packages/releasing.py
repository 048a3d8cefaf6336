"""To release the published package: its file is kept, so that whoever cites the version finds it again."""

import tempfile
from datetime import date
from pathlib import Path

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.models import PackageRelease
from portal.packages.archive import write_package
from portal.packages.scope import Scope
from portal.services import refuse
from portal.statements import execute

FOLDER = "packages"


def why_not_release(user) -> str | None:
    if user.is_authenticated and user.has_perm("portal.release"):
        return None
    return _("Only a cooperation unit or an administrator releases a version of the data package.")


def release_package(*, by=None, as_of: date | None = None) -> PackageRelease:
    """Keeps what is published as of that day, today where none is said. `by` is nobody where a command does it.

    Raises PermissionDenied, or ValidationError where this very version stands released already, or the day is to come.
    """
    if by:
        refuse(why_not_release(by))
    today = timezone.localdate()
    day = as_of or today
    if day > today:
        raise ValidationError(_("This day is still to come: choose today or an earlier one."))
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "package.zip"
        package = write_package(target, Scope(AnonymousUser(), day))
        release = PackageRelease(
            version=package.version,
            as_of=day,
            size=package.size,
            sha256=package.sha256,
            released_on=today,
            released_by=by,
        )
        return _keep(release, target)


@transaction.atomic
def _keep(release: PackageRelease, target: Path) -> PackageRelease:
    with connection.cursor() as cursor:
        execute(cursor, "LOCK TABLE portal_packagerelease IN EXCLUSIVE MODE")
    if PackageRelease.objects.filter(version=release.version).exists():
        raise ValidationError(
            _("Nothing changed since: version %(version)s stands released.") % {"version": release.version}
        )
    with target.open("rb") as file:
        release.file.save(f"{FOLDER}/{release.version}.zip", File(file), save=False)
    try:
        release.full_clean()
        release.save()
    except Exception:
        release.file.delete(save=False)
        raise
    return release
