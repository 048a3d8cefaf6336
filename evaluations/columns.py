"""What the list of warnings shows and exports; a row is a pair of warning and its answers."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from evaluations.warnings.declared import Gravity
from portal.computed_lists import ComputedColumn
from portal.roles import Role


def _day(value) -> str:
    return date_format(value, "j F Y") if value else ""


def _page(row) -> str:
    return reverse("agreements:partnership", args=[row[0].partnership.key]) + "#warnings"


def _who_should_act(row) -> str:
    """The role; its agency by name where it is the agency's turn."""
    warning = row[0]
    role = Role(warning.matter.role)
    return warning.agency.name if warning.agency and role == Role.AGENCY_OFFICER else role.label


WARNING_COLUMNS = (
    ComputedColumn(
        name="warning",
        value=lambda row: row[0].kind.label,
        label=_("Warning"),
        meaning=_("What goes wrong."),
        url=_page,
    ),
    ComputedColumn(name="code", value=lambda row: row[0].kind.code, meaning=_("Code of the warning.")),
    ComputedColumn(
        name="gravity",
        value=lambda row: int(row[0].kind.gravity),
        choices=Gravity,
        shown=lambda row: Gravity(row[0].kind.gravity).label,
        order_by=lambda row: (row[0].kind.gravity, row[0].row.since),
        tone=lambda row: row[0].kind.tone,
        label=_("Gravity"),
        meaning=_("How much is lost where nobody acts: 1 grave, 2 serious, 3 minor."),
    ),
    ComputedColumn(
        name="partner",
        value=lambda row: row[0].partnership.partner_label,
        shown=lambda row: str(row[0].partnership),
        label=_("Partnership"),
        meaning=_("The partner."),
    ),
    ComputedColumn(
        name="partnership_key", value=lambda row: row[0].partnership.key, meaning=_("Public key of the partnership.")
    ),
    ComputedColumn(
        name="government",
        value=lambda row: row[0].partnership.government.name,
        meaning=_("The government that keeps the record."),
    ),
    ComputedColumn(
        name="government_key",
        value=lambda row: row[0].partnership.government.key,
        meaning=_("Public key of the government."),
    ),
    ComputedColumn(
        name="text", value=lambda row: row[0].matter.text, label=_("What it says"), meaning=_("The warning in words.")
    ),
    ComputedColumn(
        name="record", value=lambda row: row[0].row.subject, meaning=_("Kind and key of the record that it is about.")
    ),
    ComputedColumn(
        name="since",
        value=lambda row: row[0].row.since,
        shown=lambda row: _day(row[0].row.since),
        label=_("Since"),
        meaning=_("The day from which it holds."),
    ),
    ComputedColumn(
        name="due", value=lambda row: row[0].row.due, meaning=_("The day by which it was or is to be done.")
    ),
    ComputedColumn(
        name="role",
        value=lambda row: row[0].matter.role.value,
        choices=Role,
        shown=_who_should_act,
        label=_("Who should act"),
        meaning=_("The role that should act."),
    ),
    ComputedColumn(
        name="agency",
        value=lambda row: row[0].agency.name if row[0].agency else "",
        meaning=_("The agency that is responsible, where one is."),
        empty_is_none=True,
    ),
    ComputedColumn(
        name="agency_key",
        value=lambda row: row[0].agency.key if row[0].agency else "",
        meaning=_("Public key of the agency."),
    ),
    ComputedColumn(
        name="response",
        value=lambda row: row[1][-1].text if row[1] else "",
        label=_("Response"),
        meaning=_("The last answer of the government."),
        empty_is_none=True,
    ),
    ComputedColumn(
        name="responded_on",
        value=lambda row: row[1][-1].responded_on if row[1] else None,
        meaning=_("The day of that answer."),
    ),
)
