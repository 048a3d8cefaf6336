"""Versions of the rubric as the database keeps them: content that never changes, because evaluations rest on it."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _


class RubricVersion(models.Model):
    """One version as it was shipped in `evaluations/rubric/`; rows are added by `load_reference`, never changed."""

    key = models.SlugField(_("key"), max_length=40, unique=True)
    checksum = models.CharField(_("SHA-256 of its file"), max_length=64)
    issued = models.DateField(_("issued on"))
    content = models.TextField(_("content of its file"))

    class Meta:
        verbose_name = _("version of the rubric")
        verbose_name_plural = _("versions of the rubric")
        ordering = ["issued", "key"]
        triggers = [pgtrigger.Protect(name="a_rubric_never_changes", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return self.key
