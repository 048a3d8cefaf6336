"""Which role holds which permission: the only place that says so (docs/permissions.md is the same page for people).

A permission is «app.act»; whether the act may be done *now* is asked of a `why_not_…` function beside the service.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    COORDINATOR = "coordinator", _("Coordinator")
    AGENCY_OFFICER = "agency_officer", _("Agency officer")
    COUNCIL_MEMBER = "council_member", _("Council member")
    EVALUATOR = "evaluator", _("Evaluator")
    RESEARCHER = "researcher", _("Researcher")
    OVERSEER = "overseer", _("Overseer")
    ADMINISTRATOR = "administrator", _("Administrator")


#: Sees its own government's records, drafts included, and documents that are meant for all of its people.
OWN_GOVERNMENT = {"portal.view_drafts", "portal.view_history", "portal.open_government", "portal.open_council"}

PERMISSIONS: dict[str, frozenset[str]] = {
    Role.COORDINATOR: frozenset(
        OWN_GOVERNMENT
        | {
            "agreements.log",
            "agreements.change",
            "agreements.confirm",
            "agreements.renew",
            "agreements.amend",
            "agreements.terminate",
            "agreements.annul",
            "agreements.delete_draft",
            "agreements.publish",
            "agreements.record",
            "agreements.monitor",
            "agreements.decide",
            "agreements.acknowledge",
            "agreements.report",
            "agreements.accept_report",
            "agreements.declare",
            "evaluations.respond",
            "evaluations.remind",
            "evaluations.answer_correction",
            "evaluations.judge",
            "evaluations.set_target",
            "evaluations.evaluate",
            "evaluations.return",
            "cities.change_agency",
            "cities.add_locality",
            "portal.cite",
            "portal.attach",
            "portal.open_internal",
            "portal.import",
            "portal.choose_claim",
            "portal.release",
        }
    ),
    Role.AGENCY_OFFICER: frozenset(
        OWN_GOVERNMENT | {"agreements.acknowledge", "agreements.report", "portal.open_internal"}
    ),
    Role.COUNCIL_MEMBER: frozenset(OWN_GOVERNMENT | {"agreements.monitor", "agreements.decide", "evaluations.judge"}),
    Role.EVALUATOR: frozenset(OWN_GOVERNMENT | {"evaluations.evaluate", "evaluations.judge", "portal.open_internal"}),
    Role.RESEARCHER: frozenset(),
    Role.OVERSEER: frozenset(
        {
            "portal.view_unpublished",
            "portal.view_history",
            "portal.open_government",
            "evaluations.answer_shared_correction",
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        OWN_GOVERNMENT
        | {
            "cities.change_agency",
            "cities.change_membership",
            "agreements.declare",
            "agreements.set_procedure",
            "evaluations.set_target",
            "portal.release",
            "evaluations.answer_shared_correction",
            "portal.view_exports",
            "portal.open_internal",
        }
    ),
}
