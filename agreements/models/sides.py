"""Who acts, and who gains: the words of all records that tell the two parties apart."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    """Who acts: we, the partner, or somebody beside them."""

    HOME = "home", _("Our side")
    PARTNER = "partner", _("The partner's side")
    THIRD = "third", _("A third party")


class Sides(models.TextChoices):
    """Whom something concerns: one party, or both."""

    HOME = "home", _("Our side")
    PARTNER = "partner", _("The partner's side")
    BOTH = "both", _("Both sides")
