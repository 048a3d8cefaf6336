"""What forms on records of what happens under a partnership have in common: they offer only what belongs to it."""

from agreements.models import Activity, Agreement, CooperationField
from cities.models import Agency
from portal.forms import RecordForm


class HappeningForm(RecordForm):
    """Relations to agreements, fields, activities and agencies are chosen among those of the partnership."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, offered in self.offered().items():
            if name in self.fields:
                self.offer(name, offered)

    def offered(self) -> dict:
        """What each relation may name, by its name."""
        partnership = self.instance.partnership
        return {
            "agreement": Agreement.objects.standing().filter(partnership=partnership),
            "field": fields_of(partnership),
            "activity": Activity.objects.standing().filter(partnership=partnership),
            "agency": Agency.objects.filter(government=partnership.government_id),
        }

    def links(self) -> dict:
        """Relations to many that the form asks for, by name."""
        return {}


def fields_of(partnership):
    """Cooperation fields of the partnership's agreements, in their order."""
    return CooperationField.objects.standing().filter(agreement__partnership=partnership).select_related("agreement")
