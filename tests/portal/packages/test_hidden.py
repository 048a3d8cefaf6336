"""A package names nothing that its reader may not see, and holds all that the reader may."""

import pytest

from agreements.models import Agreement
from portal.models import Citation, Claim
from tests import factories as make
from tests import life
from tests.portal.packages.opened import rows, texts, written
from tests.scene import REACH, build
from tests.test_hidden_names import names, words_of_hidden
from tests.test_visibility import seen
from tests.world import kept_for_module, settled

pytestmark = pytest.mark.django_db
each_role = pytest.mark.parametrize("role", REACH)

MAILBOX = "dinas@alfa.example"
REMARK = "Hanya untuk kita"


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    with kept_for_module(django_db_blocker):
        scene = build()
        _more(scene)
        yield settled(scene)


def _more(scene) -> None:
    """What may only be said to some: a mailbox, remarks, and claims that name what is hidden."""
    scene.agencies["published"].mailbox = MAILBOX
    scene.agencies["published"].save()
    life.AcknowledgementFactory(assignment=scene.fields["published"].assignments.get(), note=REMARK)
    source = make.SourceFactory(key="makalah")
    about = {"record": "agreements.agreement", "source": source}
    for kind, agreement in scene.agreements.items():
        Claim.objects.create(
            key=f"klaim-{kind}", record_key=agreement.key, attribute="title", value=f"Judul{kind}", **about
        )
    Claim.objects.create(
        key="klaim-induk",
        record_key="perjanjian-published",
        attribute="succeeds",
        value="perjanjian-annulled_in_published",
        **about,
    )
    Claim.objects.create(
        key="klaim-kotak",
        record="cities.agency",
        record_key="dinas-published",
        attribute="mailbox",
        value=MAILBOX,
        source=source,
    )


@pytest.fixture(scope="module")
def packages(scene, tmp_path_factory) -> dict:
    """What each role took away, so that nothing is written twice."""
    return {}


@pytest.fixture
def package(scene, packages, role, tmp_path_factory):
    if role not in packages:
        packages[role] = written(tmp_path_factory.mktemp("package"), user=scene.people[role])
    return packages[role]


@each_role
def test_no_file_names_what_is_hidden(scene, package, role):
    words = [*words_of_hidden(scene, role)]
    words += [
        f"{word}{kind}" for kind in scene.agreements.keys() - seen(role, "agreement") for word in ("Judul", "klaim-")
    ]
    # Names of countries stand among the words, whether there is a partnership or not.
    told = {name: text for name, text in texts(package).items() if name != "vocabularies.csv"}
    assert {(file, word) for file, text in told.items() for word in words if names(text, word)} == set()


@each_role
def test_every_visible_agreement_is_there_but_annulled_ones(scene, package, role):
    visible = {kind for kind in seen(role, "agreement") if not kind.startswith("annulled")}
    keys = {scene.agreements[kind].key for kind in visible}
    assert keys - {"perjanjian-annulled"} <= rows(package, "agreements.csv").keys()
    assert {f"bidang-{kind}" for kind in visible} <= rows(package, "fields.csv").keys()


def test_a_reference_to_a_hidden_row_is_an_empty_cell(scene, tmp_path):
    hidden = Agreement.objects.get(key="perjanjian-published")
    assert (hidden.parent.key, hidden.succeeds.key) == (
        "perjanjian-draft_in_published",
        "perjanjian-annulled_in_published",
    )
    agreement = rows(written(tmp_path), "agreements.csv")["perjanjian-published"]
    assert (agreement["parent"], agreement["succeeds"]) == ("", "")


def test_a_claim_that_names_a_hidden_row_stays_away(scene, tmp_path):
    assert "klaim-published" in rows(written(tmp_path), "claims.csv")
    assert "klaim-induk" not in rows(written(tmp_path), "claims.csv")


@each_role
def test_mailboxes_and_remarks_are_for_those_whom_pages_show_them(scene, package, role):
    everything = "".join(texts(package).values())
    assert (MAILBOX in everything) is (role in {"coordinator of A", "administrator of A"})
    assert (REMARK in everything) is (REACH[role] == "own")


def test_a_public_package_has_no_column_for_what_is_never_public(scene, tmp_path):
    package = written(tmp_path)
    assert "mailbox" not in next(iter(rows(package, "agencies.csv").values()))
    assert "is_draft" not in next(iter(rows(package, "agreements.csv").values()))
    assert ",mailbox," not in texts(package)["dictionary.csv"]


def test_quotes_stay_away(scene, tmp_path):
    assert Citation.objects.filter(quote="Kutipanpublished").exists()
    assert "Kutipanpublished" not in "".join(texts(written(tmp_path)).values())
