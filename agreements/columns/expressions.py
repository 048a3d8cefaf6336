"""SQL of the partner's name, which partnerships, agreements and fields all show."""

from django.db.models import Case, F, TextField, Value, When
from django.db.models.functions import Concat


def partner_name(path: str = ""):
    """The institution with its locality, or the locality alone; `path` leads to the partnership."""
    institution, locality = f"{path}partner_institution", f"{path}partner__name"
    return Case(
        When(**{f"{institution}__gt": "", "then": Concat(institution, Value(", "), locality)}),
        default=F(locality),
        output_field=TextField(),
    )
