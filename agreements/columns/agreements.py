"""What the list of agreements shows and exports."""

from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement
from agreements.models.agreements import LegalStatus
from portal.columns import ChoiceColumn, Column, ListColumn, NumberColumn, PartialDateColumn

#: How each status is marked; the word always stands beside the mark.
STATUS_TONES = {
    LegalStatus.NOT_SIGNED: "neutral",
    LegalStatus.IN_FORCE: "good",
    LegalStatus.EXPIRING: "warn",
    LegalStatus.EXPIRED: "neutral",
    LegalStatus.TERMINATED: "neutral",
    LegalStatus.OPEN_ENDED: "good",
    LegalStatus.TERM_NOT_STATED: "info",
    LegalStatus.UNCERTAIN: "info",
}

AGREEMENT_COLUMNS = (
    Column(name="key", source="key", meaning=_("Public key of the agreement.")),
    Column(
        name="title",
        source="title",
        label=_("Title"),
        meaning=_("Title of the agreement."),
        link=("agreements:agreement", "key"),
    ),
    ChoiceColumn(name="kind", source="kind", label=_("Kind"), meaning=_("Kind of agreement."), choices=Agreement.Kind),
    ChoiceColumn(
        name="status",
        source="status",
        label=_("Legal status"),
        meaning=_("Computed for the day asked for, as far as the dates say with certainty."),
        choices=LegalStatus,
        tones=STATUS_TONES,
    ),
    Column(name="partnership_key", source="partnership__key", meaning=_("Public key of the partnership.")),
    Column(
        name="government",
        source="government__name",
        label=_("Government"),
        meaning=_("The government that keeps the record."),
    ),
    Column(name="government_key", source="government__key", meaning=_("Public key of the government.")),
    Column(
        name="partner",
        source="partner_name",
        label=_("Partner"),
        meaning=_("Partner of the agreement; for an umbrella agreement its parties."),
        link=("agreements:partnership", "partnership__key"),
    ),
    PartialDateColumn(
        name="signed",
        source="signed",
        wording="signed_wording",
        label=_("Signed"),
        meaning=_("Day of the last signature."),
    ),
    PartialDateColumn(name="starts", source="starts", wording="starts_wording", meaning=_("Start, if not signing.")),
    ChoiceColumn(name="term", source="term", meaning=_("Kind of term."), choices=Agreement.Term),
    NumberColumn(name="duration_months", source="duration_months", meaning=_("Term in months.")),
    PartialDateColumn(
        name="expires",
        source="expires",
        label=_("Last day in force"),
        meaning=_("Computed: the last day named in the text, else start plus term less one day."),
    ),
    PartialDateColumn(
        name="last_notice",
        source="last_notice",
        meaning=_("Computed: the day after the last one, less the notice in months."),
    ),
    NumberColumn(name="notice_months", source="notice_months", meaning=_("Notice in months.")),
    ChoiceColumn(name="renewal", source="renewal", meaning=_("How it is renewed."), choices=Agreement.Renewal),
    PartialDateColumn(
        name="terminated", source="terminated", wording="terminated_wording", meaning=_("Day of termination.")
    ),
    NumberColumn(
        name="field_count", source="field_count", label=_("Fields"), meaning=_("Number of its cooperation fields.")
    ),
    ListColumn(
        name="fields",
        source="field_wordings",
        meaning=_("Wording of its cooperation fields, in their order, joined by «; »."),
    ),
    ListColumn(name="field_keys", source="field_keys", meaning=_("Public keys of these fields, in the same order.")),
    ListColumn(
        name="agencies",
        source="agency_names",
        meaning=_("Agencies responsible for any of its fields, joined by «; »."),
    ),
    ListColumn(name="agency_keys", source="agency_keys", meaning=_("Public keys of these agencies.")),
    NumberColumn(name="texts", source="text_count", meaning=_("Number of texts, one per party and language.")),
    Column(name="number_home", source="number_home", meaning=_("Our number.")),
    Column(name="number_partner", source="number_partner", meaning=_("The partner's number.")),
    Column(name="parent_key", source="parent_key", meaning=_("The agreement it hangs under.")),
    Column(name="succeeds_key", source="succeeds_key", meaning=_("The agreement it renews.")),
)
