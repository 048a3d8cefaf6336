"""Keys that never change, a history that nobody rewrites, and citations that are true."""

import pghistory
import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client

from agreements.models import Agreement
from evaluations.models import Evaluation, EvaluationVerdict, Evaluator, FollowUp, Judgement
from portal.models import Citation, Claim, Record
from tests import factories as make
from tests.world import kept_for_module, settled, small_world

pytestmark = pytest.mark.django_db

RECORDS = [model for model in apps.get_models() if issubclass(model, Record)]
TRACKED = [model for model in apps.get_models() if hasattr(model, "pgh_event_model")]
EVENTS = [model.pgh_event_model for model in TRACKED]
#: Refreshed from reference data by the owner, never changed by people.
UNTRACKED = {"Government"}


def label(model) -> str:
    return model.__name__


def run(statement: str, values=()) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        changed = cursor.rowcount
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return changed


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with kept_for_module(django_db_blocker):
        yield settled(with_more(small_world()))


def with_more(made: dict) -> dict:
    made["name"] = make.LocalityNameFactory()
    made["succession"] = make.AgencySuccessionFactory()
    # Those of the world cannot go: what happened names them.
    made["field"] = make.CooperationFieldFactory(agreement=made["agreement"], text=made["text"])
    made["assignment"] = make.AssignmentFactory(field=make.CooperationFieldFactory(agreement=made["agreement"]))
    return made


#: Rows of these are frozen with a final evaluation: of the others, their key is asked for.
DRAFTS = "evaluation_id IN (SELECT id FROM evaluations_evaluation WHERE final_on IS NULL)"
OPEN = {Evaluation: "final_on IS NULL"} | dict.fromkeys((EvaluationVerdict, Evaluator, FollowUp, Judgement), DRAFTS)


@pytest.mark.parametrize("model", RECORDS, ids=label)
def test_a_key_never_changes(world, model):
    table, among = model._meta.db_table, OPEN.get(model, "TRUE")
    with pytest.raises(DatabaseError, match="Cannot update rows"):
        run(f"UPDATE {table} SET key = key || '-baru' WHERE {among}")  # noqa: S608
    assert run(f"UPDATE {table} SET version = version + 1 WHERE {among}") > 0  # noqa: S608


@pytest.mark.parametrize("model", RECORDS, ids=label)
def test_a_key_is_given_once(world, model):
    key = model._meta.get_field("key")
    assert key.unique
    assert not key.null


def test_everything_that_people_enter_has_a_history():
    assert {model.__name__ for model in RECORDS} - {model.__name__ for model in TRACKED} == UNTRACKED


@pytest.mark.parametrize("model", TRACKED, ids=label)
def test_a_row_is_followed_from_its_making_to_its_end(world, model):
    if not model.objects.exists():
        pytest.fail(f"the small world has no {label(model)}")
    row = model.objects.order_by("pk").last()
    events = model.pgh_event_model.objects.filter(pgh_obj_id=row.pk)
    assert events.filter(pgh_label="insert").count() == 1


@pytest.mark.parametrize("event", EVENTS, ids=label)
def test_nobody_rewrites_an_event(world, event):
    table = event._meta.db_table
    for statement in (f"UPDATE {table} SET pgh_label = 'insert'", f"DELETE FROM {table}"):  # noqa: S608
        with pytest.raises(DatabaseError, match="Cannot update or delete rows"):
            run(statement)
    assert event.objects.exists()


def test_an_event_says_who_and_why_and_sees_changes_by_sql():
    agreement = make.AgreementFactory()
    with pghistory.context(user=7, reason="Salah ketik."):
        Agreement.objects.filter(pk=agreement.pk).update(title="Judul baru")
    run("UPDATE agreements_agreement SET title = 'Lewat SQL' WHERE id = %s", [agreement.pk])
    events = Agreement.pgh_event_model.objects.filter(pgh_obj_id=agreement.pk).order_by("pgh_id")
    assert [event.pgh_label for event in events] == ["insert", "update", "update"]
    assert (events[1].pgh_context or {}) == {"user": 7, "reason": "Salah ketik."}
    assert [event.title for event in events][1:] == ["Judul baru", "Lewat SQL"]


def test_an_event_outlives_its_record():
    draft = make.AgreementFactory(draft=True)
    number = draft.pk
    draft.delete()
    events = Agreement.pgh_event_model.objects.filter(pgh_obj_id=number).order_by("pgh_id")
    assert [event.pgh_label for event in events] == ["insert", "delete"]


@pytest.mark.parametrize("factory", [make.CitationFactory, make.ClaimFactory], ids=label)
@pytest.mark.parametrize(
    ("record", "key"),
    [
        ("agreements.agreement", "tidak-ada"),
        ("agreements.tidak_ada", "x"),
        ("portal.user", "x"),
        ("pg_catalog.pg_class", "x"),
        ("", ""),
    ],
)
def test_what_is_said_of_no_record_is_refused(factory, record, key):
    said = factory.build(source=make.SourceFactory(), record=record, record_key=key)

    def say():
        said.save()
        connection.check_constraints()

    with pytest.raises(DatabaseError), transaction.atomic():
        say()
    assert not type(said).objects.filter(source=said.source).exists()


def test_a_citation_cannot_be_moved_to_no_record():
    citation = make.CitationFactory(about=make.AgreementFactory())
    with pytest.raises(IntegrityError, match="no record"):
        run("UPDATE portal_citation SET record_key = 'tidak-ada' WHERE id = %s", [citation.pk])


@pytest.mark.parametrize("kind", ["draft", "field", "text", "signing", "signatory", "assignment", "name", "succession"])
def test_what_was_said_of_a_record_goes_with_it(world, kind):
    record, other = world[kind], make.SourceFactory()
    make.CitationFactory(about=record)
    make.ClaimFactory(about=record)
    kept = make.CitationFactory(about=other)
    connection.check_constraints()
    type(record).objects.get(pk=record.pk).delete()
    connection.check_constraints()
    address = {"record": type(record).record_label(), "record_key": record.key}
    assert not Citation.objects.filter(**address).exists()
    assert not Claim.objects.filter(**address).exists()
    assert Citation.objects.filter(pk=kept.pk).exists()


def test_the_page_tells_its_own_people_who_changed_what_and_why(world):
    agreement, coordinator = world["agreement"], world["coordinator"]
    with pghistory.context(user=coordinator.pk, reason="Sesuai naskah asli."):
        Agreement.objects.filter(pk=agreement.pk).update(signed=make.when("2016-11"), renewal="written")
    client = Client()
    assert client.get(agreement.get_absolute_url()).context["history"] is None
    client.force_login(coordinator)
    history = client.get(agreement.get_absolute_url()).context["history"]
    [corrected] = [event for event in history if event.why == "Sesuai naskah asli."]
    assert corrected.who == coordinator.username
    assert [(change.old, change.new) for change in corrected.changes] == [
        ("25 November 2016", "November 2016"),
        ("", "Dengan persetujuan tertulis"),
    ]
    type(world["field"]).objects.get(pk=world["field"].pk).delete()
    told = client.get(agreement.get_absolute_url()).context["history"]
    assert any(event.what.lower().startswith("bidang kerja sama") for event in told if not event.changes)


def test_what_one_act_wrote_of_a_record_stands_newest_first():
    membership = make.MembershipFactory()
    agreement = make.AgreementFactory(partnership__government=membership.government)
    for title in ("Kedua", "Ketiga"):
        Agreement.objects.filter(pk=agreement.pk).update(title=title)
    client = Client()
    client.force_login(membership.user)
    history = client.get(agreement.get_absolute_url()).context["history"]
    told = [change.new for event in history for change in event.changes if change.new in ("Kedua", "Ketiga")]
    assert told == ["Ketiga", "Kedua"]
