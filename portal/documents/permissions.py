"""Who puts documents beside a record, and takes them away. Who sees them: `Document.objects.visible_to(user)`."""

from django.utils.translation import gettext as _

from portal.models import Document, Record


def is_own(user, record: Record) -> bool:
    """One of the government's own people: who sees its drafts."""
    belongs = getattr(record, "government_id", None) is not None
    return belongs and user.is_authenticated and user.has_perm("portal.view_drafts", record)


def why_not_attach(user, record: Record) -> str | None:
    if _bears_documents(record) and user.has_perm("portal.attach", record):
        return None
    return _("Only the cooperation unit of the government that keeps the record adds files to it.")


def _bears_documents(record: Record) -> bool:
    """A government keeps it, and who sees it is said; a document has editions instead."""
    kept = not isinstance(record, Document) and getattr(record, "government_id", None) is not None
    return kept and hasattr(type(record).objects, "visible_to")


def why_not_change(user, document: Document) -> str | None:
    """The cooperation unit says what a document is, and for whom it is meant."""
    return why_not_attach(user, document.about)


def why_not_succeed(user, document: Document) -> str | None:
    if why_not := why_not_attach(user, document.about):
        return why_not
    if not document.is_current:
        return _("A newer edition of this document is kept already: add the next one to that.")
    return None


def why_not_remove(user, document: Document) -> str | None:
    """Who added a document takes it away again, and the cooperation unit any."""
    if not document.is_current:
        return _("A newer edition succeeds this one, which stays as it is.")
    if why_not_attach(user, document.about) is None:
        return None
    if document.added_by_id == user.pk and is_own(user, document.about):
        return None
    return _("Only who added the file, or the cooperation unit, takes it away.")
