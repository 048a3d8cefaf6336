"""Root addresses; apps are reached by name alone."""

from django.conf.urls.i18n import set_language
from django.urls import include, path

handler400 = "portal.views.bad_request"

urlpatterns = [
    path("", include("evaluations.urls")),
    path("", include("agreements.urls")),
    path("", include("cities.urls")),
    path("", include("portal.source_urls")),
    path("account/", include("portal.account_urls")),
    path("language/", set_language, name="set_language"),
]
