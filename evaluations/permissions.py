"""May it be done now, to what the roof adds to a partnership? None means yes."""

from django.utils.translation import gettext as _

from agreements.models import Agreement, Partnership
from cities.models import Government
from cities.permissions import governments_with, reads_unpublished


def why_not_respond(user, partnership: Partnership) -> str | None:
    """Who answers a warning for the government; an answer clears nothing, so any number may follow each other."""
    if partnership.government_id not in governments_with(user, "evaluations.respond"):
        return _("Only the cooperation unit of this government answers its warnings.")
    return None


def why_not_brief_visit(user, partnership: Partnership) -> str | None:
    """A brief for a journey holds what is internal: contacts, obstacles, what is disputed."""
    if partnership.government_id not in governments_with(user, "portal.view_drafts"):
        return _("Only this government's own people have the briefs for a visit.")
    return None


def why_not_review_renewal(user, agreement: Agreement) -> str | None:
    """What a staff drafts for its head before the decision is internal; only what was signed can be renewed."""
    if agreement.government_id not in governments_with(user, "portal.open_internal"):
        return _("Only this government's own people who may see what is internal have the review for a renewal.")
    if agreement.partnership is None:
        return _("An umbrella agreement between states is not renewed by a government of a region.")
    if agreement.is_draft or agreement.annulled_on or agreement.signed is None:
        return _("Only an agreement that was signed is reviewed for a renewal.")
    return None


def why_not_set_targets(user, government: Government) -> str | None:
    if government.pk not in governments_with(user, "evaluations.set_target"):
        return _("Only the cooperation unit or the administrator of this government sets its targets.")
    return None


def why_not_read_annual_report(user, government: Government) -> str | None:
    """It holds what is not published too: for the government's own people and those who oversee it."""
    if not reads_unpublished(user, government):
        return _("Only this government's own people and its overseers read its annual report.")
    return None
