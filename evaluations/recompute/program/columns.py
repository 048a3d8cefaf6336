"""Which files are read, and of each the columns that the computation needs.

Of a vocabulary all words stand here, so that a slip of the pen is an error and not a record that counts for nothing.
"""

from collections.abc import Mapping

from evaluations.recompute.program.cells import (
    Reader,
    as_amount,
    as_certain_day,
    as_certain_number,
    as_day,
    as_days,
    as_key,
    as_name,
    as_names,
    as_number,
    as_perhaps,
    as_text,
    as_word,
    as_words,
    as_yes,
)
from evaluations.register.telling import RECORD_KINDS
from portal.written_days import FIRST_YEAR, LAST_YEAR

SIDES = ("home", "partner", "both")

COLUMNS: Mapping[str, Mapping[str, Reader]] = {
    "partnerships": {"key": as_key, "government": as_key},
    "agreements": {
        "key": as_key,
        "partnership": as_name,
        "kind": as_word("loi", "mou", "action_plan", "implementing", "addendum", "umbrella"),
        "term": as_word("fixed", "open_ended", "not_stated", ""),
        "signed": as_days,
        "starts": as_days,
        "ends": as_days,
        "duration_months": as_number(),
        "terminated": as_days,
        "parent": as_name,
        "succeeds": as_name,
    },
    "signings": {"key": as_key, "agreement": as_key, "planned": as_days},
    "texts": {"key": as_key, "agreement": as_key, "party": as_word("home", "partner", "joint")},
    "fields": {
        "key": as_key,
        "agreement": as_key,
        "position": as_certain_number(),
        "is_open": as_yes,
        "origin": as_name,
        "outcomes": as_word("stated", "not_stated", ""),
    },
    "clauses": {
        "key": as_key,
        "text": as_key,
        "kind": as_word("aims", "fields", "period", "outcomes", "meetings", "financing", "evaluation", "renewal"),
        "is_present": as_yes,
    },
    "field_matches": {"key": as_key, "field": as_key, "text": as_key, "is_matched": as_yes},
    "assignments": {"key": as_key, "field": as_key, "agency": as_key, "started": as_days, "ended": as_days},
    "acknowledgements": {
        "key": as_key,
        "assignment": as_key,
        "happened": as_days,
        "state": as_word("aware", "unaware", "unconfirmed"),
    },
    "reports": {
        "key": as_key,
        "agreement": as_key,
        "agency": as_key,
        "starts": as_certain_day,
        "ends": as_certain_day,
        "due": as_certain_day,
        "received": as_days,
        "waived_on": as_day,
    },
    "activities": {
        "key": as_key,
        "partnership": as_key,
        "kind": as_word(
            "visit",
            "return_visit",
            "staff_exchange",
            "pupil_exchange",
            "teacher_exchange",
            "training",
            "meeting",
            "forum",
            "festival",
            "assistance",
            "design_review",
            "construction",
            "correspondence",
            "programme",
            "other",
        ),
        "direction": as_word("outbound", "inbound", "remote", "local", "elsewhere", ""),
        "state": as_word("planned", "held", "cancelled"),
        "character": as_word("substantive", "ceremonial", ""),
        "happened": as_days,
        "people_to_people": as_yes,
        "fields": as_names,
    },
    "participations": {
        "key": as_key,
        "activity": as_key,
        "side": as_word(*SIDES),
        "body": as_word(
            "government",
            "agency",
            "council",
            "central",
            "firm",
            "school",
            "university",
            "community",
            "other",
        ),
        "name": as_text,
        "leads": as_yes,
    },
    "plan_items": {
        "key": as_key,
        "partnership": as_key,
        "agreement": as_name,
        "field": as_name,
        "scheduled": as_days,
        "people_to_people": as_yes,
        "activity": as_name,
    },
    "monitorings": {"key": as_key, "partnership": as_key, "happened": as_days},
    "invitations": {
        "key": as_key,
        "partnership": as_key,
        "kind": as_word("invitation", "proposal", "request"),
        "sender": as_word("home", "partner"),
        "sent": as_days,
        "answer": as_word("attended", "accepted", "declined", "represented", "online", "unanswered", ""),
        "answered": as_days,
    },
    "outcomes": {
        "key": as_key,
        "partnership": as_key,
        "change": as_word("soft", "hard"),
        "stage": as_word("planned", "under_way", "done", "in_use"),
        "happened": as_days,
        "place": as_text,
        "beneficiary": as_word(*SIDES, ""),
        "field": as_name,
        "achieves_expected": as_perhaps,
        "is_applied": as_yes,
        "verified": as_yes,
    },
    "fundings": {
        "key": as_key,
        "partnership": as_key,
        "year": as_certain_number(FIRST_YEAR, LAST_YEAR),
        "side": as_word("home", "partner", "third"),
        "planned": as_amount,
        "realised": as_amount,
    },
    "coverage_statements": {
        "key": as_key,
        "partnership": as_key,
        "kinds": as_words(*RECORD_KINDS),
        "period": as_days,
        "agency": as_name,
    },
    "indicator_judgements": {
        "key": as_key,
        "partnership": as_key,
        "code": as_word("B4", "D4"),
        "on": as_certain_day,
        "value": as_certain_number(0, 4),
    },
}

#: What the portal itself holds on governments: a folder of coded records has none of it.
SETTINGS: Mapping[str, Mapping[str, Reader]] = {
    "register_starts": {"key": as_key, "government": as_key, "starts": as_certain_day},
    "report_rules": {
        "key": as_key,
        "government": as_key,
        "since": as_certain_day,
        "report_cycle": as_certain_number(1, 12),
        "report_days": as_certain_number(1, 365),
    },
}

#: Columns that name rows of another file. An agreement's partnership may be missing: it is an umbrella then.
NAMED: Mapping[str, Mapping[str, str]] = {
    "agreements": {"partnership": "partnerships", "parent": "agreements", "succeeds": "agreements"},
    "signings": {"agreement": "agreements"},
    "texts": {"agreement": "agreements"},
    "fields": {"agreement": "agreements", "origin": "fields"},
    "clauses": {"text": "texts"},
    "field_matches": {"field": "fields", "text": "texts"},
    "assignments": {"field": "fields"},
    "acknowledgements": {"assignment": "assignments"},
    "reports": {"agreement": "agreements"},
    "activities": {"partnership": "partnerships", "fields": "fields"},
    "participations": {"activity": "activities"},
    "plan_items": {
        "partnership": "partnerships",
        "agreement": "agreements",
        "field": "fields",
        "activity": "activities",
    },
    "monitorings": {"partnership": "partnerships"},
    "invitations": {"partnership": "partnerships"},
    "outcomes": {"partnership": "partnerships", "field": "fields"},
    "fundings": {"partnership": "partnerships"},
    "coverage_statements": {"partnership": "partnerships"},
    "indicator_judgements": {"partnership": "partnerships"},
}
#: A row of these that is a draft does not exist yet, nor does what stands under it.
DRAFTED = ("partnerships", "agreements")
