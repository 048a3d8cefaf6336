from django.urls import path

from portal import source_views as views

app_name = "portal"

urlpatterns = [
    path("sources/", views.SourceList.as_view(), name="sources"),
    path("sources/<slug:key>/", views.SourceDetail.as_view(), name="source"),
]
