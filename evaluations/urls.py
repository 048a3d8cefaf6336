from django.urls import path

from evaluations.views import Dashboard

urlpatterns = [path("", Dashboard.as_view(), name="home")]
