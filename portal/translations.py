"""The catalogue of Indonesian words for the English strings of the code, kept without GNU gettext.

Python files are read by Babel's extractor, templates by Django's own parser: what is found is what will be asked for.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.template import TemplateSyntaxError, engines
from django.template.base import FilterExpression, Node
from django.template.smartif import TokenBase
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils import translation
from django.utils.functional import Promise

LANGUAGE = "id"
PACKAGES = ("portal", "cities", "agreements", "evaluations")
CATALOGUE = Path("locale") / LANGUAGE / "LC_MESSAGES" / "django.po"
#: Indonesian counts without a plural form.
PLURAL_FORMS = "nplurals=1; plural=0;"
PLURAL = {"ngettext": (1, 2), "ngettext_lazy": (1, 2)}
CONTEXT = {"pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3)}
KEYWORDS = {**dict.fromkeys(("_", "_now", "gettext", "gettext_lazy", "gettext_noop")), **PLURAL, **CONTEXT}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
HEADER = f"""\
# Indonesian words of the portal. `manage.py messages` keeps this file in step with the code; translate here.
msgid ""
msgstr ""
"Language: id\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {PLURAL_FORMS}\\n"

"""


@dataclass(frozen=True)
class Text:
    """One string to translate; a counted one has its plural, a string of two meanings its context."""

    singular: str
    plural: str | None = None
    context: str | None = None

    @property
    def id(self):
        return (self.singular, self.plural) if self.plural else self.singular


class Translations:
    """The strings of the code under a folder, and the catalogue beside them."""

    def __init__(self, root: Path = settings.BASE_DIR):
        self.root = root
        self.path = root / CATALOGUE

    @cached_property
    def found(self) -> dict[Text, set[str]]:
        """Every string of the code with the files it stands in."""
        found = defaultdict(set)
        for path in self._files():
            texts = _of_python(path) if path.suffix == ".py" else _of_template(path)
            for text in texts:
                found[text].add(path.relative_to(self.root).as_posix())
        return dict(found)

    @cached_property
    def catalogue(self) -> Catalog:
        if not self.path.exists():
            return Catalog(locale=LANGUAGE)
        with self.path.open("rb") as file:
            return read_po(file, locale=LANGUAGE, charset="utf-8")

    def update(self) -> None:
        """Rewrite the catalogue: new strings empty, strings gone from the code left out, translations kept."""
        fresh = Catalog(locale=LANGUAGE)
        fresh.mime_headers = [("Plural-Forms", PLURAL_FORMS)]
        for text, files in self.found.items():
            known = self.catalogue.get(text.singular, text.context)
            locations = [(file, 0) for file in sorted(files)]
            fresh.add(text.id, known.string if known else "", locations=locations, context=text.context)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("wb") as file:
            file.write(HEADER.encode())
            write_po(file, fresh, width=110, omit_header=True, sort_output=True, include_lineno=False)

    def problems(self) -> list[str]:
        """What keeps the catalogue from being complete, one sentence each."""
        wrong = [problem for text in self.found for problem in self._problems_of(text)]
        known = {(text.singular, text.context) for text in self.found}
        for message in self.catalogue:
            singular = message.id if isinstance(message.id, str) else message.id[0]
            if singular and (singular, message.context) not in known:
                wrong.append(f"no longer in the code: {singular!r}")
        return sorted(wrong)

    def compile(self) -> None:
        """Write the file that Django reads, in one step, so that another process never sees half of it."""
        target = self.path.with_suffix(".mo")
        draft = target.with_suffix(f".{os.getpid()}")
        with draft.open("wb") as file:
            write_mo(file, self.catalogue)
        draft.replace(target)

    def _problems_of(self, text: Text) -> Iterator[str]:
        message = self.catalogue.get(text.singular, text.context)
        where = ", ".join(sorted(self.found[text]))
        translated = message and (message.string if isinstance(message.string, str) else "".join(message.string))
        if not translated:
            yield f"no translation: {text.singular!r} ({where})"
        elif message.fuzzy:
            yield f"translation marked as doubtful: {text.singular!r}"
        elif _placeholders(translated) != _placeholders(text.plural or text.singular):
            yield f"placeholders differ: {text.singular!r} and {translated!r}"

    def _files(self) -> Iterator[Path]:
        for package in PACKAGES:
            yield from sorted(path for path in (self.root / package).rglob("*.py") if "migrations" not in path.parts)
        yield from sorted(path for path in (self.root / "templates").rglob("*") if path.suffix in {".html", ".txt"})


def _placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


def _of_python(path: Path) -> Iterator[Text]:
    with path.open("rb") as file:
        for _line, message, _comments, context in extract("python", file, keywords=KEYWORDS):
            singular, plural = message if isinstance(message, tuple) else (message, None)
            yield Text(singular, plural, context)


def _of_template(path: Path) -> Iterator[Text]:
    try:
        template = engines["django"].from_string(path.read_text()).template
    except TemplateSyntaxError as error:
        raise TemplateSyntaxError(f"{path}: {error}") from None
    for part in _parts(template.nodelist):
        if isinstance(part, BlockTranslateNode):
            yield _of_block(part)
        elif isinstance(part, TranslateNode):
            # Django doubles the per cent sign before it asks for the translation.
            literal = str(part.filter_expression.var.literal).replace("%", "%%")
            yield Text(literal, None, _context(part))
        else:
            yield Text(_untranslated(part))


def _parts(value) -> Iterator:
    """The nodes that translate, and the translated constants («_("…")») in the tags and filters of others."""
    if isinstance(value, list | tuple):
        for member in value:
            yield from _parts(member)
    elif isinstance(value, TranslateNode | BlockTranslateNode | Promise):
        yield value
    elif isinstance(value, FilterExpression):
        yield from _parts([value.var, [arguments for _filter, arguments in value.filters]])
    elif isinstance(value, Node | TokenBase):
        yield from _parts([part for name, part in vars(value).items() if name not in {"parent", "origin"}])
    elif isinstance(value, dict):
        yield from _parts(list(value.values()))


def _of_block(node: BlockTranslateNode) -> Text:
    singular, _names = node.render_token_list(node.singular)
    plural = node.render_token_list(node.plural)[0] if node.plural else None
    return Text(singular, plural, _context(node))


def _context(node: TranslateNode | BlockTranslateNode) -> str | None:
    return str(node.message_context.resolve({})) if node.message_context else None


def _untranslated(constant: Promise) -> str:
    with translation.override(None):
        return str(constant)
