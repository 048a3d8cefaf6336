"""What an agreement and a partnership are on a given day, as far as dates say with certainty."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LegalStatus(models.TextChoices):
    """What an agreement is on a given day, as far as its dates say with certainty."""

    NOT_SIGNED = "not_signed", _("Not signed")
    IN_FORCE = "in_force", _("In force")
    EXPIRING = "expiring", _("Expiring")
    EXPIRED = "expired", _("Expired")
    TERMINATED = "terminated", _("Terminated")
    OPEN_ENDED = "open_ended", _("In force, open-ended")
    TERM_NOT_STATED = "term_not_stated", _("In force, term not stated")
    UNCERTAIN = "uncertain", _("Not certain from the dates known")


class PartnershipStatus(models.TextChoices):
    """The legal status of a partnership on a given day: the first axis.

    «Awaiting council» and «awaiting minister»: an approval was asked for and is not answered, and no memorandum stands.
    """

    EXPLORATION = "exploration", _("Exploration")
    LETTER_OF_INTENT = "letter_of_intent", _("Letter of intent")
    AWAITING_COUNCIL = "awaiting_council", _("Awaiting the council")
    AWAITING_MINISTER = "awaiting_minister", _("Awaiting the minister")
    IN_FORCE = LegalStatus.IN_FORCE.value, _("In force")
    EXPIRING = LegalStatus.EXPIRING.value, _("Expiring")
    EXPIRED = LegalStatus.EXPIRED.value, _("Expired")
    TERMINATED = LegalStatus.TERMINATED.value, _("Terminated")
    TERM_NOT_STATED = LegalStatus.TERM_NOT_STATED.value, _("In force, term not stated")
    OPEN_ENDED = LegalStatus.OPEN_ENDED.value, _("In force, open-ended")
    NOT_RECORDED = "not_recorded", _("Not recorded")


class Vitality(models.TextChoices):
    """Whether a partnership lives, on a given day: the second axis. Never started is a kind of dormant."""

    NOT_KNOWN = "not_known", _("Not known")
    NEVER_STARTED = "never_started", _("Never started")
    ACTIVE = "active", _("Active")
    SLOWING = "slowing", _("Slowing")
    DORMANT = "dormant", _("Dormant")
    REACTIVATED = "reactivated", _("Reactivated")
    ENDED = "ended", _("Ended")


#: Of an agreement that is in force, whatever its term.
IN_FORCE = (LegalStatus.IN_FORCE, LegalStatus.EXPIRING, LegalStatus.TERM_NOT_STATED, LegalStatus.OPEN_ENDED)
#: Of an agreement, or a partnership, that was in force and is no more.
OVER = (LegalStatus.EXPIRED, LegalStatus.TERMINATED)
#: Of a partnership whose memorandum waits for an approval.
AWAITING = (PartnershipStatus.AWAITING_COUNCIL, PartnershipStatus.AWAITING_MINISTER)
#: A partnership in which nothing happens; known to be so.
DORMANT = (Vitality.DORMANT, Vitality.NEVER_STARTED)
