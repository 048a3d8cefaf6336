"""Who sees a record that a government keeps: said once, for any path that leads to it."""

from django.db.models import Q

from cities.permissions import governments_with


def kept_by_own_government(user, permission: str = "portal.view_drafts", path: str = "") -> Q:
    """The user serves its government in a role that holds the permission."""
    return Q(**{f"{path}government__in": governments_with(user, permission)})


def standing(path: str = "") -> Q:
    """Not annulled; drafts stand too."""
    return Q(**{f"{path}annulled_on": None})


def entered(path: str = "") -> Q:
    """Neither a draft nor annulled."""
    return standing(path) & Q(**{f"{path}is_draft": False})


def published(path: str = "") -> Q:
    return entered(path) & Q(**{f"{path}published_on__isnull": False})


def partnership_visible_to(user, path: str = "") -> Q:
    """Its own people see a partnership always, overseers once it is entered, everybody once it is published."""
    own = kept_by_own_government(user, path=path)
    overseen = kept_by_own_government(user, "portal.view_unpublished", path) & entered(path)
    return own | overseen | published(path)
