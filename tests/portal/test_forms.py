"""What the forms of all records have in common."""

import pytest

from agreements.forms.agreements import AgreementForm
from agreements.forms.invitations import InvitationForm
from agreements.models import Agreement, Contact
from portal.forms import RecordForm
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db


class ContactForm(RecordForm):
    class Meta:
        model = Contact
        fields = ("needs_interpreter",)


def as_shown(form) -> dict:
    """What a browser sends back when nobody touches the form."""
    return {bound.html_name: bound.value() for bound in form if bound.value() not in (None, False)}


@pytest.fixture
def renewal() -> Agreement:
    """It renews an agreement that was annulled meanwhile, and hangs under one that was, too."""
    parent = make.AgreementFactory(annulled=True)
    old = make.AgreementFactory(partnership=parent.partnership, annulled=True)
    return make.AgreementFactory(partnership=parent.partnership, parent=parent, succeeds=old)


def test_a_form_saved_untouched_keeps_relations_that_were_annulled_meanwhile(renewal):
    form = AgreementForm(as_shown(AgreementForm(instance=renewal)), instance=Agreement.objects.get(pk=renewal.pk))
    assert form.is_valid(), form.errors
    assert form.changes()["parent"] == renewal.parent
    assert form.changes()["succeeds"] == renewal.succeeds


def test_a_relation_annulled_meanwhile_can_be_taken_away(renewal):
    typed = as_shown(AgreementForm(instance=renewal)) | {"parent": ""}
    form = AgreementForm(typed, instance=Agreement.objects.get(pk=renewal.pk))
    assert form.is_valid(), form.errors
    assert form.changes()["parent"] is None


def test_a_form_on_what_happened_keeps_an_activity_annulled_meanwhile():
    activity = life.ActivityFactory(annulled=True)
    invitation = life.InvitationFactory(partnership=activity.partnership, activity=activity)
    form = InvitationForm(as_shown(InvitationForm(instance=invitation)), instance=invitation)
    assert form.is_valid(), form.errors
    assert form.changes()["activity"] == activity


def test_nothing_annulled_is_offered_to_others():
    annulled = life.ActivityFactory(annulled=True)
    form = InvitationForm(instance=life.InvitationFactory(partnership=annulled.partnership))
    assert annulled.key not in dict(form.fields["activity"].choices)


@pytest.mark.parametrize(("typed", "answer"), [("true", True), ("false", False), ("unknown", None)])
def test_a_question_is_answered_by_yes_by_no_or_not_at_all(typed, answer):
    form = ContactForm({"needs_interpreter": typed}, instance=life.ContactFactory())
    assert form.is_valid()
    assert form.changes() == {"needs_interpreter": answer}


@pytest.mark.parametrize(("answer", "marked"), [(True, "true"), (False, "false"), (None, "unknown")])
def test_the_answer_recorded_is_the_one_marked(answer, marked):
    html = str(ContactForm(instance=life.ContactFactory(needs_interpreter=answer))["needs_interpreter"])
    assert html.count("selected") == 1
    assert f'value="{marked}" selected' in html
