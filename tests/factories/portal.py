"""Accounts, sources and what is said of them, for tests."""

import uuid
from datetime import date

import factory
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.utils import timezone
from factory import LazyAttribute, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from portal.models import Citation, Claim, Export, FormToken, Import, ImportRow, PackageRelease, Source
from portal.partial_dates import PartialDate

PASSWORD = "sandi-untuk-uji-coba-1945"


def when(text: str) -> PartialDate | None:
    """A partial date as people type it: `when("2018-10/2018-12")`."""
    return PartialDate.parse(text)


class UserFactory(DjangoModelFactory):
    class Meta:
        model = get_user_model()

    username = Sequence("orang{}".format)
    email = LazyAttribute(lambda user: f"{user.username}@example.test")
    password = factory.django.Password(PASSWORD)


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source

    key = Sequence("sumber-{}".format)
    kind = Source.Kind.THESIS
    title = Sequence("Skripsi {}".format)
    authors = "Anindya, K."
    year = 2021


class CitationFactory(DjangoModelFactory):
    """`CitationFactory(about=agreement)`; without `about` it cites a source about itself."""

    class Meta:
        model = Citation

    class Params:
        about = SubFactory(SourceFactory)

    source = SubFactory(SourceFactory)
    record = LazyAttribute(lambda cited: cited.about.record_label())
    record_key = SelfAttribute("about.key")
    locator = Sequence("baris {}".format)


class ClaimFactory(CitationFactory):
    class Meta:
        model = Claim

    key = Sequence("klaim-{}".format)
    topic = "Tahun surat minat"
    value = "2014"


class ExportFactory(DjangoModelFactory):
    """A file of the sources that was made to its last row."""

    class Meta:
        model = Export

    class Params:
        broken = factory.Trait(state="broken", rows=None, sha256="")

    key = Sequence("ekspor-{}".format)
    path = "/sources/"
    asked = {"kind": ["thesis"]}
    format = "csv"
    name = "sources.csv"
    state = "whole"
    rows = 7
    bytes = 700
    sha256 = "0" * 64
    begun = factory.LazyFunction(timezone.now)
    finished = factory.LazyFunction(timezone.now)


class FormTokenFactory(DjangoModelFactory):
    class Meta:
        model = FormToken

    user = SubFactory(UserFactory)
    token = LazyAttribute(lambda _: uuid.uuid4())
    result_url = "/"


class PackageReleaseFactory(DjangoModelFactory):
    """A version that was released once; its file is no real package."""

    class Meta:
        model = PackageRelease

    version = Sequence("2025-12-31-{:08x}".format)
    as_of = date(2025, 12, 31)
    released_on = date(2026, 1, 5)
    file = LazyAttribute(lambda release: ContentFile(b"PK", name=f"{release.version}.zip"))
    size = 2
    sha256 = "0" * 64


class ImportFactory(DjangoModelFactory):
    """A previewed table of two agencies, the second of which is rejected."""

    class Meta:
        model = Import
        skip_postgeneration_save = True

    class Params:
        done = factory.Trait(
            state="done",
            act=LazyAttribute(lambda _import: uuid.uuid4()),
            done_at=LazyAttribute(lambda _import: timezone.now()),
        )

    by = SubFactory(UserFactory)
    table = "agencies"
    government_key = "kota-semarang"
    name = "perangkat.csv"
    state = "previewed"
    sheets = LazyAttribute(lambda _import: [{"name": "", "rows": 3}])
    columns = LazyAttribute(lambda _import: ["name", "kind", ""])
    counts = LazyAttribute(lambda _import: {"create": 1, "reject": 1})
    unknown = LazyAttribute(
        lambda _import: [{"kind": "cities.agency", "name": "Dinas PU", "rows": 1, "proposed": [["x", "Dinas X"]]}]
    )

    @factory.post_generation
    def rows(import_, create, extracted, **kwargs):  # noqa: N805
        record = {"table": "agencies", "key": "dinas-baru", "act": "create", "changes": [["name", "", "Dinas Baru"]]}
        told = {"records": [record], "act": "create"}
        wrong = {"errors": [["agencies", "kind", "dinass", "Tidak dikenal."]], "act": "reject"}
        head = (["Nama OPD", "Jenis OPD", "No. telp"], {})
        rows = (head, (["Dinas Baru", "dinas", "1"], told), (["Lain", "dinass", ""], wrong))
        for number, (cells, said) in enumerate(rows, 1):
            ImportRow.objects.create(of=import_, sheet=0, number=number, cells=cells, **said)
