"""The records of the floor: accounts, sources and what is said of them, and what goes on beside the register."""

from portal.models.accounts import FormToken, User
from portal.models.documents import Document, DocumentPage, Visibility
from portal.models.exports import Export
from portal.models.imports import Import, ImportRow, KnownName
from portal.models.jobs import Job
from portal.models.packages import PackageRelease
from portal.models.records import Language, Record
from portal.models.reminders import CalendarFeed, Reminder
from portal.models.sources import PLACE_UNITS, AboutQuerySet, AboutRecord, Citation, Claim, Source

__all__ = [
    "PLACE_UNITS",
    "AboutQuerySet",
    "AboutRecord",
    "CalendarFeed",
    "Citation",
    "Claim",
    "Document",
    "DocumentPage",
    "Export",
    "FormToken",
    "Import",
    "ImportRow",
    "Job",
    "KnownName",
    "Language",
    "PackageRelease",
    "Record",
    "Reminder",
    "Source",
    "User",
    "Visibility",
]
