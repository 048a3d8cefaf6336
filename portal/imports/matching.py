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
from portal.imports.holding import prepared
from portal.imports.names import Names, Offer, remember
from portal.models import Import

#: As many are asked on one page: for each the gazetteer is searched.
ASKED = 50
#: As much of two names must be the same for the one to be a slip of the other.
SLIP = 0.87


@dataclass
class Question:
    """What may be meant are `known` records and `offers` of new ones; `chosen` and `typed` is what was said.

    `failed` is what was typed before, and named nothing: what is chosen beside it is meant.
    """

    place: int
    model: type[models.Model]
    name: str
    rows: int
    known: list[list[str]]
    chosen: str = ""
    typed: str = ""
    failed: str = ""
    offers: list[Offer] = field(default_factory=list)
    wrong: str = ""
    is_qualified: bool = False

    @property
    def kind(self) -> str:
        return capfirst(str(self.model._meta.verbose_name))

    @property
    def wanted(self) -> str:
        """The name that is looked for: what was typed, with what stands after the comma of the name in the sheet."""
        _name, comma, more = self.name.rpartition(",")
        lacks = self.is_qualified and self.typed and comma and "," not in self.typed
        return f"{self.typed},{more}" if lacks else self.typed or self.name

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
        named = names.named.get(question.model)
        question.is_qualified = bool(named and named.qualified)
        wanted = question.wanted
        if question.typed:
            question.known = names.alike(question.model, [wanted]).get(wanted, [])
    _offer(names, asked)
    if not posted:
        for question in asked:
            question.guess()
    return asked


def _offer(names: Names, asked: list[Question]) -> None:
    for model, named in names.named.items():
        of_model = [question for question in asked if question.model is model]
        if of_model and named.offers:
            offers = named.offers([question.wanted for question in of_model])
            for question, found in zip(of_model, offers, strict=True):
                question.offers = found


def _question(import_: Import, place: int, posted: Mapping[str, str]) -> Question:
    """An answer to another name, as in a form that was opened before the last preview, is none to this one."""
    each = import_.unknown[place]
    question = Question(place, apps.get_model(each["kind"]), each["name"], each["rows"], each["proposed"])
    if posted.get(f"name_{place}") == question.name:
        question.chosen = posted.get(f"chosen_{place}", "")[:200]
        question.typed = _text(posted, f"typed_{place}")
        question.failed = _text(posted, f"failed_{place}")
    return question


def _text(posted: Mapping[str, str], name: str) -> str:
    return posted.get(name, "").replace("\0", "").strip()[:200]


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
        is_chosen = question.chosen and question.failed == question.typed
        said = question.chosen if is_chosen or not question.typed else question.wanted
        if not said:
            continue
        names.learn(question.model, [said])
        try:
            matched[kind, question.name] = names.key_of(question.model, said)
        except ValueError:
            told = _("«%(typed)s» names no %(kind)s: choose one of what is offered now, or type its whole name.")
            wrong[str(question.place)] = [
                told % {"typed": question.typed or said, "kind": question.model._meta.verbose_name}
            ]
    if wrong:
        raise ValidationError(wrong)
    with prepared(import_):
        import_.added = added
        remember(import_, matched)
