"""A spreadsheet on its way into the register: its rows, how they are read, and what became of them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ImportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A person's own; of colleagues those of their government are seen in the history alone."""
        return self.filter(by=user) if user.is_authenticated else self.none()


class Import(models.Model):
    """One file, or what was pasted, of records of one kind that one government keeps."""

    class State(models.TextChoices):
        READ = "read", _("Read: say what its columns are")
        PREVIEWED = "previewed", _("Previewed: nothing is written yet")
        DONE = "done", _("Imported")
        UNDONE = "undone", _("Undone")
        DISCARDED = "discarded", _("Discarded")

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    table = models.CharField(_("kind of record"), max_length=60)
    government_key = models.CharField(_("government"), max_length=120)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    name = models.CharField(_("file"), max_length=200, blank=True)
    begun_at = models.DateTimeField(_("begun"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.READ)
    remark = models.TextField(_("what was guessed"), blank=True)
    sheets = models.JSONField(_("sheets"), default=list)
    sheet = models.PositiveSmallIntegerField(_("sheet"), default=0)
    heading = models.PositiveIntegerField(_("row of the headings"), default=1)
    heading_lines = models.PositiveSmallIntegerField(_("lines of the headings"), default=1)
    columns = models.JSONField(_("columns"), default=list, help_text=_("For each column its header in files, or «»."))
    unknown = models.JSONField(_("names that are not known"), default=list)
    added = models.JSONField(
        _("names of new records"), default=dict, help_text=_("By kind and name: what the person chose, and typed.")
    )
    counts = models.JSONField(_("counts"), default=dict, help_text=_("Rows by what they do."))
    records = models.JSONField(_("records"), default=dict, help_text=_("By kind, records by what becomes of them."))
    changed_since = models.JSONField(_("what changed since the preview"), default=list)
    error = models.TextField(_("error of the file"), blank=True)
    act = models.UUIDField(_("act in the history"), null=True)
    done_at = models.DateTimeField(_("imported"), null=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["done", "undone"]) | Q(act__isnull=False, done_at__isnull=False),
                name="an_import_that_was_done_names_its_act",
            )
        ]

    def __str__(self):
        return self.name or str(_("Pasted table"))


class ImportRow(models.Model):
    """A row as it was read, and what the preview made of it. Numbers are those of the spreadsheet."""

    class Act(models.TextChoices):
        CREATE = "create", _("new")
        CHANGE = "change", _("changed")
        LEAVE = "leave", _("unchanged")
        REJECT = "reject", _("rejected")

    of = models.ForeignKey(Import, models.CASCADE, related_name="rows", verbose_name=_("import"))
    sheet = models.PositiveSmallIntegerField(_("sheet"))
    number = models.PositiveIntegerField(_("row"))
    cells = models.JSONField(_("cells"))
    act = models.CharField(_("what it does"), max_length=6, choices=Act, blank=True)
    records = models.JSONField(
        _("records"),
        default=list,
        help_text=_("Of each record its table, key, act, and [column, old, new] of the cells that change."),
    )
    errors = models.JSONField(
        _("errors"), default=list, help_text=_("[table, column, value, what is wrong and how to mend it].")
    )
    remarks = models.JSONField(_("remarks"), default=list, help_text=_("What was guessed, for the person to check."))

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        ordering = ["of", "sheet", "number"]
        constraints = [models.UniqueConstraint(fields=["of", "sheet", "number"], name="an_import_has_a_row_once")]

    def __str__(self):
        return f"{self.of}, {self.number}"


class KnownName(models.Model):
    """A name that somebody matched with a record: asked once in a government, and remembered."""

    kind = models.CharField(_("kind of record"), max_length=60)
    government_key = models.CharField(_("government"), max_length=120)
    name = models.CharField(_("name"), max_length=300)
    record_key = models.CharField(_("key of the record"), max_length=120)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("matched by"))
    matched_on = models.DateField(_("matched on"), auto_now=True)

    class Meta:
        verbose_name = _("matched name")
        verbose_name_plural = _("matched names")
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "government_key", "name"], name="a_name_is_matched_once")
        ]

    def __str__(self):
        return f"{self.name} → {self.record_key}"
