"""What every record has: a public key and a version."""

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from portal.guards import CITATIONS_GO_WITH_IT, KEY_IS_IMMUTABLE


class Record(models.Model):
    """A row that people can cite: it has a public key, and a version that tells a stale edit."""

    key = models.SlugField(
        _("key"),
        max_length=120,
        unique=True,
        help_text=_("Public and permanent: used in addresses, files and citations."),
    )
    version = models.PositiveIntegerField(default=0, editable=False)

    #: Name of the page of one record; empty where it is shown on the page of another.
    page = ""
    #: Attribute that holds an amount → the one that holds its unit or currency.
    units: dict[str, str] = {}
    #: Relation to the record with which it is published; empty where nothing above it decides.
    published_with = ""
    #: Each version has an address of its own; without, the page itself is what is cited.
    has_versions = True

    class Meta:
        abstract = True
        triggers = [KEY_IS_IMMUTABLE, CITATIONS_GO_WITH_IT]

    def __str__(self):
        return self.key

    def get_absolute_url(self) -> str | None:
        return reverse(self.page, args=[self.key]) if self.page else None

    @property
    def is_citable(self) -> bool:
        """Finished enough to be cited."""
        return True

    @property
    def title_cited(self) -> str:
        """What a bibliography calls it."""
        return str(self)

    @property
    def kind_cited(self) -> str:
        """«Cooperation field, Kota Semarang – Jung-gu»: many a record is called by a word that says little alone."""
        kind, top = capfirst(str(self._meta.verbose_name)), self
        while top.published_with and (above := getattr(top, top.published_with)):
            top = above
        return kind if top is self else f"{kind}, {top}"

    def stood_open(self) -> bool:
        """Whether its own attributes kept it from nobody: asked of versions too, beside what it is published with."""
        return True

    def shown_by(self) -> models.QuerySet | None:
        """The records of which one must stand open for this one to; None where none above it decides."""
        return None

    @property
    def fixed_since(self) -> date | None:
        """The day from which its page shows for ever the same; None where the page follows the record."""
        return None

    @classmethod
    def record_label(cls) -> str:
        """How citations and claims name this kind of record: «agreements.agreement»."""
        return cls._meta.label_lower


class Language(models.TextChoices):
    """Languages in which texts of agreements and sources are written."""

    INDONESIAN = "id", _("Indonesian")
    ENGLISH = "en", _("English")
    KOREAN = "ko", _("Korean")
    CHINESE = "zh", _("Chinese")
    JAPANESE = "ja", _("Japanese")
    DUTCH = "nl", _("Dutch")
    GERMAN = "de", _("German")
    CROATIAN = "hr", _("Croatian")
    MALAY = "ms", _("Malay")
    ARABIC = "ar", _("Arabic")
    FRENCH = "fr", _("French")
    SPANISH = "es", _("Spanish")
    RUSSIAN = "ru", _("Russian")
