"""The words that columns may hold, with what each means in both languages."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from portal.loading import packaged_tables
from portal.packages.added import PackagedColumn, added_files
from portal.packages.cells import csv_bytes
from portal.packages.scope import Scope
from portal.table_links import Codes, Ref, Refs
from portal.tables import Choice, Column, Table, YesNo

LANGUAGES = tuple(code for code, _language in settings.LANGUAGES)
YES_NO = "yes_no"
HEADER = ("vocabulary", "code", *(f"label_{language}" for language in LANGUAGES))


def in_each_language(text: str | Promise) -> list[str]:
    """The text in each language of the portal, in the order of the settings; line breaks become spaces."""
    said = []
    for language in LANGUAGES:
        with override(language):
            said.append(" ".join(str(text).split()))
    return said


def vocabulary_of(table: Table, column: Column) -> str:
    """The name of the vocabulary that a column takes its words from; empty where it is free."""
    if isinstance(column, Choice | Codes):
        return f"{table.file.removesuffix('.csv')}.{column.name}"
    if isinstance(column, YesNo):
        return YES_NO
    if isinstance(column, Ref | Refs) and _has_names(column):
        return column.target._meta.label_lower
    return ""


def added_vocabulary(file: str, column: PackagedColumn) -> str:
    return f"{file.removesuffix('.csv')}.{column.name}" if column.codes else ""


def vocabularies(scope: Scope) -> bytes:
    """vocabularies.csv: every code of every vocabulary."""
    return csv_bytes(HEADER, _rows())


def _rows() -> Iterator[tuple[str, ...]]:
    yield from _of_words(YES_NO, (("yes", _("Yes")), ("no", _("No"))))
    references = {}
    for table in packaged_tables():
        for column in table.columns:
            if isinstance(column, Choice | Codes):
                yield from _of_words(vocabulary_of(table, column), column.choices)
            elif isinstance(column, Ref | Refs) and _has_names(column):
                references[vocabulary_of(table, column)] = column.target
    for file in added_files():
        for column in file.columns:
            yield from _of_words(added_vocabulary(file.name, column), column.codes)
    for vocabulary, model in sorted(references.items()):
        yield from _of_names(vocabulary, model)


def _of_words(vocabulary: str, words: Iterable[tuple[str, str | Promise]]) -> Iterator[tuple[str, ...]]:
    for code, label in words:
        yield (vocabulary, code, *in_each_language(label))


def _of_names(vocabulary: str, model: type[models.Model]) -> Iterator[tuple[str, ...]]:
    names = model.objects.values_list("pk", *(f"name_{language}" for language in LANGUAGES))
    for row in sorted(names):
        yield (vocabulary, *row)


def _has_names(column: Ref | Refs) -> bool:
    """It names words, each with a name in both languages; records have a file of their own."""
    fields = {field.name for field in column.target._meta.fields}
    return not hasattr(column.target, "record_label") and fields >= {f"name_{language}" for language in LANGUAGES}
