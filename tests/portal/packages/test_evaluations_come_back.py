"""A final evaluation comes back at its address with its content; drafts of evaluations and accounts stay away."""

import csv
import io
import json
import re
from datetime import date

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from agreements.models import Agreement, Rules
from evaluations.models import Evaluation, FollowUp, Judgement
from portal.loading import LoadErrors, load_folder
from portal.packages.reading import read_package
from tests import factories as make
from tests.life import evaluations as judged
from tests.portal.packages.multiplied import DEMO
from tests.portal.packages.opened import portal, rows, texts, written
from tests.portal.packages.tampered import resealed

pytestmark = pytest.mark.django_db
ADDRESS = "evaluasi-akhir"
REMARK = "Belum untuk siapa pun"


@pytest.fixture(autouse=True)
def _reference_data():
    call_command("load_reference", verbosity=0, stdout=io.StringIO())


def fill() -> Evaluation:
    """The demo, with a final evaluation, another that is a draft, and thresholds of the government's own."""
    load_folder(DEMO)
    agreement = Agreement.objects.get(key="semarang-jung-gu-mou-2016")
    judged.EvaluationFactory(key="evaluasi-konsep", partnership=agreement.partnership, summary=REMARK)
    Rules.objects.create(
        key="ambang", government=agreement.government, since=date(2015, 1, 1), report_cycle=6, expiring_days=99
    )
    return judged.final(partnership=agreement.partnership, key=ADDRESS, follow_ups=2)


@pytest.fixture
def package(tmp_path):
    with portal():
        fill()
        return written(tmp_path)


def part(client, pattern: str) -> str:
    """Of the page of the evaluation."""
    html = client.get(reverse("evaluation", args=[ADDRESS])).content.decode()
    return re.search(pattern, html, re.DOTALL)[0]


def shown(client) -> tuple[str, str]:
    """What the page says that was frozen, and what it says changed since."""
    frozen = part(client, r'<article id="evaluation">.*?</article>')
    return frozen, part(client, r'<section class="section" id="since".*?</section>')


def test_a_final_evaluation_comes_back_at_its_address_with_its_content(client, tmp_path):
    with portal():
        frozen, before = fill().frozen, shown(client)
        first = written(tmp_path, name="first.zip")
    read_package(first)
    again = Evaluation.objects.get()
    assert (again.key, again.frozen, again.lead) == (ADDRESS, frozen, None)
    assert shown(client) == before
    assert written(tmp_path, name="again.zip").read_bytes() == first.read_bytes()


def test_what_came_back_never_changes(package):
    read_package(package)
    for rows_of in (Evaluation, Judgement, FollowUp):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows_of.objects.all().delete()


def test_what_came_back_is_succeeded_as_any_other(client, package):
    read_package(package)
    evaluation = Evaluation.objects.get()
    coordinator = make.MembershipFactory(government=evaluation.government).user
    client.force_login(coordinator)
    assert client.get(reverse("evaluation-succeed", args=[ADDRESS])).status_code == 200


def test_a_draft_of_an_evaluation_is_in_no_package(tmp_path):
    coordinator = make.MembershipFactory(government=fill().government).user
    for package in (written(tmp_path), written(tmp_path, user=coordinator, name="internal.zip")):
        assert rows(package, "evaluations.csv").keys() == {ADDRESS}
        assert REMARK not in "".join(texts(package).values())


def test_a_package_of_an_earlier_day_has_no_later_evaluation(tmp_path):
    fill()
    package = written(tmp_path, as_of=date(2020, 1, 1))
    assert [rows(package, file) for file in ("evaluations.csv", "evaluators.csv", "follow_ups.csv")] == [{}, {}, {}]


def test_thresholds_are_public_as_far_as_due_days_rest_on_them(tmp_path):
    coordinator = make.MembershipFactory(government=fill().government).user
    public = rows(written(tmp_path), "report_rules.csv")["ambang"]
    assert (public["report_cycle"], public["report_days"]) == ("6", "31")
    assert "expiring_days" not in public
    internal = written(tmp_path, user=coordinator, name="internal.zip")
    assert rows(internal, "report_rules.csv")["ambang"]["expiring_days"] == "99"


def spoil(package, frozen: str):
    """The package with another content of its evaluation, and all checksums right."""
    reader = csv.DictReader(io.StringIO(texts(package)["evaluations.csv"], newline=""))
    row = next(reader) | {"frozen": frozen}
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, reader.fieldnames, lineterminator="\r\n")
    writer.writeheader()
    writer.writerow(row)
    return resealed(package, "evaluations.csv", file.getvalue().encode())


def elsewhere(content: dict) -> dict:
    content["told"]["id"]["elements"][0]["lacking"] = [{"text": "Isi di sini", "url": "//contoh.example/masuk"}]
    return content


OTHERS = {
    "no JSON": lambda content: "{",
    "no object": lambda content: [],
    "empty": lambda content: {},
    "of another evaluation": lambda content: content | {"key": "evaluasi-lain"},
    "of another day": lambda content: content | {"cutoff": "2001-01-01"},
    "of a later portal": lambda content: content | {"format": 2},
    "half told": lambda content: content | {"told": {"id": content["told"]["id"]}},
    "a link to elsewhere": elsewhere,
}


@pytest.mark.parametrize("what", OTHERS)
def test_a_content_that_is_none_of_this_evaluation_is_refused(package, what):
    other = OTHERS[what](json.loads(rows(package, "evaluations.csv")[ADDRESS]["frozen"]))
    with pytest.raises(LoadErrors) as found:
        read_package(spoil(package, other if isinstance(other, str) else json.dumps(other)))
    assert [(each.file, each.column) for each in found.value.errors] == [("evaluations.csv", "frozen")]
    assert not Agreement.objects.exists()
