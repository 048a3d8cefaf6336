from django.urls import path

from evaluations import calendar_views, reminder_views
from evaluations.views import Dashboard

urlpatterns = [
    path("", Dashboard.as_view(), name="home"),
    path("reminders/", reminder_views.Reminders.as_view(), name="reminders"),
    path(
        "governments/<slug:key>/reminders/release/",
        reminder_views.ReminderReleasePage.as_view(),
        name="reminder-release",
    ),
    path("calendar/", calendar_views.CalendarPage.as_view(), name="calendar"),
    path("calendar/revoke/", calendar_views.CalendarRevoke.as_view(), name="calendar-revoke"),
    path("calendar/<str:secret>.ics", calendar_views.CalendarFile.as_view(), name="calendar-feed"),
]
