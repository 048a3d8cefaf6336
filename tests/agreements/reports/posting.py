"""What an agency types into the page of a report, and what the coordinator answers."""

import uuid
from datetime import date

from django.urls import reverse

from agreements.obligations import obligations

YEAR = date(2017, 1, 1)


def typed(*assignments, action="file", **changes) -> dict:
    """A whole answer for each: one training, 25 million spent, the officer still the same."""
    posted = {"form_token": str(uuid.uuid4()), "action": action, "version": ""}
    for assignment in assignments:
        answer = {
            "state": "running",
            "officer": "changed",
            "officer_post": "Kepala Bidang Jalan",
            "officer_since": "2017-03",
            "realised": "25000000",
            "currency": "IDR",
            "source": "apbd",
            "budget_line": "DPA 2017",
            "result": "Tiga guru berlatih",
            "result_change": "soft",
            "obstacle": "Bahasa",
            "obstacle_category": "language",
            "new-TOTAL_FORMS": "3",
            "new-INITIAL_FORMS": "0",
            "new-0-title": "Pelatihan guru",
            "new-0-kind": "training",
            "new-0-happened": "2017-05",
            "new-0-direction": "outbound",
        } | changes
        posted |= {f"a{assignment.pk}-{name}": value for name, value in answer.items()}
    return posted


NIHIL = {
    "is_nil": "on",
    "nil_reason": "Tanpa anggaran",
    "state": "stopped",
    "new-0-title": "",
    "new-0-kind": "",
    "new-0-happened": "",
    "new-0-direction": "",
}


def state(assignment, on: date) -> str:
    return obligations(on, agencies=[assignment.agency]).get(starts=YEAR).state


def sent(client, filing, act: str, user, **data):
    client.force_login(user)
    address = reverse(f"agreements:filing-{act}", args=[filing.key])
    return client.post(address, {"form_token": str(uuid.uuid4()), **data})
