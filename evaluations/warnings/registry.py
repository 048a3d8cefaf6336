"""All warnings there are."""

from evaluations.warnings.texts import TEXTS

WARNINGS = (*TEXTS,)
BY_CODE = {kind.code: kind for kind in WARNINGS}
