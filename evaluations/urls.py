from django.urls import path

from evaluations import reminder_views
from evaluations.views import Dashboard

urlpatterns = [
    path("", Dashboard.as_view(), name="home"),
    path("reminders/", reminder_views.Reminders.as_view(), name="reminders"),
    path(
        "governments/<slug:key>/reminders/release/",
        reminder_views.ReminderReleasePage.as_view(),
        name="reminder-release",
    ),
]
