"""What a government declares, and what people are sent and keep, for tests."""

from datetime import date

from factory import LazyAttribute, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from agreements.models import RegisterStart, Rules
from evaluations.models import ReminderRelease
from portal.calendar_feeds import digest_of
from portal.models import CalendarFeed, Document, Visibility
from tests.factories import AgreementFactory, GovernmentFactory, UserFactory

#: The secret of a calendar address.
SECRET = "rahasia-untuk-uji-coba"


class RulesFactory(DjangoModelFactory):
    """The portal's own thresholds, declared by a government."""

    class Meta:
        model = Rules

    key = Sequence("ambang-{}".format)
    government = SubFactory(GovernmentFactory)
    since = date(2015, 1, 1)


class RegisterStartFactory(DjangoModelFactory):
    class Meta:
        model = RegisterStart

    key = Sequence("awal-register-{}".format)
    government = SubFactory(GovernmentFactory)
    starts = date(2017, 1, 1)


class DocumentFactory(DjangoModelFactory):
    """A file beside a record: `DocumentFactory(about=agreement)`; no bytes lie behind it."""

    class Meta:
        model = Document

    class Params:
        about = SubFactory(AgreementFactory)

    key = Sequence("lampiran-{}".format)
    record = LazyAttribute(lambda made: made.about.record_label())
    record_key = SelfAttribute("about.key")
    kind = Document.Kind.TEXT
    language = "id"
    visibility = Visibility.INTERNAL
    file = "tidak-ada.pdf"
    name = "surat.pdf"
    content_type = Document.Type.PDF
    size = 1
    sha256 = "0" * 64
    added_by = SubFactory(UserFactory)
    added_on = date(2017, 1, 10)


class CalendarFeedFactory(DjangoModelFactory):
    class Meta:
        model = CalendarFeed

    user = SubFactory(UserFactory)
    digest = digest_of(SECRET)
    created_on = date(2018, 1, 2)


class ReminderReleaseFactory(DjangoModelFactory):
    """Reminders of the government go out since the beginning of 2018."""

    class Meta:
        model = ReminderRelease

    government = SubFactory(GovernmentFactory)
    released_on = date(2018, 1, 2)
    released_by = SubFactory(UserFactory)
