"""Whose eyes a package is written for, and for which day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.module_loading import import_string

from portal.tables import Column, Table


@dataclass(frozen=True)
class Scope:
    """What a package may hold: what `user` may see, and nothing dated later than `as_of`."""

    user: AbstractBaseUser | AnonymousUser
    as_of: date

    @property
    def is_public(self) -> bool:
        """The reader may see what everybody may, and no more."""
        return not any(map(self.governments_with, ("portal.view_drafts", "portal.view_unpublished")))

    def visible(self, model: type[models.Model]) -> models.QuerySet:
        """The rows of a model that the reader may see, whatever their day; all of a model that is shown with others."""
        return model.objects.visible_to(self.user) if hasattr(model.objects, "visible_to") else model.objects.all()

    def told(self, table: Table) -> models.QuerySet:
        """Of those, what stands and is not certainly later than the day: lists show no annulled rows."""
        rows = table.told_to(self.user) if table.told_to else self.visible(table.model)
        if table.only:
            rows = rows.filter(table.only)
        if any(field.name == "annulled_on" for field in table.model._meta.fields):
            rows = rows.filter(annulled_on=None)
        return rows.filter(not_later(table, self.as_of)) if table.dated else rows

    def columns(self, table: Table) -> tuple[Column, ...]:
        """Those of the table that a package of this scope has: none of which the reader sees no cell."""
        return tuple(
            column for column in table.columns if not column.permission or self.governments_with(column.permission)
        )

    def governments_with(self, permission: str) -> Collection[int]:
        """Ids of the governments for which the reader holds the permission."""
        return import_string("cities.permissions.governments_with")(self.user, permission)


def not_later(table: Table, day: date) -> Q:
    """As pages tell of a day: what is certainly later is left out; what has no date may be of any."""
    field = table.model._meta.get_field(table.dated)
    if isinstance(field, models.IntegerField):
        earlier = Q(**{f"{table.dated}__lte": day.year})
    elif isinstance(field, models.DateField):
        earlier = Q(**{f"{table.dated}__lte": day})
    else:
        earlier = Q(**{f"{table.dated}__earliest__lte": day})
    told = earlier | Q(**{table.dated: None}) if field.null else earlier
    return told | table.ahead(day) if table.ahead else told
