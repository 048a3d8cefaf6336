"""The words of evaluations: the five elements, verdicts, recommendations."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Element(models.TextChoices):
    """Nigel Ringrose's five elements, in the order in which they are named."""

    COMMITMENT = "commitment", _("Commitment of both parties")
    PARTICIPATION = "participation", _("Community participation")
    UNDERSTANDING = "understanding", _("Mutual understanding")
    RECIPROCITY = "reciprocity", _("Reciprocity")
    RESULTS = "results", _("Tangible results")


class Verdict(models.TextChoices):
    """Values as in `evaluations.scoring.Verdict`."""

    MET = "met", _("Met")
    NOT_MET = "not_met", _("Not met")
    INSUFFICIENT = "insufficient", _("Insufficient data")


class Recommendation(models.TextChoices):
    CONTINUE = "continue", _("Continue")
    RENEW = "renew", _("Renew with changes")
    PAUSE = "pause", _("Pause")
    END = "end", _("End")
