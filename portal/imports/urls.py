from django.urls import path

from portal.imports import act_views, views

urlpatterns = [
    path("", views.ImportList.as_view(), name="imports"),
    path("add/", views.ImportAdd.as_view(), name="import-add"),
    path("blank/<slug:kind>.<str:ending>", act_views.ImportBlank.as_view(), name="import-blank"),
    path("<uuid:key>/", views.ImportDetail.as_view(), name="import"),
    path("<uuid:key>/columns/", views.ImportColumns.as_view(), name="import-columns"),
    path("<uuid:key>/names/", views.ImportNames.as_view(), name="import-names"),
    path("<uuid:key>/confirm/", act_views.ImportConfirm.as_view(), name="import-confirm"),
    path("<uuid:key>/undo/", act_views.ImportUndo.as_view(), name="import-undo"),
    path("<uuid:key>/discard/", act_views.ImportDiscard.as_view(), name="import-discard"),
    path("<uuid:key>/rejected.xlsx", act_views.ImportRejected.as_view(), name="import-rejected"),
]
