from django.urls import path

from cities import appointment_views, export_log, views, views_changes

app_name = "cities"

urlpatterns = [
    path("governments/", views.GovernmentList.as_view(), name="governments"),
    path("governments/<slug:key>/", views.GovernmentDetail.as_view(), name="government"),
    path("governments/<slug:key>/appoint/", appointment_views.Appoint.as_view(), name="appoint"),
    path("governments/<slug:key>/agencies/add/", views_changes.AgencyAdd.as_view(), name="agency-add"),
    path("memberships/", appointment_views.MembershipList.as_view(), name="memberships"),
    path("memberships/<int:pk>/end/", appointment_views.EndMembership.as_view(), name="membership-end"),
    path("exports/", export_log.ExportList.as_view(), name="exports"),
    path("localities/", views.LocalityList.as_view(), name="localities"),
    path("localities/<slug:key>/", views.LocalityDetail.as_view(), name="locality"),
    path("localities/<slug:key>/change/", views_changes.LocalityChange.as_view(), name="locality-change"),
    path("localities/<slug:key>/names/add/", views_changes.LocalityNameAdd.as_view(), name="locality-name-add"),
    path("agencies/", views.AgencyList.as_view(), name="agencies"),
    path("agencies/<slug:key>/", views.AgencyDetail.as_view(), name="agency"),
    path("agencies/<slug:key>/change/", views_changes.AgencyChange.as_view(), name="agency-change"),
    path("agencies/<slug:key>/successions/add/", views_changes.SuccessionAdd.as_view(), name="succession-add"),
]
