"""How a warning is declared, and one row for which it holds."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, IntegerChoices, QuerySet
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from portal.partial_dates import PartialDate
from portal.roles import Role


class Gravity(IntegerChoices):
    """How much is lost where nobody acts; the gravest first."""

    GRAVE = 1, _("Grave")
    SERIOUS = 2, _("Serious")
    MINOR = 3, _("Minor")


TONES = {Gravity.GRAVE: "bad", Gravity.SERIOUS: "warn", Gravity.MINOR: "info"}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One case of a warning or task. `subject` names the record it is about, «label:key»; `address` fills that of the
    form that clears it, which is another than the kind's where `form` says so; `words` fill the sentence.
    `user_id` names the one person for whom it waits, whatever that person's role."""

    government_id: int
    partnership_id: int | None = None
    subject: str
    since: date
    address: tuple
    form: str = ""
    due: date | None = None
    agency_id: int | None = None
    user_id: int | None = None
    words: dict = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """Something that waits for somebody. `sentence` has the places that the words of its rows fill; `form` is the url
    name of the form that clears it; `rows` finds all cases among partnerships on a day, with a constant number of
    queries; `paper` is the url name of a page that takes the same address and drafts what helps to decide."""

    code: str
    sentence: str
    form: str
    role: Role
    rows: Callable[[QuerySet, date], Iterable[Row]]
    paper: str = ""

    def text(self, row: Row) -> str:
        """The sentence in the active language."""
        return str(self.sentence) % self.words_of(row)

    def words_of(self, row: Row) -> dict[str, str]:
        """What fills the sentence, as it is said in the active language."""
        return {name: _spoken(value) for name, value in row.words.items()}

    def role_in(self, row: Row) -> Role:
        """Who should act: where no agency is responsible, the coordinator in its place."""
        return Role.COORDINATOR if self.role == Role.AGENCY_OFFICER and not row.agency_id else self.role

    def url(self, row: Row) -> str:
        return reverse(row.form or self.form, args=row.address)

    def paper_of(self, row: Row) -> str:
        """Its address; empty where there is none."""
        return reverse(self.paper, args=row.address) if self.paper else ""


@dataclass(frozen=True, kw_only=True)
class WarningKind(Kind):
    """Something that goes wrong in a partnership that runs, or one that is left of an `expired` one.

    `clears` says in words what ends it.
    """

    label: str
    clears: str
    gravity: Gravity
    expired: bool = False

    @property
    def tone(self) -> str:
        return TONES[self.gravity]


def _spoken(value) -> str:
    if isinstance(value, PartialDate):
        return value.display()
    return date_format(value, "j F Y") if isinstance(value, date) else str(value)


def cases(
    found: QuerySet,
    on: date,
    *,
    partnership: str | None = "partnership_id",
    address: str = "key",
    agency: str | None = None,
    user: str | None = None,
    due: F | None = None,
    **words,
) -> Iterator[Row]:
    """A row for each record found whose `since`, an annotation, has come by that day.

    `partnership`, `address`, `agency` and `user` are paths from it; a word is an expression, or is said as it is.
    """
    paths = {"partnership_id": partnership, "address": address, "agency_id": agency, "user_id": user}
    paths["government_id"] = "government_id"
    selected = {f"row_{name}": F(path) for name, path in paths.items() if path} | ({"row_due": due} if due else {})
    asked = {name: word for name, word in words.items() if isinstance(word, Combinable)}
    selected |= {f"word_{name}": word for name, word in asked.items()}
    label = found.model._meta.label_lower
    for values in found.filter(since__lte=on).order_by("pk").values("key", "since", **selected):
        values["row_address"] = (values["row_address"],)
        yield Row(
            subject=f"{label}:{values['key']}",
            since=values["since"],
            words=words | {name: values[f"word_{name}"] for name in asked},
            **{name.removeprefix("row_"): value for name, value in values.items() if name.startswith("row_")},
        )
