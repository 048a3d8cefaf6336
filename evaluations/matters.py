"""What waits for somebody: the one form in which warnings, tasks, reminders and calendars pass it on."""

from dataclasses import dataclass
from datetime import date

from agreements.models import Partnership
from cities.models import Agency
from portal.roles import Role


@dataclass(frozen=True, kw_only=True)
class Matter:
    """Something that somebody should do. It is a state, computed for a day, and goes when the records say it is done.

    `code` says what sort of matter it is; `subject` names the record it is about, by kind and key
    («agreements.assignment:key»), so that code and subject know it again on another day. `since` is the day from which
    it waits, `due` the day by which it is to be done, where there is one. `role` acts, in `agency` where one is
    responsible; `user_id` names the one person for whom it waits, whatever that person's role. `url` is the address of
    the form that clears it, `paper` that of a page from which a draft is taken to decide on it, where there is one.
    """

    code: str
    subject: str
    text: str
    government_id: int
    partnership: Partnership | None = None
    since: date
    due: date | None = None
    role: Role
    agency: Agency | None = None
    user_id: int | None = None
    url: str
    paper: str = ""

    @property
    def name(self) -> str:
        """By which it is known again."""
        return f"{self.code}:{self.subject}"

    @property
    def form(self) -> tuple[str, str]:
        """What several matters share that one form clears together: an agency's report on two agreements."""
        return self.code, self.url
