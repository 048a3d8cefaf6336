"""Evaluations, their parts, and what evaluators record carry the government of what they hang under."""

from django.db import migrations

from portal.guards import SameGovernment

PARTNERSHIP = "agreements_partnership"
EVALUATION = "evaluations_evaluation"
PARENTS = [
    ("evaluations_indicatorjudgement", "partnership_id", PARTNERSHIP),
    ("evaluations_indicatorjudgement", "filing_id", "agreements_filing"),
    ("evaluations_publishedverdict", "partnership_id", PARTNERSHIP),
    ("evaluations_publishedverdict", "filing_id", "agreements_filing"),
    ("evaluations_evaluation", "partnership_id", PARTNERSHIP),
    ("evaluations_evaluation", "basis_id", "agreements_agreement"),
    ("evaluations_evaluation", "succeeds_id", EVALUATION),
    *((f"evaluations_{part}", "evaluation_id", EVALUATION) for part in ("evaluator", "judgement", "evaluationverdict")),
    ("evaluations_followup", "evaluation_id", EVALUATION),
    ("evaluations_followup", "agency_id", "cities_agency"),
]


class Migration(migrations.Migration):
    dependencies = [("evaluations", "0003_evaluations")]
    operations = [SameGovernment(*link) for link in PARENTS]
