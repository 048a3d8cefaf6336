"""Forms on the stages of the procedure, and on the steps that were taken."""

from django.utils.translation import gettext_lazy as _

from agreements.forms.days import happened_by_today
from agreements.forms.happenings import HappeningForm
from agreements.forms.rules import Correction
from agreements.models import Approval, Stage, StageSet, Step, TravelRule
from portal.fields import DayFormField
from portal.forms import RecordChoiceField, RecordForm

VALIDITY = ("title", "legal_basis", "valid_from", "valid_until", "is_verified")


class DatedRuleForm(RecordForm):
    """Days are picked; either may be empty."""

    valid_from = DayFormField(
        label=_("Valid from"), required=False, help_text=_("Empty: from a day that nobody recorded.")
    )
    valid_until = DayFormField(label=_("Valid until"), required=False, help_text=_("Empty: until further notice."))


class StageSetForm(DatedRuleForm):
    class Meta:
        model = StageSet
        fields = (*VALIDITY, "note")


class StageSetDeclaration(StageSetForm):
    """A new one; most begin with the stages of the ministry's."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = StageSet.objects.offered_to(self.instance.government_id)
        self.fields["stages_of"] = RecordChoiceField(
            offered, label=_("Begin with the stages of"), required=False, help_text=_("Empty: without stages.")
        )


class StageSetCorrection(Correction, StageSetForm):
    pass


class TravelRuleForm(DatedRuleForm):
    class Meta:
        model = TravelRule
        fields = ("title", "persons", "days", *VALIDITY[1:], "note")


class TravelRuleCorrection(Correction, TravelRuleForm):
    pass


class StageForm(RecordForm):
    groups = (
        (_("The stage"), ("position", "kind", "name_id", "name_en", "actor", "documents", "before_signing")),
        (_("Deadline"), ("deadline_days", "deadline_verified")),
    )

    class Meta:
        model = Stage
        fields = (
            "position",
            "kind",
            "name_id",
            "name_en",
            "actor",
            "documents",
            "before_signing",
            "deadline_days",
            "deadline_verified",
            "note",
        )


class StageCorrection(Correction, StageForm):
    pass


class StepForm(HappeningForm):
    """Offers the stages of all rules: which of them holds on the day of the step is for the portal to say."""

    groups = (
        (_("The step"), ("stage", "matter", "agreement", "approval")),
        (_("When"), ("planned", "planned_wording", "happened", "happened_wording", "outcome")),
        (_("By whom, by which paper"), ("actor", "document")),
    )

    class Meta:
        model = Step
        fields = (
            "stage",
            "matter",
            "agreement",
            "approval",
            "planned",
            "planned_wording",
            "happened",
            "happened_wording",
            "outcome",
            "actor",
            "document",
            "note",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        stages = Stage.objects.offered_to(self.instance.partnership.government_id)
        self.offer("stage", stages, called=lambda stage: f"{stage.stage_set}: {stage.numbered}")

    def clean(self):
        happened_by_today(self, "happened", _("A step that is still to come has the day for which it is planned."))
        return super().clean()

    def offered(self):
        approvals = Approval.objects.standing().filter(partnership=self.instance.partnership)
        return super().offered() | {"approval": approvals}
