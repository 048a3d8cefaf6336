from django.urls import path

from evaluations import calendar_views, letter_views, reminder_views
from evaluations.contents import Contents
from evaluations.views import Dashboard

urlpatterns = [
    path("", Dashboard.as_view(), name="home"),
    path("lists/", Contents.as_view(), name="contents"),
    path("reminders/", reminder_views.Reminders.as_view(), name="reminders"),
    path(
        "governments/<slug:key>/reminders/release/",
        reminder_views.ReminderReleasePage.as_view(),
        name="reminder-release",
    ),
    path("calendar/", calendar_views.CalendarPage.as_view(), name="calendar"),
    path("calendar/revoke/", calendar_views.CalendarRevoke.as_view(), name="calendar-revoke"),
    path("calendar/<str:secret>.ics", calendar_views.CalendarFile.as_view(), name="calendar-feed"),
    path("letters/<slug:key>/", letter_views.AgencyLetters.as_view(), name="letters"),
    path("letters/<slug:key>/nota-dinas.docx", letter_views.NotaDinas.as_view(), name="letters-note"),
    path("letters/<slug:key>/head.docx", letter_views.LetterToHead.as_view(), name="letters-head"),
]
