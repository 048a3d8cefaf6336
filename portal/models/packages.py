"""Packages that were released: kept as they were, so that a citation of one can be checked for ever."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PackageRelease(models.Model):
    """One version of the published package with its file; rows are added by an act, never changed."""

    version = models.CharField(_("version"), max_length=40, unique=True)
    as_of = models.DateField(_("as of"))
    file = models.FileField(_("file"), max_length=200)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("checksum"), max_length=64)
    released_on = models.DateField(_("released on"))
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("released by"),
        help_text=_("Empty: by a command."),
    )

    class Meta:
        verbose_name = _("released package")
        verbose_name_plural = _("released packages")
        ordering = ["-released_on", "-pk"]
        triggers = [
            pgtrigger.Protect(name="a_released_package_never_changes", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self):
        return self.version
