"""The files of what governments declare: from when their register is complete, and by which thresholds it warns."""

from django.db.models import PositiveSmallIntegerField, Q
from django.utils.translation import gettext_lazy as _

from agreements.models import Partnership, RegisterStart, Rules
from cities.visibility import kept_by_own_government
from portal.record_tables import CITED, KEY
from portal.table_links import Ref
from portal.table_numbers import Integer
from portal.tables import Day, Table

GOVERNMENT = Ref("government", _("The government."))


def rules_told_to(user):
    """Those of governments with partnerships that the user may see: their due days are seen there already."""
    shown = Partnership.objects.visible_to(user).values("government")
    return Rules.objects.filter(kept_by_own_government(user) | Q(government__in=shown))


def _internal(name: str, meaning) -> Integer:
    return Integer(name, meaning, keeps=True, may_lack=True, permission="portal.view_drafts")


REGISTER_STARTS = Table(
    model=RegisterStart,
    file="register_starts.csv",
    meaning=_("From which day a government keeps its register completely: before it, silence says nothing."),
    dated="starts",
    columns=(
        KEY,
        GOVERNMENT,
        Day("starts", _("The first day from which all that happens is recorded.")),
        CITED,
    ),
)

REPORT_RULES = Table(
    model=Rules,
    file="report_rules.csv",
    meaning=_("By which rules the reports of agencies fall due; without a row those of the portal hold."),
    dated="since",
    told_to=rules_told_to,
    columns=(
        KEY,
        GOVERNMENT,
        Day("since", _("The day from which they hold.")),
        Integer("report_cycle", _("Length of the periods of which agencies report."), unit=_("months")),
        Integer("report_days", _("Time after a period in which its report is due."), unit=_("days")),
        *(
            _internal(field.name, field.verbose_name)
            for field in Rules._meta.fields
            if isinstance(field, PositiveSmallIntegerField) and field.name not in ("report_cycle", "report_days")
        ),
    ),
)

TABLES = (REGISTER_STARTS,)
PACKAGED = (REPORT_RULES,)
