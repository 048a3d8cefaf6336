"""A report as text to read, or as JSON."""

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from evaluations.recompute.program.coders import Agreement
from evaluations.recompute.program.computed import decimal, verdict_rows
from evaluations.recompute.program.otherwise import Move
from evaluations.recompute.program.report import Coders, Report
from evaluations.scoring import ElementScore


def as_json_text(report: Report) -> str:
    """Numbers that are fractions stand there as text, «11/5»."""
    content = {
        "folder": report.folder,
        "days": [_day_of(each) for each in report.days],
        "lacking_files": report.lacking,
        "changed_files": report.changed,
        "compared": {"values": report.values, "verdicts": report.verdicts},
        "differences": None if report.differences is None else [vars(each) for each in report.differences],
        "verdicts": [row for day in report.days for key, each in day.items() for row in verdict_rows(key, each)],
        "moves": None if report.moves is None else [_move_told(each) for each in report.moves],
        "second_coder": _coders_told(report.coders),
    }
    return json.dumps(content, indent=2, ensure_ascii=False, default=str) + "\n"


def _day_of(day) -> dict[str, Any]:
    first = next(iter(day.values()), None)
    told = {"cutoff": first.cutoff, "rubric": first.rubric.key} if first else {}
    return told | {"partnerships": len(day)}


def _move_told(move: Move) -> dict[str, Any]:
    return vars(move) | {"before": _score_told(move.before), "after": _score_told(move.after)}


def _score_told(score: ElementScore) -> dict[str, Any]:
    return {"mean": score.score, "observed": score.observed, "of": score.indicators, "verdict": score.verdict}


def _coders_told(coders: Coders | None) -> dict[str, Any] | None:
    if coders is None:
        return None
    return {
        "folder": coders.folder,
        "lacking_files": coders.lacking,
        "agreement": [
            {"element": each.element, "values": vars(each.values), "verdicts": vars(each.verdicts)}
            for each in coders.agreements
        ],
        "disagreements": [vars(each) for each in coders.disagreements],
    }


def as_plain_text(report: Report) -> str:
    parts = [_files_said(report), _comparison_said(report), _moves_said(report), _coders_said(report.coders)]
    return "\n\n".join("\n".join(lines) for lines in map(list, parts) if lines) + "\n"


def _files_said(report: Report) -> Iterator[str]:
    yield f"Records of {report.folder}"
    for each in map(_day_of, report.days):
        if each["partnerships"]:
            yield f"  as of {each['cutoff']} by {each['rubric']}: {each['partnerships']} partnerships"
    if report.lacking:
        yield f"  files that are missing and count as empty: {', '.join(report.lacking)}"
    if report.changed:
        yield f"  files that are not as the package was made (datapackage.json): {', '.join(report.changed)}"


def _comparison_said(report: Report) -> Iterator[str]:
    if report.differences is None:
        yield "No values of the portal's to compare with. What the records yield:"
        for day in report.days:
            for key, each in day.items():
                yield from map(_verdict_said, verdict_rows(key, each))
        return
    yield f"Compared with the portal's: {report.values} values of indicators, {report.verdicts} verdicts."
    yield f"Differences: {len(report.differences) or 'none'}."
    for each in report.differences:
        what = f"{each.column}: " if each.column else ""
        yield f"  {each.file}, {', '.join(each.row)}: {what}the portal has «{each.portal}», the files «{each.files}»"


def _verdict_said(row: dict[str, str]) -> str:
    mean = f"mean {row['mean']}" if row["mean"] else "nothing observed"
    return (
        f"  {row['partnership']}, {row['element']}: {row['verdict']} ({mean}, {row['observed']} of {row['indicators']})"
    )


def _moves_said(report: Report) -> Iterator[str]:
    if report.moves is None:
        return
    yield f"Verdicts that move under the rules given: {len(report.moves) or 'none'}."
    for each in report.moves:
        yield (
            f"  {each.partnership}, {each.cutoff}, {each.element}: "
            f"{_score_said(each.before)} becomes {_score_said(each.after)}"
        )


def _score_said(score: ElementScore) -> str:
    mean = decimal(score.score) or "none"
    return f"{score.verdict} (mean {mean}, {score.observed} of {score.indicators} observed)"


def _coders_said(coders: Coders | None) -> Iterator[str]:
    if coders is None:
        return
    yield f"Agreement with the coder of {coders.folder} (Cohen's kappa; unweighted, «empty» is a word like others)"
    if coders.lacking:
        yield f"  files that the second coder lacks and that count as empty: {', '.join(coders.lacking)}"
    for each in coders.agreements:
        yield f"  {each.element}: indicators {_agreement_said(each.values)}; verdicts {_agreement_said(each.verdicts)}"
    yield f"Indicators on which they differ: {len(coders.disagreements) or 'none'}."
    for each in coders.disagreements:
        yield f"  {each.partnership}, {each.cutoff}, {each.indicator}: {each.one} and {each.other}"


def _agreement_said(agreement: Agreement) -> str:
    if not agreement.cases:
        return "no case in common"
    kappa = "not defined" if agreement.kappa is None else _three(agreement.kappa)
    observed, expected = _three(agreement.observed), _three(agreement.expected)
    return f"κ {kappa} (of {agreement.cases} they agree in {observed}, by chance in {expected})"


def _three(number: Fraction) -> str:
    return f"{float(number):.3f}"
