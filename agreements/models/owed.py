"""What somebody undertook to do until a day, and may have done since."""

from datetime import date

from django.db.models import Q

from agreements.models.happening import BelowPartnershipQuerySet


class OwedQuerySet(BelowPartnershipQuerySet):
    """`since` leads to the day of the undertaking, `done` to that of its being done; words mean *certainly*.

    What was done on a day that nobody knows is done, and calls for nobody any more.
    """

    since = ""
    done = ""

    def undertaken_by(self, on: date):
        """On that day or before; also where the day was never written down, as nobody would else be asked for it."""
        undated = Q(**{self.since: None})
        unbounded = Q(**{f"{self.since}__upper_inf": True, f"{self.since}__earliest__lte": on})
        return self.filter(Q(**{f"{self.since}__latest__lte": on}) | undated | unbounded)

    def open_on(self, on: date):
        """Undertaken, and not even possibly done on that day; whether it has a term or none."""
        return self.undertaken_by(on).exclude(**{f"{self.done}__earliest__lte": on})

    def overdue(self, on: date):
        """Open after the last day that its term may mean: «until 2018» is overdue from 1 January 2019 on."""
        return self.open_on(on).filter(due__latest__lt=on)
