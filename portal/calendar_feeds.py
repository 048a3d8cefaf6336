"""The secret address of a person's calendar: made, replaced, revoked; only a digest of the secret is kept."""

import hashlib
import secrets

from django.contrib.auth import get_user_model
from django.utils import timezone

from portal.models import CalendarFeed
from portal.services import act


def digest_of(secret: str) -> str:
    """What is kept of a secret. It has 256 random bits, so that no digest leads back to it, salted or not."""
    return hashlib.sha256(secret.encode()).hexdigest()


def feed_of(user) -> CalendarFeed | None:
    """The one that stands."""
    return CalendarFeed.objects.filter(user=user, revoked_on=None).first()


def feed_by(secret: str) -> CalendarFeed | None:
    """The one that the secret opens; found by its digest, so that the time taken tells nothing of a near miss."""
    standing = CalendarFeed.objects.filter(revoked_on=None, user__is_active=True)
    return standing.select_related("user").filter(digest=digest_of(secret)).first()


def open_feed(user) -> str:
    """The secret of a new address, told this once; an address that the person had opens nothing from now on."""
    secret = secrets.token_urlsafe(32)
    with act(by=user):
        close_feed(user)
        CalendarFeed.objects.create(user=user, digest=digest_of(secret), created_on=timezone.localdate())
    return secret


def close_feed(user) -> None:
    with act(by=user):
        get_user_model().objects.select_for_update().get(pk=user.pk)
        CalendarFeed.objects.filter(user=user, revoked_on=None).update(revoked_on=timezone.localdate())
