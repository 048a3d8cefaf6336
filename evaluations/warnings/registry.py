"""All warnings there are."""

from evaluations.warnings.budget import BUDGET
from evaluations.warnings.exchange import EXCHANGE
from evaluations.warnings.expired import EXPIRED
from evaluations.warnings.procedure import PROCEDURE
from evaluations.warnings.responsibility import RESPONSIBILITY
from evaluations.warnings.supervision import SUPERVISION
from evaluations.warnings.texts import TEXTS
from evaluations.warnings.vitality import VITALITY

WARNINGS = (*RESPONSIBILITY, *SUPERVISION, *TEXTS, *PROCEDURE, *EXCHANGE, *BUDGET, *VITALITY, *EXPIRED)
BY_CODE = {kind.code: kind for kind in WARNINGS}
