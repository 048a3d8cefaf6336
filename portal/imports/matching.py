"""The names that nobody knew, as questions to a person, and the answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.imports.headings import normal
from portal.imports.names import Names, Offer, remember
from portal.models import Import

#: As many are asked on one page.
ASKED = 100
#: As much of two names must be the same for the one to be a slip of the other.
SLIP = 0.87


@dataclass
class Question:
    """`options` are what may be meant: records that are known, and new ones; `chosen` and `typed` what was said."""

    place: int
    model: type[models.Model]
    name: str
    rows: int
    known: list[list[str]]
    chosen: str = ""
    typed: str = ""
    offers: list[Offer] = field(default_factory=list)
    wrong: str = ""

    @property
    def kind(self) -> str:
        return capfirst(str(self.model._meta.verbose_name))

    def guess(self) -> None:
        """A slip of the pen, or what is surely meant, is chosen already; the person sees it, and confirms."""
        keys = {normal(name): key for key, name in reversed(self.known)}
        slips = get_close_matches(normal(self.name), keys, 1, SLIP)
        sure = [offer.value for offer in self.offers if offer.sure]
        self.chosen = next(iter([keys[slip] for slip in slips] + sure), "")


def questions(import_: Import, posted: Mapping[str, str]) -> list[Question]:
    """What was typed and names nothing is looked for anew."""
    names = Names(import_)
    asked = [_question(import_, place, posted) for place in range(min(ASKED, len(import_.unknown)))]
    for question in asked:
        wanted = question.typed or question.name
        if question.typed:
            question.known = names.alike(question.model, [wanted]).get(wanted, [])
        named = names.named.get(question.model)
        if named and named.offers:
            question.offers = named.offers(wanted)
        if not posted:
            question.guess()
    return asked


def _question(import_: Import, place: int, posted: Mapping[str, str]) -> Question:
    each = import_.unknown[place]
    return Question(
        place,
        apps.get_model(each["kind"]),
        each["name"],
        each["rows"],
        each["proposed"],
        posted.get(f"chosen_{place}", "")[:200],
        posted.get(f"typed_{place}", "").replace("\0", "").strip()[:200],
    )


def match(import_: Import, posted: Mapping[str, str]) -> None:
    """Remembers the answers; a name without one stays unknown.

    Raises ValidationError for those that name nothing, by the place of their question.
    """
    matched, wrong = {}, {}
    names = Names(import_)
    added = {kind: dict(texts) for kind, texts in import_.added.items()}
    for question in questions(import_, posted):
        kind = question.model._meta.label_lower
        if question.chosen in {offer.value for offer in question.offers}:
            added.setdefault(kind, {})[question.name] = [question.chosen, question.typed]
            continue
        said = question.typed or question.chosen
        if not said:
            continue
        names.learn(question.model, [said])
        try:
            matched[kind, question.name] = names.key_of(question.model, said)
        except ValueError:
            told = _("«%(typed)s» names no %(kind)s: choose one of what is offered now, or type its whole name.")
            wrong[str(question.place)] = [told % {"typed": said, "kind": question.model._meta.verbose_name}]
    if wrong:
        raise ValidationError(wrong)
    import_.added = added
    import_.save(update_fields=["added"])
    remember(import_, matched)
