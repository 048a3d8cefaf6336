"""Records that spreadsheets call by name: by whatever name the register has, in both languages, spelling tolerated.

What is the same but for case, accents and punctuation is found. What is only alike is proposed, and a person says
once whether it is meant.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import connection, models
from django.db.models import Q
from django.utils.translation import gettext as _

from portal.imports.kinds import has_government, is_kept
from portal.imports.recognition import Recognition
from portal.loading import all_tables
from portal.models import Import, KnownName
from portal.table_links import called

#: Names that are less alike are not proposed; so many are.
ALIKE, PROPOSED = 0.2, 6
#: Of as many unknown names of one kind the alike are looked for.
MOST_ASKED = 300


@dataclass(frozen=True)
class Offer:
    """A new record that a name may mean. `sure`: nothing else is meant, as far as one can tell."""

    value: str
    label: str
    sure: bool = False


@dataclass(frozen=True)
class Named:
    """What the records of a model are called: SQL of rows (key, name, key of the government within which that holds).

    The government is empty where the name holds everywhere.
    """

    model: str
    sql: str
    #: What each of some names may mean that the register has not; none where records are not made from a name alone.
    offers: Callable[[list[str]], list[list[Offer]]] | None = None
    #: The cells of a new record without its key, from what was chosen, the name, and what was typed instead of it; or
    #: the key of the record that is there by now; or nothing where what was chosen is no more.
    make: Callable[[str, str, str], dict[str, str] | str | None] | None = None
    #: What stands after a comma tells which of several is meant, and goes for a name that is typed instead, too.
    qualified: bool = False


@dataclass(frozen=True)
class Unknown:
    """A name in so many rows that no record has, or several have, with the records that it may mean."""

    kind: str
    name: str
    rows: int
    proposed: list[list[str]]


def all_names() -> dict[type[models.Model], Named]:
    """What every installed app declares as NAMES in a module `names`."""
    found = {}
    for app in apps.get_app_configs():
        module = f"{app.name}.names"
        if find_spec(module):
            found |= {apps.get_model(named.model): named for named in import_module(module).NAMES}
    return found


class Names:
    """What the names in a spreadsheet mean, for each model that its columns refer to."""

    def __init__(self, import_: Import):
        self.government_key = import_.government_key
        self.by = import_.by
        self.added = import_.added
        self.named = all_names()
        self.keys: dict[type[models.Model], dict[str, str]] = {}
        self.unknown: list[Unknown] = []
        self.new: dict[tuple[type[models.Model], str], dict[str, str]] = {}

    def learn(self, model: type[models.Model], texts: Iterable[str]) -> None:
        """Finds out what each of these texts means; what cannot be found is asked of a person."""
        times = Counter(texts)
        meant = self._by_key(model, list(times))
        meant |= self._remembered(model, [text for text in times if text not in meant])
        meant |= self._by_name(model, [text for text in times if text not in meant])
        meant |= self._added(model, [text for text in times if text not in meant])
        self.keys.setdefault(model, {}).update(meant)
        rest = [text for text in times if text not in meant]
        proposed = self.alike(model, rest[:MOST_ASKED])
        label = model._meta.label_lower
        self.unknown += [Unknown(label, text, times[text], proposed.get(text, [])) for text in rest]

    def key_of(self, model: type[models.Model], text: str) -> str:
        """Raises ValueError where nobody knows."""
        if found := self.keys.get(model, {}).get(text):
            return found
        raise ValueError(
            _("No %(kind)s is called so, or several are: say on the page of names which one is meant.")
            % {"kind": model._meta.verbose_name}
        )

    def alike(self, model: type[models.Model], texts: Collection[str]) -> dict[str, list[list[str]]]:
        """Key and name of the records whose names are most like each text."""
        if model not in self.named or not texts:
            return {}
        found: dict[str, list[list[str]]] = {}
        for text, key, name in self._ask(
            f"""
            SELECT t.text, a.key, a.name FROM unnest(%s::text[]) AS t (text) CROSS JOIN LATERAL (
                SELECT n.key,
                    (array_agg(n.name ORDER BY similarity(n.plain, compact(t.text)) DESC, n.name))[1] AS name,
                    max(greatest(similarity(n.plain, compact(t.text)), 0.9 * word_similarity(n.name, t.text))) AS alike
                FROM named AS n GROUP BY n.key ORDER BY alike DESC, n.key LIMIT {PROPOSED}
            ) AS a WHERE a.alike >= {ALIKE}
            """,  # noqa: S608
            model,
            texts,
        ):
            found.setdefault(text, []).append([key, name])
        return found

    def _by_key(self, model: type[models.Model], texts: list[str]) -> dict[str, str]:
        attribute = called(model)
        if isinstance(model._meta.get_field(attribute), models.IntegerField):
            asked = {int(text): text for text in texts if text.isascii() and text.isdigit() and len(text) < 10}
        else:
            asked = {text: text for text in texts} | {text.lower(): text for text in texts}
            asked |= {text.upper(): text for text in texts}
        found = self._seen(model).filter(**{f"{attribute}__in": list(asked)}).values_list(attribute, flat=True)
        return {asked[key]: str(key) for key in found}

    def _seen(self, model: type[models.Model]) -> models.QuerySet:
        """What the person does not see of other governments is answered as if it did not exist."""
        rows = model._base_manager.all()
        if not is_kept(model):
            return rows
        seen = model.objects.visible_to(self.by) if hasattr(model.objects, "visible_to") else model.objects.none()
        return rows.filter(Q(government__key=self.government_key) | Q(pk__in=seen.values("pk")))

    def _remembered(self, model: type[models.Model], texts: list[str]) -> dict[str, str]:
        known = KnownName.objects.filter(
            kind=model._meta.label_lower, government_key=self.government_key, name__in=[text[:300] for text in texts]
        )
        meant = {each.name: each.record_key for each in known}
        there = self._by_key(model, list(set(meant.values())))
        return {text: there[key] for text, key in meant.items() if key in there}

    def _added(self, model: type[models.Model], texts: list[str]) -> dict[str, str]:
        """Those of which a person said that they are new, with keys for them."""
        said = self.added.get(model._meta.label_lower, {})
        found: dict[str, str] = {}
        if not any(text in said for text in texts):
            return found
        table = next(table for table in all_tables() if table.model is model)
        recognition = Recognition(table, self.government_key)
        for text in texts:
            if text not in said:
                continue
            cells = self.named[model].make(*said[text], text)
            if cells is None or isinstance(cells, str):
                found |= {text: cells} if cells else {}
                continue
            if has_government(table):
                cells = {"government": self.government_key, **cells}
            nature = [cells.get(header, "") for header in table.natural]
            is_there = bool(recognition.find(nature))
            found[text] = key = recognition.key_for(nature, *nature)
            if not is_there:
                self.new[model, key] = {"key": key, **cells}
        return found

    def made(self, model: type[models.Model], key: str) -> dict[str, str] | None:
        """The cells of a record that is new."""
        return self.new.get((model, key))

    def answers(self) -> dict[tuple[str, str], str]:
        """What the new names mean, to be remembered once their records are there."""
        return {
            (kind, text): key
            for kind, texts in self.added.items()
            for text in texts
            if (key := self.keys.get(apps.get_model(kind), {}).get(text))
        }

    def _by_name(self, model: type[models.Model], texts: list[str]) -> dict[str, str]:
        """Those that one record alone is called."""
        if model not in self.named or not texts:
            return {}
        statement = """
            SELECT t.text, min(n.key) FROM unnest(%s::text[]) AS t (text)
            JOIN named AS n ON n.plain = compact(t.text) AND n.plain <> ''
            GROUP BY t.text HAVING count(DISTINCT n.key) = 1
        """
        return dict(self._ask(statement, model, texts))

    def _ask(self, statement: str, model: type[models.Model], texts: Collection[str]) -> list[tuple]:
        named = f"""
            WITH named AS MATERIALIZED (
                SELECT key, name, compact(name) AS plain FROM ({self.named[model].sql}) AS d (key, name, government)
                WHERE government IN ('', %s) AND name <> ''
            )
        """  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(named + statement, [self.government_key, list(texts)])
            return cursor.fetchall()


def remember(import_: Import, matched: dict[tuple[str, str], str]) -> None:
    """Keeps what (kind, name) means, for this and later imports of the government."""
    rows = [
        KnownName(kind=kind, government_key=import_.government_key, name=name[:300], record_key=key, by=import_.by)
        for (kind, name), key in matched.items()
    ]
    KnownName.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["kind", "government_key", "name"],
        update_fields=["record_key", "by"],
    )
