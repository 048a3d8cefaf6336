"""The versions of the rubric that ship, kept in the database because evaluations rest on them."""

from django.utils.translation import gettext as _

from evaluations.models import RubricVersion
from evaluations.rubric import FOLDER, keys, rubric
from portal.reference import Refreshed


class RubricChanged(Exception):
    """A file of the rubric is no longer what evaluations rest on; says which, and what to do."""


def store_rubrics() -> Refreshed:
    """Keeps each version that ships. Raises RubricChanged where a file differs from what is kept under its key."""
    stored = dict(RubricVersion.objects.values_list("key", "checksum"))
    shipped = [rubric(key) for key in keys()]
    for version in shipped:
        if stored.get(version.key, version.checksum) != version.checksum:
            raise RubricChanged(
                _(
                    "The rubric «%(key)s» in evaluations/rubric differs from the version that this database keeps. "
                    "A version in use never changes: put the file back as it was, and ship the change as a new version."
                )
                % {"key": version.key}
            )
    new = [version for version in shipped if version.key not in stored]
    RubricVersion.objects.bulk_create(
        RubricVersion(
            key=version.key,
            checksum=version.checksum,
            issued=version.issued,
            content=(FOLDER / f"{version.key}.toml").read_text(encoding="utf-8"),
        )
        for version in new
    )
    return Refreshed(len(new), 0, len(shipped) - len(new))
