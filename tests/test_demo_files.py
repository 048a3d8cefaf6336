"""The demo folder, as files: headers, keys, references, citations, dates, codes, and no name that may not be there."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.at_once import each
from tests.demo_folder import CODES, COLUMNS, MAY_BE_EMPTY, RECORDS, REFERENCES, SECTORS

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "demo"

# Lines of each transcript as `cat -n` numbers them.
LINES = {"000": 30, "001": 36, "002": 149, "003": 123, "004": 189}
# People interviewed, officers in charge, and officials who only took part.
UNNAMED = re.compile(
    r"\b(Ismet|Murni|Ediati|Paramita|Adipradana|Siminto|Mr\.? ?Lee|Yeon"
    r"|Zhiyuan|Liu Bin|Younong|Sukawi|Susiatiningsih|Fatharini)\b",
    re.IGNORECASE,
)
PART = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
PARTIAL_DATE = re.compile(rf"unknown|{PART}|{PART}/{PART}|\.\./{PART}|{PART}/\.\.")
CITED = re.compile(r"(?P<source>[a-z0-9-]+) (?:line (?P<line>\d+)|lines (?P<first>\d+)-(?P<last>\d+)|page \d+)")


def read(name):
    with (DEMO / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


TABLES = {name: read(name) for name in COLUMNS}
KEYS = {name: {row["key"] for row in rows} for name, rows in TABLES.items()}
each_row = each(
    [(name, row) for name, rows in TABLES.items() for row in rows], named=lambda at: f"{at[0]} {at[1]['key']}"
)
TRANSCRIPTS = {row["key"]: row["transcript"] for row in TABLES["sources"]}


def test_the_folder_holds_these_files_and_no_others():
    assert {path.name for path in DEMO.iterdir()} == {"README.md", *(f"{name}.csv" for name in COLUMNS)}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_file_has_its_columns_in_order_and_as_many_cells_in_each_row(name):
    with (DEMO / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, strict=True)
    assert ",".join(header) == COLUMNS[name]
    assert {len(row) for row in rows} <= {len(header)}


@pytest.mark.parametrize("name", COLUMNS)
def test_keys_are_slugs_and_unique(name):
    keys = Counter(row["key"] for row in TABLES[name])
    assert [key for key, count in keys.items() if count > 1] == []
    assert [key for key in keys if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key) or len(key) > 120] == []


@pytest.mark.parametrize(("place", "target"), REFERENCES.items(), ids=".".join)
def test_references_resolve(place, target):
    name, column = place
    values = {row[column] for row in TABLES[name]}
    if place in MAY_BE_EMPTY:
        values.discard("")
    assert values <= KEYS[target]


@pytest.mark.parametrize(("place", "codes"), CODES.items(), ids=".".join)
def test_choices_are_codes_of_the_contract(place, codes):
    name, column = place
    assert {row[column] for row in TABLES[name]} <= {"", *codes.split()}


def check_citation(text):
    match = CITED.fullmatch(text)
    assert match, text
    assert match["source"] in TRANSCRIPTS, text
    if match["line"] or match["first"]:
        first = int(match["line"] or match["first"])
        last = int(match["last"] or first)
        assert 1 <= first <= last <= LINES[TRANSCRIPTS[match["source"]]], text
        assert not match["last"] or first < last, text


@each_row
def test_a_row_cites_an_existing_source_and_line(at):
    name, row = at
    cited = f"{row['source']} {row['locator']}" if name == "claims" else row["cited"]
    if name == "sources" and row["transcript"]:
        assert cited == ""
        return
    for text in cited.split("; "):
        check_citation(text)
    assert len(cited.split("; ")) == len(set(cited.split("; ")))


def test_a_published_verdict_cites_the_place_that_judges():
    for row in TABLES["published_verdicts"]:
        assert f"{row['source']} {row['locator']}" in row["cited"].split("; "), row["key"]


def test_the_five_papers_are_the_five_transcripts():
    assert sorted(filter(None, TRANSCRIPTS.values())) == sorted(LINES)


@each_row
def test_dates_are_partial_dates_beside_their_wording(at):
    _name, row = at
    worded = {column.removesuffix("_wording") for column in row if column.endswith("_wording")}
    for column in worded - {"reason"}:
        if row[column]:
            assert PARTIAL_DATE.fullmatch(row[column]), column
        else:
            assert not row[f"{column}_wording"], column


@each_row
def test_cells_are_tidy(at):
    _name, row = at
    for column, value in row.items():
        assert value == " ".join(value.split()), column


@pytest.mark.parametrize("path", sorted(DEMO.iterdir()), ids=lambda path: path.name)
def test_only_signatories_are_named(path):
    assert UNNAMED.findall(path.read_text(encoding="utf-8")) == []


def test_interviews_are_cited_without_the_person():
    interviews = [row for row in TABLES["sources"] if row["kind"] == "interview"]
    assert len(interviews) == 4
    assert {row["authors"] for row in interviews} == {""}


def test_a_fixed_term_has_months_or_an_end_and_no_other_term_has():
    for row in TABLES["agreements"]:
        assert bool(row["duration_months"] or row["ends"]) == (row["term"] == "fixed"), row["key"]


def test_umbrellas_name_their_parties_and_all_others_a_partnership():
    for row in TABLES["agreements"]:
        assert bool(row["parties"]) == (row["kind"] == "umbrella"), row["key"]
        assert bool(row["partnership"]) == (row["kind"] != "umbrella"), row["key"]


def test_a_key_extends_the_key_of_what_it_belongs_to():
    owners = {
        "locality_names": "locality",
        "agencies": "government",
        "agency_successions": "predecessor",
        "agreements": "partnership",
        "partnership_umbrellas": "partnership",
        "signings": "agreement",
        "signatories": "signing",
        "texts": "agreement",
        "fields": "agreement",
        "clauses": "text",
        "text_points": "text",
        "field_matches": "field",
        "assignments": "field",
    }
    for name, column in owners.items():
        for row in TABLES[name]:
            assert not row[column] or row["key"].startswith(f"{row[column]}-"), row["key"]


def test_fields_are_numbered_from_one_and_use_the_vocabulary():
    positions = {}
    for row in TABLES["fields"]:
        positions.setdefault(row["agreement"], []).append(int(row["position"]))
        assert row["sectors"], row["key"]
        assert set(row["sectors"].split(";")) <= set(SECTORS.split()), row["key"]
    for agreement, numbers in positions.items():
        assert numbers == list(range(1, len(numbers) + 1)), agreement


def test_only_an_undecided_succession_lacks_its_successor():
    for row in TABLES["agency_successions"]:
        assert row["successor"] or row["kind"] == "undecided", row["key"]


def claims_by_question():
    questions = {}
    for row in TABLES["claims"]:
        questions.setdefault((row["record"], row["attribute"], row["topic"]), []).append(row)
    return questions


def test_claims_are_about_records_of_the_folder():
    for row in TABLES["claims"]:
        label, key = row["record"].split(":")
        assert key in KEYS[RECORDS[label]], row["key"]
        assert bool(row["attribute"]) != bool(row["topic"]), row["key"]
        if row["attribute"]:
            assert row["attribute"] in COLUMNS[RECORDS[label]].split(","), row["key"]


def test_every_question_has_claims_that_differ_and_at_most_one_is_used():
    for question, rows in claims_by_question().items():
        assert len({row["value"] for row in rows}) > 1, question
        assert sum(row["is_used"] == "yes" for row in rows) <= 1, question
        assert all(bool(row["reason"]) == (row["is_used"] == "yes") for row in rows), question


def test_a_used_claim_is_the_value_of_its_record():
    rows = {name: {row["key"]: row for row in table} for name, table in TABLES.items()}
    for (record, attribute, _topic), claims in claims_by_question().items():
        used = [row["value"] for row in claims if row["is_used"] == "yes"]
        if attribute and used:
            label, key = record.split(":")
            assert rows[RECORDS[label]][key][attribute] == used[0], record


def test_both_years_of_the_kawasaki_letter_stand_and_neither_is_used():
    claims = [row for row in TABLES["claims"] if row["record"] == "agreements.agreement:bandung-kawasaki-loi"]
    assert [(row["value"], row["is_used"]) for row in claims] == [("2015", "no"), ("2016", "no")]
    assert {row["key"]: row["signed"] for row in TABLES["agreements"]}["bandung-kawasaki-loi"] == "2015/2016"


FACTS = (ROOT / "docs" / "facts.md").read_text(encoding="utf-8")
FACT = re.compile(r"`(?P<name>\w+)\.csv` `(?P<key>[a-z0-9-]+)`(?: `(?P<column>\w+)`(?: = `(?P<value>[^`]*)`)?)?")


@each(sorted({match.group() for match in FACT.finditer(FACTS)}), named=str)
def test_the_list_of_facts_tells_what_the_files_say(fact):
    match = FACT.fullmatch(fact)
    row = {row["key"]: row for row in TABLES[match["name"]]}[match["key"]]
    if match["value"] is not None:
        assert row[match["column"]] == match["value"]
    elif match["column"]:
        assert row[match["column"]]


def test_the_list_of_facts_says_which_claims_are_used():
    contradictions = FACTS.partition("## Contradictions")[2]
    told = {key for key in KEYS["claims"] if re.search(rf"`{key}`(?: `value` = `[^`]*`)? \(used\)", contradictions)}
    assert told == {row["key"] for row in TABLES["claims"] if row["is_used"] == "yes"}


def test_the_list_of_facts_cites_lines_that_exist():
    cited = re.findall(r"\b(00[0-4]):(\d+(?:[-–]\d+)?(?:, ?\d+(?:[-–]\d+)?)*)", FACTS)
    assert len(cited) > 60
    for transcript, places in cited:
        for number in re.findall(r"\d+", places):
            assert 1 <= int(number) <= LINES[transcript], (transcript, places)


def test_every_fact_stands_in_a_file_or_waits():
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in FACTS.splitlines() if line.startswith("|")
    ]
    facts = [row for row in rows if row[0] not in ("fact", "---")]
    assert len(facts) > 60
    for row in facts:
        assert len(row) == 3, row
        assert FACT.search(row[2]) or "waits: " in row[2], row


def test_the_list_of_facts_names_every_partnership_agreement_and_claim():
    missing = [
        key for name in ("partnerships", "agreements", "claims") for key in KEYS[name] if f"`{key}`" not in FACTS
    ]
    assert missing == []
