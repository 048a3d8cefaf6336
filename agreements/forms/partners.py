"""The other side of an agreement, picked by typing its name or written freely."""

from functools import cached_property

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from agreements.services.log import NewPlace, Partner
from cities.models import Country, Locality
from cities.picking import Option, countries, option, options, picked

#: The choice that none of the places offered is the partner.
UNLISTED = "new"


def _picker(part: str) -> forms.TextInput:
    """A text field under which the places offered appear while one types, where the browser has JavaScript."""
    return forms.TextInput(
        attrs={
            "autocomplete": "off",
            "data-hx-get": reverse_lazy("agreements:partner-options"),
            "data-hx-trigger": "input changed delay:300ms",
            "data-hx-target": f"#{part}-options",
            "data-hx-include": f"#{part}-options",
            "data-hx-sync": "this:replace",
        }
    )


class PartnerForm(forms.Form):
    """`partner` is what was picked or written; what is offered follows from the words typed, right or wrong."""

    q = forms.CharField(
        label=_("Name of the partner"),
        help_text=_("City, district, province or country abroad. Any spelling will do: «Jung gu», «Junggu»."),
        max_length=200,
        widget=_picker("partner"),
    )
    searched = forms.CharField(required=False, max_length=200)
    choice = forms.CharField(label=_("The partner is"), required=False, max_length=140)
    country = forms.ChoiceField(label=_("Country"), required=False)
    level = forms.ChoiceField(label=_("It is a"), required=False)
    parent_q = forms.CharField(
        label=_("It lies in"),
        help_text=_("The larger place, if any: Jung-gu lies in Ulsan."),
        required=False,
        max_length=200,
        widget=_picker("parent"),
    )
    parent_choice = forms.CharField(label=_("The larger place is"), required=False, max_length=140)
    institution = forms.CharField(
        label=_("Institution"),
        help_text=_("Only where the partner is an institution there, and not the government of the place."),
        required=False,
        max_length=200,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", "—"), *countries()]
        self.fields["level"].choices = [
            choice for choice in Locality.Level.choices if choice[0] != Locality.Level.COUNTRY
        ]
        self.fields["level"].initial = Locality.Level.CITY

    def typed(self, name: str) -> str:
        """What stands in the field, as far as it can be looked for."""
        return (self[name].value() or "").replace("\x00", "").strip()[:200]

    @cached_property
    def partner_options(self) -> list[Option]:
        offered = options(self.typed("q"))
        return offered if self._is_typed_anew else _with_chosen(offered, self.typed("choice"))

    @cached_property
    def parent_options(self) -> list[Option]:
        return _with_chosen(options(self.typed("parent_q")), self.typed("parent_choice"))

    @property
    def _is_typed_anew(self) -> bool:
        """The name is not the one for which places were last offered."""
        return self.is_bound and bool(self.typed("q")) and self.typed("q") != self.typed("searched")

    @property
    def is_unsearched(self) -> bool:
        """A name was typed for which nothing was offered yet, and that is not the name of what was chosen before."""
        known = {UNLISTED, *(each.value for each in self.partner_options)}
        return self._is_typed_anew and self.typed("choice") not in known

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        place = self._written() if cleaned["choice"] == UNLISTED else picked(cleaned["choice"])
        if place is None and not self.errors:
            self.add_error("choice", _("Choose one of the places below, or «Not in this list»."))
        self.partner = Partner(place, cleaned["institution"]) if place else None
        return cleaned

    def _written(self) -> NewPlace | None:
        """The place written freely; what lacks is said beside its field."""
        cleaned = self.cleaned_data
        if not cleaned["country"]:
            self.add_error("country", _("Choose the country of the partner."))
        parent = picked(cleaned["parent_choice"]) if cleaned["parent_choice"] else None
        if cleaned["parent_q"] and parent is None:
            self.add_error("parent_choice", _("Choose the larger place from the list, or leave its name empty."))
        elif parent and not isinstance(parent, Country) and parent.country_id != cleaned["country"]:
            self.add_error("parent_choice", _("The larger place lies in another country than the partner."))
        if self.errors:
            return None
        country = Country.objects.get(pk=cleaned["country"])
        return NewPlace(cleaned["q"], country, cleaned["level"] or Locality.Level.OTHER, parent)


def _with_chosen(offered: list[Option], value: str) -> list[Option]:
    """What was chosen stays in the list, whatever is typed afterwards."""
    if not value or value == UNLISTED or value in {each.value for each in offered}:
        return offered
    chosen = option(value)
    return [chosen, *offered] if chosen else offered
