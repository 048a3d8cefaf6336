"""What the rubric computes of partnerships on a day: observations, scores, sensitivity, and what is lacking."""

from collections.abc import Iterable
from datetime import date

from evaluations.assessed import Assessment, assessment_of
from evaluations.evidence.gathering import gather
from evaluations.rubric import Rubric, rubric


def assess(partnerships: Iterable[int], cutoff: date, version: Rubric | None = None) -> dict[int, Assessment]:
    """The assessment of each of these partnerships (by id), with a constant number of queries for all of them."""
    by = version or rubric()
    return {pk: assessment_of(facts, by) for pk, facts in gather(partnerships, cutoff).items()}
