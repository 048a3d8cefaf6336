"""Records known again by what they are called or how they stand, and keys for those that are new."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import connection
from django.utils.text import slugify
from psycopg import sql

from portal.imports.kinds import has_government
from portal.statements import execute
from portal.tables import Table, name

LONGEST_STEM = 80
Nature = tuple[str, ...]


class Recognition:
    """The register's records of one table: of a government its own alone, where records have one."""

    def __init__(self, table: Table, government_key: str, natural: tuple[str, ...] = ()):
        self.table = table
        self.natural = natural or table.natural
        self.taken = set(table.model._base_manager.values_list("key", flat=True))
        self.by_nature = self._by_nature(government_key) if self.natural else {}

    def find(self, nature: Iterable[str]) -> list[str]:
        """Keys of the records that are like this in their natural columns, in the order of these."""
        return self.by_nature.get(plain(nature), [])

    def key_for(self, nature: Iterable[str], *words: str) -> str:
        """The key of the record that is like this, or a new one, which is the same when asked again."""
        found = self.find(nature)
        if not found:
            found = self.by_nature[plain(nature)] = [self.new_key(*words)]
        return found[0]

    def new_key(self, *words: str) -> str:
        """One that no record has, and that is given once."""
        text = slugify(" ".join(words).replace("/", "-"))[:LONGEST_STEM].strip("-_")
        stem = key = text or self.table.model._meta.model_name
        number = 1
        while key in self.taken:
            number += 1
            key = f"{stem}-{number}"
        self.taken.add(key)
        return key

    def _by_nature(self, government_key: str) -> dict[Nature, list[str]]:
        found = defaultdict(list)
        conditions = [sql.SQL("true")]
        if has_government(self.table):
            conditions.append(
                sql.SQL("r.government_id = (SELECT id FROM cities_government WHERE key = {})").format(
                    sql.Literal(government_key)
                )
            )
        if any(attribute.name == "annulled_on" for attribute in self.table.model._meta.fields):
            conditions.append(sql.SQL("r.annulled_on IS NULL"))
        with connection.cursor() as cursor:
            execute(
                cursor,
                sql.SQL("SELECT r.key, {} FROM {} AS r WHERE {} ORDER BY r.key").format(
                    sql.SQL(", ").join(self.table.column(header).written("r") for header in self.natural),
                    name(self.table.model._meta.db_table),
                    sql.SQL(" AND ").join(conditions),
                ),
            )
            for key, *nature in cursor.fetchall():
                found[plain(nature)].append(key)
        return dict(found)


def plain(texts: Iterable[str]) -> Nature:
    """Cells as they are compared: without regard to case and spaces."""
    return tuple(" ".join(text.casefold().split()) for text in texts)
