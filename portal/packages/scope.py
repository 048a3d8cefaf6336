"""Whose eyes a package is written for, and for which day."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models


@dataclass(frozen=True)
class Scope:
    """What a package may hold: what `user` may see, and nothing dated later than `as_of`."""

    user: AbstractBaseUser | AnonymousUser
    as_of: date

    @property
    def is_public(self) -> bool:
        return not self.user.is_authenticated

    def visible(self, model: type[models.Model]) -> models.QuerySet:
        """The rows of a model that the reader may see, whatever their day."""
        return model.objects.visible_to(self.user)
