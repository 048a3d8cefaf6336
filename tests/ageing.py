"""Within a test all that is written has one moment: what is older is made older here."""

from datetime import timedelta

import pgtrigger
from django.db.models import F


def aged(*models, days: int = 1) -> None:
    """As if what is written so far had been written days ago."""
    for model in models:
        events = model.pgh_event_model
        with pgtrigger.ignore(f"{events._meta.label}:append_only"):
            events.objects.update(pgh_created_at=F("pgh_created_at") - timedelta(days=days))
