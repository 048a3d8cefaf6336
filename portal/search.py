"""Finding by words: Indonesian stemming for texts, and spelling-tolerant comparison for names."""

from django.contrib.postgres.search import SearchQuery, SearchVector, TrigramWordSimilarity
from django.db.models import CharField, Exists, Func, Q, QuerySet, TextField, Transform, Value
from django.db.models.functions import Replace
from django.db.models.lookups import GreaterThanOrEqual

#: From it on a word is taken for a misspelling of another («toyma» and «Toyama» stand at 0.5).
ALIKE = 0.5


class Compact(Transform):
    """Letters and digits alone, lower case, without accents: «Jung-gu», «Jung Gu» and «junggu» are one."""

    lookup_name = "compact"
    function = "compact"
    output_field = TextField()


CharField.register_lookup(Compact)
TextField.register_lookup(Compact)


def each_compact(path: str) -> Compact:
    """Names that stand in one text, parted by «|»; a digit keeps them apart, so that no match runs over two."""
    return Compact(Replace(path, Value("|"), Value("0")))


def _compact(text: str) -> Func:
    return Func(Value(text), function="compact", output_field=TextField())


def names_like(queryset: QuerySet, text: str, *paths: str) -> QuerySet:
    """Rows one of whose names holds the text; where there is none, rows with a name that is spelled much like it."""
    if not any(letter.isalnum() for letter in text):
        return queryset.none()
    holds, alike = Q(), Q()
    for path in paths:
        holds |= Q(**{f"{path}__compact__contains": _compact(text)})
        alike |= Q(GreaterThanOrEqual(TrigramWordSimilarity(text, path), ALIKE))
    return queryset.filter(holds | (alike & ~Exists(queryset.filter(holds))))


def texts_with(queryset: QuerySet, text: str, *paths: str) -> QuerySet:
    """Rows whose texts hold all the words, whatever their Indonesian endings («kerja sama», "kata persis", -bukan)."""
    return queryset.alias(words=SearchVector(*paths, config="indonesian")).filter(
        words=SearchQuery(text, config="indonesian", search_type="websearch")
    )
