"""The content of an evaluation as JSON: all that its page shows, so that nothing of it depends on the records.

Numbers are text as fractions («11/5»), days as ISO, records by their names («agreements.activity:key»); what is said
in words stands there in both languages. People stand there by post. `written` is the part that drafts show too.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from fractions import Fraction
from typing import Any, TypeVar

from django.utils.translation import get_language, override

from evaluations.assessed import Assessed, Assessment
from evaluations.evidence.records import Named, named
from evaluations.freezing.fingerprints import columns_of, fingerprints
from evaluations.indicators.facts import Ref
from evaluations.indicators.observation import Observation
from evaluations.models import Evaluation, PublishedVerdict
from evaluations.scoring import ElementScore
from evaluations.shown.elements import shown_elements
from evaluations.shown.ground import refs_of, shown_ground

#: Grows when the shape changes; `thawing` then learns to read the older one too.
FORMAT = 1
LANGUAGES = ("id", "en")

Content = dict[str, Any]
Said = TypeVar("Said")


def frozen_content(evaluation: Evaluation, assessment: Assessment) -> Content:
    """What stays of the evaluation once it is final."""
    refs = evidence_of(assessment)
    records = in_both(lambda: named(refs, None))
    columns = columns_of(refs)
    marks = fingerprints(refs, evaluation.cutoff, columns)
    content = written(evaluation, assessment) | {
        "format": FORMAT,
        "final": evaluation.final_on.isoformat(),
        "columns": columns,
        "evidence": {
            ref: {"hash": marks.get(ref)} | {language: _record(known.get(ref)) for language, known in records.items()}
            for ref in sorted(refs)
        },
        "told": in_both(lambda: _told(assessment, records[get_language()])),
    }
    return json.loads(json.dumps(content, default=str))


def in_both(tell: Callable[[], Said]) -> dict[str, Said]:
    """What is said, in each language of the portal."""
    said = {}
    for language in LANGUAGES:
        with override(language):
            said[language] = tell()
    return said


def evidence_of(assessment: Assessment) -> set[Ref]:
    """All records that the values rest on: those that its observations name, and the agreed fields."""
    common = {assessment.facts.common_text} if assessment.facts.common_text else set()
    return refs_of(assessment) | common | {each.ref for each in assessment.facts.fields}


def _record(record: Named | None) -> dict | None:
    return asdict(record) if record else None


def _told(assessment: Assessment, records: dict[Ref, Named]) -> dict:
    return {
        "ground": asdict(shown_ground(assessment, records)),
        "elements": [asdict(each) for each in shown_elements(assessment, records)],
    }


def written(evaluation: Evaluation, assessment: Assessment) -> Content:
    """What is computed and judged, free of any reader."""
    rubric, partnership, window = assessment.rubric, evaluation.partnership, assessment.setting.window
    return {
        "key": evaluation.key,
        "rubric": {
            "key": rubric.key,
            "checksum": rubric.checksum,
            "title": {"id": rubric.title.id, "en": rubric.title.en},
        },
        "cutoff": evaluation.cutoff.isoformat(),
        "window": [window.first.isoformat(), window.last.isoformat()] if window else None,
        "partnership": {"key": partnership.key, "name": in_both(lambda: str(partnership))},
        "government": str(partnership.government),
        "basis": assessment.facts.basis.ref if assessment.facts.basis else None,
        "succeeds": evaluation.succeeds.key if evaluation.succeeds else None,
        "elements": [_element(each) for each in assessment.elements],
        "published": _published(evaluation),
        "summary": evaluation.summary,
        "recommendation": evaluation.recommendation,
        "recommendation_reasons": evaluation.recommendation_reasons,
    } | _people(evaluation)


def _element(assessed: Assessed) -> dict:
    return _score(assessed.score) | {
        "code": assessed.element.code,
        "is_robust": assessed.sensitivity.is_robust,
        "variants": [
            {"kind": each.kind, "name": each.name} | _score(each.score) for each in assessed.sensitivity.variants
        ],
        "indicators": [_observation(each) for each in assessed.observations],
    }


def _score(score: ElementScore) -> dict:
    return {
        "score": _fraction(score.score),
        "observed": score.observed,
        "of": score.indicators,
        "verdict": score.verdict.value,
        "is_borderline": score.is_borderline,
    }


def _fraction(number: Fraction | None) -> str | None:
    return None if number is None else str(number)


def _observation(observed: Observation) -> dict:
    return {
        "code": observed.code,
        "value": observed.value,
        "because": observed.because.value,
        "numerator": observed.numerator,
        "denominator": observed.denominator,
        "at_least": observed.at_least,
        "few": observed.few,
        "span": [observed.span.first.isoformat(), observed.span.last.isoformat()] if observed.span else None,
        "years": None if observed.years is None else list(observed.years),
        "used": [{"record": each.ref, "counts": each.counts} for each in observed.used],
        "not_countable": [{"record": ref, "because": doubt.value} for ref, doubt in observed.not_countable],
        "statements": list(observed.statements),
    }


def _people(evaluation: Evaluation) -> dict:
    """Evaluators by post; what each thinks, and what the one who leads decides."""
    posts = {each.pk: each for each in evaluation.evaluators.all()}
    return {
        "evaluators": [{"post": each.post, "leads": each.user_id == evaluation.lead_id} for each in posts.values()],
        "judgements": [
            {
                "element": each.element,
                "post": posts[each.evaluator_id].post,
                "verdict": each.verdict,
                "reasons": each.reasons,
            }
            for each in evaluation.judgements.order_by("evaluator", "element")
        ],
        "verdicts": [
            {"element": each.element, "verdict": each.verdict, "reasons": each.reasons}
            for each in evaluation.verdicts.all()
        ],
        "follow_ups": [
            {
                "key": each.key,
                "action": each.action,
                "agency": each.agency.name if each.agency else "",
                "who": each.who,
                "due": "" if each.due is None else str(each.due),
                "due_wording": each.due_wording,
            }
            for each in evaluation.follow_ups.select_related("agency")
        ],
    }


def _published(evaluation: Evaluation) -> list[dict]:
    rows = PublishedVerdict.objects.standing().filter(partnership=evaluation.partnership_id).select_related("source")
    return [
        {
            "key": each.key,
            "element": each.element,
            "conclusion": each.conclusion,
            "wording": each.wording,
            "qualification": each.qualification,
            "source": str(each.source),
            "title": each.source.title,
            "locator": each.locator,
        }
        for each in rows
    ]
