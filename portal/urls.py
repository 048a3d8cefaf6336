"""Root addresses; apps are reached by name alone."""

from django.urls import include, path

urlpatterns = []
