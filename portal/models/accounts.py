"""People who sign in, and the forms that they answered."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """An account. What a person may do follows from memberships (cities), never from flags on the account."""

    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="id")

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")


class FormToken(models.Model):
    """A posted form and the page of what it made: posted again, it leads there and makes nothing."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    token = models.UUIDField()
    result_url = models.CharField(max_length=300)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("answered form")
        verbose_name_plural = _("answered forms")
        constraints = [models.UniqueConstraint(fields=["user", "token"], name="a_form_is_answered_once")]

    def __str__(self):
        return str(self.token)
