"""Rules of the procedure: which ship, who changes them, and which of them holds on a day for a government."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from agreements.models import Stage, StageSet
from agreements.models.validity import RuleBook
from agreements.reference import store_stages
from agreements.services import procedure as services
from cities.reference import refresh_governments
from tests import factories as make
from tests import life

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return make.MembershipFactory(administrator=True)


def form(**typed):
    return {"form_token": "0b0a2b8e-6c30-4a0b-8a57-3f6ad1e4b5a1"} | typed


class TestShipped:
    @pytest.fixture(autouse=True)
    def loaded(self):
        refresh_governments()
        store_stages()

    def test_the_present_order_has_eleven_stages_from_22_may_2020(self):
        present = StageSet.objects.get(key="ksdpl-2020")
        assert (present.valid_from, present.valid_until, present.is_verified) == (date(2020, 5, 22), None, True)
        assert [stage.kind for stage in present.stages.all()] == (
            [
                "initiative",
                "exploration",
                "intent",
                "plan",
                "council",
                "verification",
                "drafting",
                "discussion",
                "minister",
                "signing",
                "implementation",
            ]
        )

    def test_the_older_practice_holds_until_the_day_before_and_is_not_verified(self):
        older = StageSet.objects.get(key="praktik-sebelum-2020")
        assert (older.valid_from, older.valid_until, older.is_verified) == (None, date(2020, 5, 21), False)
        assert older.stages.count() == 8

    def test_no_deadline_ships(self):
        assert not Stage.objects.filter(deadline_days__isnull=False).exists()

    def test_before_a_memorandum_only_the_council_is_needed_by_what_ships(self):
        assert [stage.key for stage in Stage.objects.filter(before_signing=True)] == ["ksdpl-2020-council"]

    def test_what_an_administrator_changed_stays(self):
        StageSet.objects.filter(key="ksdpl-2020").update(title="Diubah")
        assert store_stages() == (0, 0, 2)
        assert StageSet.objects.get(key="ksdpl-2020").title == "Diubah"


class TestHolding:
    def test_a_governments_own_comes_before_the_ministrys(self):
        national = make.StageSetFactory()
        own = make.StageSetFactory(government=make.GovernmentFactory(), valid_from=date(2022, 1, 1))
        book = RuleBook(StageSet.objects.select_related("government"))
        assert book.of(own.government_id, date(2021, 12, 31)) == national
        assert book.of(own.government_id, date(2022, 1, 1)) == own
        assert book.of(make.GovernmentFactory().pk, date(2022, 1, 1)) == national
        assert book.of(own.government_id, date(2020, 5, 21)) is None

    def test_both_its_days_are_in(self):
        rule = make.StageSetFactory(valid_until=date(2020, 5, 31))
        days = (date(2020, 5, 21), date(2020, 5, 22), date(2020, 5, 31), date(2020, 6, 1))
        assert [rule.holds_on(day) for day in days] == [False, True, True, False]


class TestAdministrators:
    def test_declare_a_set_that_begins_with_the_ministrys_stages(self, client, administrator):
        stage = make.StageFactory(kind="council", name_id="Persetujuan DPRD", before_signing=True)
        client.force_login(administrator.user)
        typed = form(title="Tahapan kota", stages_of=stage.stage_set.key, valid_from="2021-01-01")
        answer = client.post(f"/governments/{administrator.government.key}/stage-sets/add/", typed)
        own = StageSet.objects.get(government=administrator.government)
        assert answer.url == own.get_absolute_url()
        copied = own.stages.get()
        assert (copied.name_id, copied.before_signing, copied.government) == ("Persetujuan DPRD", True, own.government)
        assert copied.key != stage.key

    def test_enter_a_deadline_that_is_marked_until_somebody_verified_it(self, client, administrator):
        stage = make.StageFactory(stage_set__government=administrator.government)
        services.change(
            stage, by=administrator.user, version=0, changes={"deadline_days": 30}, reason="Surat edaran daerah."
        )
        page = client.get(stage.stage_set.get_absolute_url()).content.decode()
        assert "30 hari (belum diverifikasi)" in page or "30 days (not verified)" in page

    def test_change_only_what_their_own_government_keeps(self, administrator):
        with pytest.raises(PermissionDenied):
            services.change(make.StageFactory(), by=administrator.user, version=0, changes={}, reason="x")

    def test_nobody_else_changes_a_rule(self, client):
        coordinator = make.MembershipFactory()
        rule = make.StageSetFactory(government=coordinator.government)
        client.force_login(coordinator.user)
        assert client.get(f"/stage-sets/{rule.key}/change/").status_code == 403

    def test_do_not_remove_a_stage_with_steps(self, administrator):
        stage = make.StageFactory(stage_set__government=administrator.government)
        life.StepFactory(partnership__government=administrator.government, stage=stage)
        with pytest.raises(ValidationError):
            services.remove_stage(stage, by=administrator.user, reason="x")

    def test_two_sets_of_a_government_do_not_overlap(self, administrator):
        make.StageSetFactory(government=administrator.government)
        second = StageSet(government=administrator.government, title="Kedua", valid_from=date(2023, 1, 1))
        with pytest.raises(ValidationError):
            services.declare(second, by=administrator.user)


def test_a_set_has_a_stage_of_a_kind_once():
    stage = make.StageFactory(kind="council")
    with pytest.raises(IntegrityError, match="a_set_has_a_stage_of_a_kind_once"), transaction.atomic():
        make.StageFactory(stage_set=stage.stage_set, kind="council")


def test_other_stages_of_a_set_may_be_many():
    stage = make.StageFactory(kind="other")
    assert make.StageFactory(stage_set=stage.stage_set, kind="other")
