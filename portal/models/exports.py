"""The log of lists that were taken away as a file, by which the reader of a file can tell that it is whole."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

#: What is written when an export ends; everything else stands from its beginning.
END = ("state", "rows", "bytes", "sha256", "finished")
_ENDED = ", ".join(f"'{name}'" for name in (*END, "by_id"))

#: Also for whoever may write to the table: who took it may be forgotten with the account, and is never changed.
WRITTEN_TWICE_AT_MOST = pgtrigger.Trigger(
    name="export_is_written_at_begin_and_end",
    operation=pgtrigger.Update,
    when=pgtrigger.Before,
    func=f"""
        IF to_jsonb(NEW) - ARRAY[{_ENDED}] <> to_jsonb(OLD) - ARRAY[{_ENDED}]
            OR (OLD.state <> 'running' AND to_jsonb(NEW) - 'by_id' <> to_jsonb(OLD) - 'by_id')
            OR (NEW.by_id IS NOT NULL AND NEW.by_id IS DISTINCT FROM OLD.by_id)
        THEN
            RAISE EXCEPTION 'an export is written at its begin and at its end, and stays'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'export_is_written_at_begin_and_end';
        END IF;
        RETURN NEW;
    """,
)


class Export(models.Model):
    """One file made of a list, from the first row to the last. Who reads without an account leaves nothing of himself.

    A file is whole where `state` says so and its SHA-256 is the one that stands here.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("Under way")
        WHOLE = "whole", _("Whole")
        BROKEN = "broken", _("Broken off")

    key = models.SlugField(_("key"), max_length=40, unique=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="exports",
        verbose_name=_("taken by"),
        help_text=_("Empty: a visitor."),
    )
    path = models.CharField(_("list"), max_length=300)
    asked = models.JSONField(_("filters as asked"), default=dict)
    format = models.CharField(_("format"), max_length=20)
    name = models.CharField(_("name of the file"), max_length=120)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.RUNNING)
    rows = models.PositiveBigIntegerField(_("rows"), null=True, blank=True)
    bytes = models.PositiveBigIntegerField(_("bytes"), null=True, blank=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    begun = models.DateTimeField(_("begun"))
    finished = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        ordering = ["-begun", "-id"]
        indexes = [models.Index(fields=["by", "begun"], name="export_by")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="whole") | Q(rows__isnull=False, bytes__isnull=False, sha256__gt=""),
                name="whole_export_has_its_checksum",
            ),
            models.CheckConstraint(
                condition=Q(state="running", finished=None) | (~Q(state="running") & Q(finished__isnull=False)),
                name="ended_export_says_when",
            ),
        ]
        triggers = [WRITTEN_TWICE_AT_MOST, pgtrigger.Protect(name="export_stays", operation=pgtrigger.Delete)]

    def __str__(self):
        return self.key

    def get_absolute_url(self) -> str:
        return reverse("portal:export", args=[self.key])
