"""Settings of the suite: the real ones, with what a test must not wait for or write to taken out."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-the-suite-0123456789abcdefghijklmnopqrstuvwxyz")
# The suite creates its own database, which only the owner may do; for what it starts, too.
os.environ["DATABASE_URL"] = os.environ.get("DATABASE_OWNER_URL") or os.environ["DATABASE_URL"]
os.environ.setdefault("PORTAL_HTTPS", "0")

from portal.settings import *  # noqa: F403
from portal.settings import DATABASES, INSTALLED_APPS, MIDDLEWARE, env

INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]
ZEAL_RAISE = True
# Signing in and out reads the session twice.
ZEAL_ALLOWLIST = [{"model": "sessions.Session", "field": "get()"}]
ALLOWED_HOSTS = ["*"]
# The real settings were read before this module began.
DATABASES["default"] |= {**env.db("DATABASE_URL"), "CONN_MAX_AGE": 0}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
