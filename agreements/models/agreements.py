"""Agreements with their dates. Signed and terminated are stored; expiry is computed."""

from datetime import date

import pghistory
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agreements.models.days import DaysAfter, possibly_by
from agreements.models.partnerships import Partnership
from agreements.models.rules import threshold
from agreements.models.statuses import LegalStatus
from agreements.models.visibility import GovernmentRecord, agreement_visible_to
from cities.visibility import entered, standing
from portal.fields import PartialDateField, wording_field


def planned_by(on: date) -> Q:
    """Its signing certainly was planned by then, whenever it came."""
    return Q(signings__planned__latest__lte=on)


#: Why an addendum does not say that what it hangs under goes on for longer.
PROLONGS = _(
    "The agreement under which this addendum hangs ends before that. What prolongs an agreement is recorded as its "
    "renewal, with its own last day, also where the paper is called an addendum."
)


class AgreementQuerySet(models.QuerySet):
    """Words of the domain, each true *certainly* on the day given; `possibly_…` stands beside where it matters."""

    def visible_to(self, user):
        return self.filter(agreement_visible_to(user))

    def with_relatives_visible_to(self, user):
        """What each hangs under and renews, where the user sees it; None where not."""
        seen = Agreement.objects.visible_to(user)
        return self.prefetch_related(*(models.Prefetch(name, queryset=seen) for name in ("parent", "succeeds")))

    def standing(self):
        """Not annulled; drafts stand too. What is annulled leaves the lists, and keeps its page."""
        return self.filter(standing())

    def entered(self):
        return self.filter(entered())

    def told_by(self, on: date):
        """What can be told of that day: not certainly signed later, unless its signing was planned by then."""
        return self.filter(possibly_by("signed", on) | Q(pk__in=Agreement.objects.filter(planned_by(on)).values("pk")))

    def signed_by(self, on: date):
        """Signed and begun on that day at the latest."""
        return self.filter(signed__latest__lte=on).exclude(starts__latest__gt=on)

    def unsigned(self, on: date):
        """Certainly not signed by that day, and not even possibly given up; what was never dated is not signed."""
        return self.filter(Q(signed=None) | Q(signed__earliest__gt=on)).not_terminated(on)

    def not_terminated(self, on: date):
        return self.exclude(terminated__earliest__lte=on)

    def in_force(self, on: date):
        """Signed, begun, and neither run out nor terminated on that day; a term that is not stated does not run out."""
        return self.signed_by(on).not_terminated(on).filter(Q(expires=None) | Q(expires__earliest__gte=on))

    def possibly_in_force(self, on: date):
        """Not certainly unsigned, run out or terminated on that day."""
        # Django takes a generated column for never empty, so that exclude() would lose those without a last day.
        return (
            self.filter(Q(expires=None) | Q(expires__latest__gte=on), signed__earliest__lte=on)
            .exclude(starts__earliest__gt=on)
            .exclude(terminated__latest__lte=on)
        )

    def without_successor(self, on: date):
        """No agreement signed by then renews it."""
        successors = Agreement.objects.entered().filter(succeeds__isnull=False, signed__latest__lte=on)
        return self.exclude(pk__in=successors.values("succeeds"))

    def expiring(self, on: date):
        """In force, but certainly not for longer than its government's threshold, and nothing signed succeeds it."""
        soon = DaysAfter(Value(on), threshold("expiring_days", on))
        return self.in_force(on).filter(expires__latest__lte=soon).without_successor(on)

    def expired(self, on: date):
        return self.signed_by(on).not_terminated(on).filter(expires__latest__lt=on)

    def prolonging(self):
        """Addenda that certainly last longer than what they hang under, whose end they would hide."""
        later = Q(expires__earliest__gt=F("parent__expires__latest"))
        endless = Q(term="open_ended", parent__expires__isnull=False)
        return self.standing().filter(later | endless, kind="addendum")

    def terminated_by(self, on: date):
        return self.filter(terminated__latest__lte=on)

    def furthest_first(self):
        """A memorandum before a letter of intent, before whatever hangs under them."""
        rank = {kind: place for place, kind in enumerate(("mou", "loi", "implementing", "action_plan", "addendum"))}
        place = Case(*(When(kind=kind, then=Value(rank[kind])) for kind in rank), default=Value(len(rank)))
        return self.order_by(place, "-signed")

    def dated_by(self, on: date):
        """Not certainly signed later; what is not signed stays as it is planned."""
        return self.exclude(signed__earliest__gt=on)

    def listed(self, on: date):
        """What lists of that day show: standing, and not certainly signed later.

        What is signed later than today is a slip of the pen, which today's list shows so that it is mended.
        """
        known = self.dated_by(on) if on < timezone.localdate() else self
        return known.standing()

    def with_status(self, on: date):
        """Adds `status`, the `LegalStatus` on that day."""
        manager = Agreement.objects

        def among(word):
            return Q(pk__in=word.values("pk"))

        return self.annotate(
            status=Case(
                When(among(manager.terminated_by(on)), then=Value(LegalStatus.TERMINATED)),
                When(Q(signed=None) | Q(signed__earliest__gt=on), then=Value(LegalStatus.NOT_SIGNED)),
                When(among(manager.expired(on)), then=Value(LegalStatus.EXPIRED)),
                When(among(manager.expiring(on)), then=Value(LegalStatus.EXPIRING)),
                When(
                    among(manager.in_force(on)),
                    then=Case(
                        When(term=Agreement.Term.FIXED, then=Value(LegalStatus.IN_FORCE)),
                        When(term=Agreement.Term.OPEN_ENDED, then=Value(LegalStatus.OPEN_ENDED)),
                        default=Value(LegalStatus.TERM_NOT_STATED),
                    ),
                ),
                default=Value(LegalStatus.UNCERTAIN),
                output_field=models.CharField(),
            )
        )


class PartialDateShift(Func):
    """Moves a partial date by months and days (interval arithmetic of PostgreSQL)."""

    function = "partial_date_shift"


def _expires():
    """The last day in force: as the text names it, else the start (or signing) plus the term, less one day."""
    begins = Coalesce(F("starts"), F("signed"))
    return Coalesce(F("ends"), PartialDateShift(begins, F("duration_months"), Value(-1)))


@pghistory.track(exclude=["expires", "last_notice"])
class Agreement(GovernmentRecord):
    class Kind(models.TextChoices):
        LOI = "loi", _("Letter of intent")
        MOU = "mou", _("Memorandum of understanding")
        ACTION_PLAN = "action_plan", _("Action plan")
        IMPLEMENTING = "implementing", _("Implementing arrangement")
        ADDENDUM = "addendum", _("Addendum")
        UMBRELLA = "umbrella", _("Umbrella agreement")

    class Term(models.TextChoices):
        FIXED = "fixed", _("For a fixed term")
        OPEN_ENDED = "open_ended", _("Open-ended")
        NOT_STATED = "not_stated", _("Not stated in the text")

    class Renewal(models.TextChoices):
        AUTOMATIC = "automatic", _("Automatic")
        WRITTEN = "written", _("By written consent")
        NEW_TEXT = "new_text", _("By a new text")
        OPEN_ENDED = "open_ended", _("Open-ended")
        NOT_REGULATED = "not_regulated", _("Not regulated")

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, null=True, blank=True, verbose_name=_("partnership"), related_name="agreements"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    title = models.CharField(_("title"), max_length=300)
    number_home = models.CharField(_("our number"), max_length=100, blank=True)
    number_partner = models.CharField(_("the partner's number"), max_length=100, blank=True)
    parties = models.CharField(
        _("parties"), max_length=300, blank=True, help_text=_("Only for an umbrella agreement between states.")
    )
    original_kept_at = models.CharField(_("our original is kept at"), max_length=200, blank=True)
    signed = PartialDateField(
        _("signed"), null=True, blank=True, help_text=_("Signed in several places: the day of the last signature.")
    )
    signed_wording = wording_field()
    starts = PartialDateField(_("in force from"), null=True, blank=True, help_text=_("Empty: from signing."))
    starts_wording = wording_field()
    term = models.CharField(_("term"), max_length=12, choices=Term, blank=True)
    duration_months = models.PositiveSmallIntegerField(_("term in months"), null=True, blank=True)
    ends = PartialDateField(_("last day named in the text"), null=True, blank=True)
    ends_wording = wording_field()
    notice_months = models.PositiveSmallIntegerField(_("notice in months"), null=True, blank=True)
    notice_channel = models.CharField(_("channel of notice"), max_length=120, blank=True)
    renewal = models.CharField(_("renewal"), max_length=14, choices=Renewal, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("hangs under"), related_name="parts"
    )
    succeeds = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("renews"), related_name="successors"
    )
    terminated = PartialDateField(_("terminated"), null=True, blank=True)
    terminated_wording = wording_field()
    termination_reason = models.TextField(_("reason of termination"), blank=True)
    termination_document = models.CharField(_("document of termination"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)

    expires = models.GeneratedField(
        verbose_name=_("last day in force"),
        expression=_expires(),
        output_field=PartialDateField(null=True),
        db_persist=True,
    )
    last_notice = models.GeneratedField(
        verbose_name=_("last day for notice"),
        expression=Func(_expires(), F("notice_months"), function="partial_date_minus_notice"),
        output_field=PartialDateField(null=True),
        db_persist=True,
    )

    page = "agreements:agreement"
    published_with = "partnership"
    objects = AgreementQuerySet.as_manager()

    class Meta(GovernmentRecord.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["signed", "key"]
        constraints = [
            *GovernmentRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind="umbrella") | Q(partnership__isnull=False),
                name="only_an_umbrella_agreement_has_no_partnership",
                violation_error_message=_("Name the partnership of the agreement."),
            ),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(starts__earliest__lte=F("ends__latest")),
                name="agreement_ends_after_it_starts",
                violation_error_message=_("The agreement cannot end before it starts: check both dates."),
            ),
            models.CheckConstraint(
                condition=Q(signed=None) | Q(terminated=None) | Q(signed__earliest__lte=F("terminated__latest")),
                name="agreement_is_terminated_after_it_is_signed",
                violation_error_message=_("An agreement cannot be terminated before it is signed: check both dates."),
            ),
            models.CheckConstraint(
                condition=~Q(term="fixed") | Q(duration_months__isnull=False) | Q(ends__isnull=False),
                name="a_fixed_term_has_a_duration_or_an_end",
                violation_error_message=_("A fixed term needs its months or its last day."),
            ),
            models.CheckConstraint(
                condition=Q(term="fixed") | Q(duration_months=None, ends=None),
                name="only_a_fixed_term_has_a_duration_or_an_end",
                violation_error_message=_(
                    "Months or a last day belong to a fixed term: choose it, or leave them empty."
                ),
            ),
            models.CheckConstraint(
                condition=Q(duration_months=None) | Q(duration_months__range=(1, 1200)),
                name="a_term_lasts_from_a_month_to_a_century",
                violation_error_message=_("Write the term in months, from 1 to 1200."),
            ),
            models.CheckConstraint(
                condition=Q(notice_months=None) | Q(notice_months__lte=120),
                name="notice_is_at_most_ten_years",
                violation_error_message=_("Write the notice in months, from 0 to 120."),
            ),
            models.CheckConstraint(
                condition=Q(terminated=None) | Q(termination_reason__gt=""),
                name="a_termination_gives_its_reason",
                violation_error_message=_("Say why the agreement was terminated."),
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("id")) & ~Q(succeeds=F("id")), name="an_agreement_is_not_its_own_relative"
            ),
        ]
        indexes = [models.Index(fields=["partnership", "signed"], name="agreement_partnership_signed")]

    def __str__(self):
        return self.title


class BelowAgreementQuerySet(models.QuerySet):
    """Rows below an agreement are seen by those who see it."""

    path = "agreement__"

    def visible_to(self, user):
        return self.filter(agreement_visible_to(user, self.path))

    def standing(self):
        return self.filter(standing(self.path))
