"""Which partnerships raise warnings."""

from django.db.models import Exists, OuterRef

from agreements.models import Agreement


def running(partnerships, on):
    """Entered, and not ended: something may be in force, or nothing was signed yet."""
    signed = Agreement.objects.entered().filter(partnership=OuterRef("pk"), signed__earliest__lte=on)
    return partnerships.entered().filter(Exists(signed.possibly_in_force(on)) | ~Exists(signed))
