"""Forms on many rows of one record at once."""

from django.utils.functional import cached_property

from agreements.services.texts import seen
from agreements.views.parts import PartPage


class ManyAtOnce(PartPage):
    """Who comes too late sees the rows as they now are. `rows` names them on the record."""

    rows = ""

    @cached_property
    def before(self) -> str:
        """What the person saw."""
        return self.request.POST.get("version", "")

    def context(self, form, current=None):
        is_sent = self.request.method == "POST" and current is None
        version = self.before if is_sent else seen(getattr(self.record, self.rows))
        return super().context(form, current) | {
            "version": version,
            "differences": form.differences() if current else [],
        }
