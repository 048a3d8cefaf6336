"""What is cited of a record: the version that stands, or its page where it has none."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.access import PUBLIC_PAGES
from portal.addresses import absolute
from portal.models import Document, Record
from portal.references import Reference
from portal.versions import Version


def kinds() -> dict[str, type[Record]]:
    """The kinds of records that have a public page, by the word for them in addresses: that of their page."""
    return {kind_of(model): model for model in _below(Record) if model.page in PUBLIC_PAGES}


def kind_of(model: type[Record]) -> str:
    return model.page.rpartition(":")[2]


def _below(model: type[Record]):
    for each in model.__subclasses__():
        yield from _below(each)
        if not each._meta.abstract:
            yield each


def citation_url(record: Record) -> str | None:
    """The page that says how to cite it; None of a kind that is never public, and of what is not finished."""
    if record.page not in PUBLIC_PAGES or not record.is_citable:
        return None
    return reverse("portal:record-citation", args=[kind_of(type(record)), record.key])


def reference_to(record: Record, version: Version | None = None) -> Reference:
    """`record` has the values that are cited: those of the version, where there is one."""
    if version:
        address = reverse("portal:record-version", args=[kind_of(type(record)), record.key, version.number])
    else:
        address = record.get_absolute_url()
    return Reference(
        key=record.key,
        author=_author(record),
        title=record.title_cited,
        kind=record.kind_cited,
        issued=version.made_on if version else record.fixed_since,
        version=version.number if version else None,
        address=absolute(address),
        is_fixed=bool(version or record.fixed_since),
        read_on=timezone.localdate(),
    )


def _author(record: Record) -> str:
    """The government that keeps it; what no government keeps alone is the portal's."""
    # A document is kept by whoever keeps the record beside which it stands.
    kept = record.about if isinstance(record, Document) else record
    keeper = getattr(kept, "government", None)
    return str(keeper) if keeper else _("Sister City Portal")
