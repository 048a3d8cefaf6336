"""A report as text to read, or as JSON."""

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from evaluations.recompute.program.coders import Agreement
from evaluations.recompute.program.comparing_files import Difference
from evaluations.recompute.program.computed import decimal, verdict_rows
from evaluations.recompute.program.otherwise import Move
from evaluations.recompute.program.report import Coders, Report
from evaluations.recompute.program.saying import Figure, Said, say
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


def as_plain_text(report: Report, language: str) -> str:
    """Paragraphs on the files, the comparison, what moves, and the second coder."""
    parts = [_files_said(report), _comparison_said(report), _moves_said(report), _coders_said(report.coders)]
    paragraphs = (list(lines) for lines in parts)
    return "\n\n".join("\n".join(line.told(language) for line in lines) for lines in paragraphs if lines) + "\n"


def _counted(several: Sequence[object]) -> object:
    return len(several) or say("none")


def _files_said(report: Report) -> Iterator[Said]:
    yield say("Records of {folder}", folder=report.folder)
    for each in map(_day_of, report.days):
        if each["partnerships"]:
            several = say("  as of {cutoff} by {rubric}: {partnerships} partnerships", **each)
            yield say("  as of {cutoff} by {rubric}: 1 partnership", **each) if each["partnerships"] == 1 else several
    if report.lacking:
        yield say("  files that are missing and count as empty: {files}", files=", ".join(report.lacking))
    if report.changed:
        told = "  files that are not as the package was made (datapackage.json): {files}"
        yield say(told, files=", ".join(report.changed))


def _comparison_said(report: Report) -> Iterator[Said]:
    if report.differences is None:
        yield say("No values of the portal's to compare with. What the records yield:")
        for day in report.days:
            for key, each in day.items():
                yield from map(_verdict_said, verdict_rows(key, each))
        return
    told = "Compared with the portal's: {values} values of indicators, {verdicts} verdicts."
    yield say(told, values=report.values, verdicts=report.verdicts)
    yield say("Differences: {number}.", number=_counted(report.differences))
    for each in report.differences:
        yield _difference_said(each)


def _difference_said(each: Difference) -> Said:
    place = ", ".join((each.file, *each.row, *filter(None, [each.column])))
    if each.column:
        return say(
            "  {place}: the portal has «{portal}», the files «{files}»",
            place=place,
            portal=each.portal,
            files=each.files,
        )
    return say("  {place}: a row in {where} alone", place=place, where=say(each.portal or each.files))


def _verdict_said(row: dict[str, str]) -> Said:
    return say(
        "  {partnership}, {element}: {verdict} (mean {mean}, {observed} of {indicators} observed)",
        **row | {"verdict": say(row["verdict"]), "mean": _mean_said(row["mean"])},
    )


def _moves_said(report: Report) -> Iterator[Said]:
    if report.moves is None:
        return
    yield say("Verdicts that move under the rules given: {number}.", number=_counted(report.moves))
    for each in report.moves:
        yield say(
            "  {partnership}, {cutoff}, {element}: {before} becomes {after}",
            **vars(each) | {"before": _score_said(each.before), "after": _score_said(each.after)},
        )


def _score_said(score: ElementScore) -> Said:
    return say(
        "{verdict} (mean {mean}, {observed} of {indicators} observed)",
        **vars(score) | {"verdict": say(score.verdict.value), "mean": _mean_said(decimal(score.score))},
    )


def _mean_said(mean: str) -> Said | Figure:
    return Figure(mean) if mean else say("none")


def _coders_said(coders: Coders | None) -> Iterator[Said]:
    if coders is None:
        return
    told = "Agreement with the coder of {folder} (Cohen's kappa; unweighted, «empty» is a word like others)"
    yield say(told, folder=coders.folder)
    if coders.lacking:
        told = "  files that the second coder lacks and that count as empty: {files}"
        yield say(told, files=", ".join(coders.lacking))
    for each in coders.agreements:
        told = "  {element}: indicators {values}; verdicts {verdicts}"
        values, verdicts = _agreement_said(each.values), _agreement_said(each.verdicts)
        yield say(told, element=each.element, values=values, verdicts=verdicts)
    yield say("Indicators on which they differ: {number}.", number=_counted(coders.disagreements))
    for each in coders.disagreements:
        yield say("  {partnership}, {cutoff}, {indicator}: {one} and {other}", **vars(each))


def _agreement_said(agreement: Agreement) -> Said:
    if not agreement.cases:
        return say("no case in common")
    if agreement.kappa is None:
        return say("κ not defined (n = {cases}: both always give the same word)", cases=agreement.cases)
    return say(
        "κ {kappa} (n = {cases}: they agree in {observed}, by chance in {expected})",
        cases=agreement.cases,
        kappa=_three(agreement.kappa),
        observed=_three(agreement.observed),
        expected=_three(agreement.expected),
    )


def _three(number: Fraction) -> Figure:
    return Figure(f"{float(number):.3f}")
