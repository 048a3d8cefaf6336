from django.urls import path

from cities import appointment_views, views

app_name = "cities"

urlpatterns = [
    path("governments/", views.GovernmentList.as_view(), name="governments"),
    path("governments/<slug:key>/", views.GovernmentDetail.as_view(), name="government"),
    path("governments/<slug:key>/appoint/", appointment_views.Appoint.as_view(), name="appoint"),
    path("memberships/", appointment_views.MembershipList.as_view(), name="memberships"),
    path("memberships/<int:pk>/end/", appointment_views.EndMembership.as_view(), name="membership-end"),
    path("localities/", views.LocalityList.as_view(), name="localities"),
    path("localities/<slug:key>/", views.LocalityDetail.as_view(), name="locality"),
    path("agencies/", views.AgencyList.as_view(), name="agencies"),
    path("agencies/<slug:key>/", views.AgencyDetail.as_view(), name="agency"),
]
