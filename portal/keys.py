"""Public keys: readable, unique, and made once."""

from django.db import connection
from django.utils.text import slugify

from portal.models import Record

LONGEST = 120


def new_key(model: type[Record], *words: str) -> str:
    """A key from the words that no record of the model has; numbered where another has it already.

    Holds a lock until the transaction ends, so that two people who log the same thing at once get two keys.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [model._meta.db_table])
    # Room is left for the keys of what stands below («-field-12-agency»).
    stem = slugify(" ".join(words))[: LONGEST - 40].strip("-") or model._meta.model_name
    taken = set(model._base_manager.filter(key__startswith=stem).values_list("key", flat=True))
    number, key = 1, stem
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key
