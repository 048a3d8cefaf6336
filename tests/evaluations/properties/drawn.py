"""Facts drawn at random: few names and few days, so that edges are met often."""

from datetime import date, timedelta

from hypothesis import strategies as st

from evaluations.indicators.days import UNKNOWN, Days
from evaluations.indicators.facts import (
    ActionPlan,
    Activity,
    Basis,
    Body,
    Clause,
    Facts,
    Field,
    Funding,
    Invitation,
    Judged,
    Match,
    Monitoring,
    Outcome,
    OwedReport,
    PlanItem,
    Responsibility,
    Statement,
)
from evaluations.indicators.understanding import CLAUSES
from tests.evaluations.facts import BEGUN, CUTOFF, WINDOW

KINDS = ("reports", "monitoring", "activities", "funding", "contacts", "plans", "benefits", "invitations", "outcomes")
REFS = ("roads", "culture", "trade", "health", "school")
SIDES = st.sampled_from(["home", "partner", "both"])

days = st.integers(-400, 2200).map(lambda number: BEGUN + timedelta(days=number))
edges = st.sampled_from([WINDOW.first - timedelta(days=1), WINDOW.first, CUTOFF, CUTOFF + timedelta(days=1)])
day = days | edges
spans = st.tuples(day, day).map(sorted).map(lambda ends: Days(*ends))
when = day.map(lambda each: Days(each, each)) | spans | st.just(UNKNOWN) | day.map(lambda each: Days(None, each))
served = st.frozensets(st.sampled_from(REFS), max_size=2)
names = st.sampled_from("abcdef")


def some(records, at_most: int = 4):
    """A few records, each with a name of its own."""
    return st.lists(records, max_size=at_most).map(
        lambda drawn: tuple(type(each)(**(vars(each) | {"ref": f"{each.ref}-{n}"})) for n, each in enumerate(drawn))
    )


bodies = st.builds(
    Body, side=SIDES, kind=st.sampled_from(["public", "civil", "other"]), name=names, leads=st.booleans()
)
activities = st.builds(
    Activity,
    ref=st.just("activity"),
    state=st.sampled_from(["held", "held", "held", "planned", "cancelled"]),
    is_ceremonial=st.booleans(),
    direction=st.sampled_from(["outbound", "inbound", "remote", ""]),
    kind=st.sampled_from(["visit", "meeting", "training"]),
    days=when,
    is_people_to_people=st.booleans(),
    fields=served,
    bodies=st.lists(bodies, max_size=3).map(tuple),
)
items = st.builds(
    PlanItem,
    ref=st.just("item"),
    scheduled=when,
    is_agreed=st.booleans(),
    is_people_to_people=st.booleans(),
    realised_by=st.sampled_from([None, "activity-0", "activity-1"]),
    plan=st.sampled_from([None, "plan-0"]),
    fields=served,
)
plans = st.builds(ActionPlan, ref=st.just("plan"), signed=when, fields=served)
invitations = st.builds(
    Invitation,
    ref=st.just("invitation"),
    kind=st.sampled_from(["invitation", "invitation", "proposal"]),
    sender=st.sampled_from(["home", "partner"]),
    sent=when,
    answer=st.sampled_from(["", "attended", "online", "declined", "unanswered"]),
    answered=st.none() | when,
)
outcomes = st.builds(
    Outcome,
    ref=st.just("outcome"),
    change=st.sampled_from(["soft", "hard"]),
    stage=st.sampled_from(["planned", "under_way", "done", "in_use"]),
    days=when,
    is_located=st.booleans(),
    beneficiary=st.sampled_from(["", "home", "partner", "both"]),
    is_applied=st.booleans(),
    is_verified=st.booleans(),
    achieves_expected=st.sampled_from([None, True, False]),
    fields=served,
)
reports = st.builds(OwedReport, ref=st.just("report"), due=day, received=st.none() | when, is_waived=st.booleans())
monitorings = st.builds(Monitoring, ref=st.just("monitoring"), days=when)
fundings = st.builds(
    Funding, ref=st.just("funding"), year=st.integers(2015, 2022), side=st.sampled_from(["home", "partner", "third"])
)
responsibilities = st.builds(
    Responsibility,
    ref=st.just("assignment"),
    agency=names,
    awareness=st.sampled_from(["", "aware", "unaware", "unconfirmed"]),
)
clauses = st.builds(Clause, ref=st.just("clause"), kind=st.sampled_from(CLAUSES), is_present=st.booleans())
matches = st.builds(Match, ref=st.just("match"), field=st.sampled_from(REFS), is_matched=st.booleans())
judged = st.builds(
    Judged, ref=st.just("judged"), code=st.sampled_from(["B4", "D4"]), value=st.sampled_from([0, 2, 4]), on=day
)
statements = st.builds(
    Statement,
    ref=st.just("statement"),
    kinds=st.frozensets(st.sampled_from([*KINDS, "awareness"])),
    days=spans,
)
fields = st.lists(st.sampled_from(REFS), unique=True).flatmap(
    lambda refs: st.tuples(
        *(
            st.builds(
                Field, ref=st.just(ref), is_open=st.just(False), states_outcomes=st.sampled_from([None, True, False])
            )
            for ref in refs
        )
    )
)
bases = st.builds(
    Basis,
    ref=st.just("mou"),
    kind=st.sampled_from(["mou", "loi"]),
    state=st.sampled_from(["in_force", "over", "uncertain"]),
    period_known=st.booleans(),
    ended=st.none() | when,
    began=st.none() | when,
    chain_began=st.none() | when,
    in_renewal=st.sampled_from([(), ("new",)]),
)
known = st.dictionaries(st.sampled_from(KINDS), st.tuples(spans))


def told(**fixed):
    """Facts of a partnership; what is `fixed` is drawn from there."""
    drawn = {
        "cutoff": st.just(CUTOFF),
        "basis": st.none() | bases,
        "fields": fields,
        "common_text": st.sampled_from([None, None, "joint"]),
        "clauses": some(clauses, 8),
        "matches": some(matches),
        "action_plans": some(plans, 2),
        "plan_items": some(items),
        "activities": some(activities),
        "invitations": some(invitations),
        "outcomes": some(outcomes),
        "owed_reports": some(reports),
        "monitorings": some(monitorings),
        "fundings": some(fundings),
        "responsibilities": some(responsibilities),
        "judged": some(judged),
        "statements": some(statements),
        "known": known,
    }
    return st.builds(Facts, **(drawn | fixed))


facts = told()
BEGINNING = Days(BEGUN, BEGUN)
#: Of a memorandum in force since the window began, of which everything is known: nothing is empty for want of a word.
whole = told(
    basis=st.just(
        Basis(ref="mou", kind="mou", state="in_force", period_known=True, began=BEGINNING, chain_began=BEGINNING)
    ),
    known=st.just({kind: (Days(date(1990, 1, 1), None),) for kind in KINDS}),
)
