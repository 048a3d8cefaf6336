from django.urls import path

from cities import views

app_name = "cities"

urlpatterns = [
    path("governments/", views.GovernmentList.as_view(), name="governments"),
    path("governments/<slug:key>/", views.GovernmentDetail.as_view(), name="government"),
    path("localities/", views.LocalityList.as_view(), name="localities"),
    path("localities/<slug:key>/", views.LocalityDetail.as_view(), name="locality"),
    path("agencies/", views.AgencyList.as_view(), name="agencies"),
    path("agencies/<slug:key>/", views.AgencyDetail.as_view(), name="agency"),
]
