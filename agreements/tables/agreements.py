"""The files of partnerships, agreements and what stands below them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models import (
    Agreement,
    AgreementText,
    Assignment,
    CooperationField,
    FieldSector,
    Partnership,
    PartnershipUmbrella,
    Signatory,
    Signing,
)
from agreements.models.agreements import PROLONGS, planned_by
from agreements.services.confirmed import AGREED
from portal.record_tables import CITED, IS_DRAFT, KEY, NOTE
from portal.table_links import Ref, Refs
from portal.table_numbers import Integer
from portal.tables import Choice, Day, Rule, Table, Text, YesNo, vague

PARTNERSHIPS = Table(
    model=Partnership,
    file="partnerships.csv",
    meaning=_("One government and one partner abroad, whatever they signed."),
    dated="began",
    natural=("government", "partner", "partner_institution"),
    columns=(
        KEY,
        Ref("government", _("The government whose partnership it is: «kota-semarang».")),
        Ref("partner", _("The locality abroad.")),
        Text("partner_institution", _("The institution abroad, where the partner is not the place's government.")),
        Choice("kind", _("Sister city or other cooperation.")),
        *vague("began", _("Since when it exists, as the sources say.")),
        Choice("initiative", _("Who took the initiative.")),
        *vague("initiative_on", _("When the initiative was taken.")),
        Text("initiative_note", _("How it began.")),
        Day("published_on", _("Day on which it was published in the portal; empty leaves it as it is."), keeps=True),
        IS_DRAFT,
        NOTE,
        CITED,
    ),
)

SIGNED_LAST = Rule(
    "signed",
    """
    SELECT n._row FROM {rows} AS n WHERE n.signed IS DISTINCT FROM (
        SELECT s.signed FROM agreements_signing AS s WHERE s.agreement_id = n.id AND s.signed IS NOT NULL
        ORDER BY partial_date_latest(s.signed) DESC, partial_date_earliest(s.signed) DESC LIMIT 1
    ) AND EXISTS (SELECT 1 FROM agreements_signing AS s WHERE s.agreement_id = n.id AND s.signed IS NOT NULL)
    """,
    _("An agreement is signed on the day of its last signing: write here what signings.csv says of that one."),
)

#: As `AgreementQuerySet.prolonging`, of what this load wrote; what stood so before hinders no file.
ADDENDA_PROLONG_NOTHING = Rule(
    "ends",
    """
    SELECT n._row FROM {rows} AS n JOIN agreements_agreement AS a ON n.id IN (a.id, a.parent_id)
    JOIN agreements_agreement AS above ON above.id = a.parent_id
    WHERE a.kind = 'addendum' AND a.annulled_on IS NULL AND (
        partial_date_earliest(a.expires) > partial_date_latest(above.expires)
        OR a.term = 'open_ended' AND above.expires IS NOT NULL)
    AND EXISTS (
        SELECT FROM agreements_agreementevent AS e WHERE e.pgh_obj_id IN (a.id, above.id) AND e.pgh_created_at = now())
    """,
    PROLONGS,
)

AGREEMENTS = Table(
    model=Agreement,
    file="agreements.csv",
    meaning=_("Letters of intent, memoranda and other agreements; a renewal is a row of its own."),
    natural=("partnership", "kind", "title"),
    agreed=AGREED | {"confirmed_on"},
    rules=(SIGNED_LAST, ADDENDA_PROLONG_NOTHING),
    settled=frozenset({"terminated"}),
    dated="signed",
    ahead=planned_by,
    columns=(
        KEY,
        Ref("government", _("The government that keeps it.")),
        Ref("partnership", _("The partnership it belongs to; empty only for an umbrella agreement."), is_owner=True),
        Choice("kind", _("What sort of agreement it is.")),
        Text("title", _("Title as the text bears it.")),
        Text("number_home", _("Our number of it.")),
        Text("number_partner", _("The partner's number of it.")),
        Text("parties", _("Who concluded it; only for an umbrella agreement.")),
        Text("original_kept_at", _("Where our original is kept.")),
        *vague("signed", _("When it was signed: in several places, the last signature.")),
        *vague("starts", _("When it enters into force; empty: on signing.")),
        Choice("term", _("Whether for a fixed term, open-ended, or not stated in the text.")),
        Integer("duration_months", _("Length of a fixed term in months."), unit=_("months")),
        *vague("ends", _("Last day of a fixed term, where the text names it.")),
        Integer("notice_months", _("Months of notice."), unit=_("months")),
        Text("notice_channel", _("How notice is given.")),
        Choice("renewal", _("How it may be renewed.")),
        Ref("parent", _("The agreement under which it hangs.")),
        Ref("succeeds", _("The agreement that it renews.")),
        *vague("terminated", _("When it was terminated.")),
        Text("termination_reason", _("Why it was terminated.")),
        Text("termination_document", _("The document of the termination.")),
        Day("confirmed_on", _("Day on which the coordinator confirmed the record; empty leaves it."), keeps=True),
        IS_DRAFT,
        NOTE,
        CITED,
    ),
)

PARTNERSHIP_UMBRELLAS = Table(
    model=PartnershipUmbrella,
    file="partnership_umbrellas.csv",
    meaning=_("Agreements between states under which partnerships stand."),
    natural=("partnership", "agreement"),
    kept_by="partnership",
    columns=(
        KEY,
        Ref("partnership", _("The partnership.")),
        Ref("agreement", _("The umbrella agreement.")),
        NOTE,
        CITED,
    ),
)

SIGNED_NO_LATER = Rule(
    "signed",
    # Where the agreement stands in the folder too, its own row tells.
    """
    SELECT n._row FROM {rows} AS n JOIN agreements_agreement AS a ON a.id = n.agreement_id
    WHERE (a.signed IS NULL AND n.signed IS NOT NULL
        OR partial_date_latest(n.signed) > partial_date_latest(a.signed))
    AND NOT EXISTS (SELECT 1 FROM load_row_agreements_agreement AS r WHERE r.id = a.id)
    """,
    _("An agreement is signed on the day of its last signing, and the register has an earlier one: correct either."),
)

SIGNINGS = Table(
    model=Signing,
    file="signings.csv",
    meaning=_("Planned and held signings; an agreement may be signed in several places, on several days."),
    natural=("agreement", "place"),
    below="agreement",
    rules=(SIGNED_NO_LATER,),
    agreed=AGREED | {"agreement"},
    confirmed=("agreement",),
    answers=("agreement",),
    dated="signed",
    # A rule asks for all of an agreement.
    ahead=lambda day: Q(agreement__signings__planned__latest__lte=day),
    columns=(
        KEY,
        Ref("agreement", _("The agreement that is signed.")),
        *vague("planned", _("When it was planned to be signed.")),
        *vague("signed", _("When it was signed there.")),
        Text("place", _("Where.")),
        NOTE,
        CITED,
    ),
)

SIGNATORIES = Table(
    model=Signatory,
    file="signatories.csv",
    meaning=_("Who signed."),
    natural=("signing", "side", "name"),
    below="signing",
    agreed=AGREED | {"signing"},
    confirmed=("signing", "agreement"),
    answers=("signing", "side"),
    columns=(
        KEY,
        Ref("signing", _("The signing at which the person signed.")),
        Choice("side", _("For which side.")),
        Text("name", _("Name.")),
        Text("post", _("Post held then.")),
        NOTE,
        CITED,
    ),
)

TEXTS = Table(
    model=AgreementText,
    file="texts.csv",
    meaning=_("The texts of agreements: each party may have its own."),
    natural=("agreement", "party", "language"),
    below="agreement",
    agreed=AGREED | {"agreement"},
    confirmed=("agreement",),
    answers=("agreement", "party"),
    columns=(
        KEY,
        Ref("agreement", _("The agreement.")),
        Choice("party", _("Whose text it is.")),
        Choice("language", _("Language in which it is written.")),
        Text("title", _("Title of this text.")),
        Integer("pages", _("Number of pages."), unit=_("pages")),
        Integer("articles", _("Number of articles."), unit=_("articles")),
        Integer("points", _("Number of points, where it has no articles."), unit=_("points")),
        Choice("authoritative", _("Whether it decides where the texts differ.")),
        NOTE,
        CITED,
    ),
)

OF_ITS_PARTNERSHIP = Rule(
    "origin",
    """
    SELECT n._row FROM {rows} AS n JOIN agreements_cooperationfield AS f ON f.id = n.origin_id
    JOIN agreements_agreement AS here ON here.id = n.agreement_id
    JOIN agreements_agreement AS there ON there.id = f.agreement_id
    WHERE here.id = there.id OR here.partnership_id IS DISTINCT FROM there.partnership_id
    """,
    _("A field continues one of another agreement of the same partnership: name such a field."),
)

DROPPED_BY_ITS_ADDENDUM = Rule(
    "dropped_by",
    """
    SELECT n._row FROM {rows} AS n JOIN agreements_agreement AS a ON a.id = n.dropped_by_id
    WHERE a.kind <> 'addendum' OR a.parent_id IS DISTINCT FROM n.agreement_id
    """,
    _("A field is dropped by an addendum that hangs under its agreement: name such a one."),
)

FIELDS = Table(
    model=CooperationField,
    file="fields.csv",
    meaning=_("Cooperation fields, as the texts word them."),
    natural=("agreement", "position"),
    below="agreement",
    agreed=AGREED | {"agreement"},
    confirmed=("agreement",),
    answers=("agreement",),
    rules=(OF_ITS_PARTNERSHIP, DROPPED_BY_ITS_ADDENDUM),
    columns=(
        KEY,
        Ref("agreement", _("The agreement.")),
        Ref("text", _("The text that words it.")),
        Integer("position", _("Its place among the agreement's fields, from 1.")),
        Text("wording", _("As the text words it.")),
        Choice("language", _("Language of the wording.")),
        Refs("sectors", _("Words of the vocabulary of sectors, with semicolons between."), through=FieldSector),
        YesNo("is_open", _("Whether it leaves room for other agreed fields and names none.")),
        Ref("origin", _("The field of another agreement of the partnership that it continues or carries out.")),
        Ref("dropped_by", _("The addendum by which the parties dropped it."), may_lack=True),
        Choice("outcomes", _("Whether the text states expected outcomes.")),
        Text("expected_outcomes", _("Expected outcomes as stated.")),
        NOTE,
        CITED,
    ),
)

ASSIGNMENTS = Table(
    model=Assignment,
    file="assignments.csv",
    meaning=_("Agencies responsible for a field, each in its time."),
    natural=("field", "agency", "role", "started"),
    below="field",
    dated="started",
    columns=(
        KEY,
        Ref("field", _("The cooperation field.")),
        Ref("agency", _("The agency, as it was called then.")),
        Choice("role", _("Whether it leads or supports.")),
        *vague("started", _("Since when it is responsible.")),
        *vague("ended", _("Until when it was responsible.")),
        NOTE,
        CITED,
    ),
)

TABLES = (
    PARTNERSHIPS,
    AGREEMENTS,
    PARTNERSHIP_UMBRELLAS,
    SIGNINGS,
    SIGNATORIES,
    TEXTS,
    FIELDS,
    ASSIGNMENTS,
)
