"""The names that nobody knew, as questions to a person, and the answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.imports.names import Names, remember
from portal.models import Import

#: As many are asked on one page.
ASKED = 100


@dataclass(frozen=True)
class Question:
    """`proposed` are (key, name); `chosen` and `typed` are what the person said before."""

    place: int
    kind: str
    name: str
    rows: int
    proposed: list[list[str]]
    chosen: str
    typed: str


def questions(import_: Import, posted: Mapping[str, str]) -> list[Question]:
    return [
        Question(
            place,
            capfirst(str(apps.get_model(each["kind"])._meta.verbose_name)),
            each["name"],
            each["rows"],
            each["proposed"],
            posted.get(f"chosen_{place}", ""),
            posted.get(f"typed_{place}", ""),
        )
        for place, each in enumerate(import_.unknown[:ASKED])
    ]


def match(import_: Import, posted: Mapping[str, str]) -> None:
    """Remembers the answers; a name without one stays unknown. Raises ValidationError for one that names nothing."""
    matched, wrong = {}, []
    names = Names(import_.government_key)
    for place, each in enumerate(import_.unknown[:ASKED]):
        said = posted.get(f"typed_{place}", "").strip() or posted.get(f"chosen_{place}", "")
        if not said:
            continue
        model = apps.get_model(each["kind"])
        names.learn(model, [said])
        try:
            matched[each["kind"], each["name"]] = names.key_of(model, said)
        except ValueError:
            wrong.append(
                _("«%(typed)s» names no %(kind)s: choose one, or type its key or its whole name.")
                % {"typed": said, "kind": model._meta.verbose_name}
            )
    if wrong:
        raise ValidationError(wrong)
    remember(import_, matched)
