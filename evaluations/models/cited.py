"""How an evaluation is cited: by its own page, from the day on which it became final and was frozen."""

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _


class CitedWhenFinal:
    @property
    def is_citable(self):
        return self.final_on is not None

    @property
    def fixed_since(self):
        return self.final_on

    @property
    def title_cited(self):
        """That of its page, by the name that the partnership had when it became final."""
        return _("Evaluation of the partnership %(partnership)s as of %(day)s") % {
            "partnership": self.frozen["partnership"]["name"][get_language()],
            "day": date_format(self.cutoff, "j F Y"),
        }

    @property
    def kind_cited(self):
        return f"{capfirst(str(self._meta.verbose_name))}, {self.rubric}"

    def stood_open(self):
        return self.final_on is not None
