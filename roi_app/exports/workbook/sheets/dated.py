"""What the app's trials say, written into the workbook as it was: numbers and sentences that no formula follows."""

from __future__ import annotations

import math

from roi_app.estimates.baseline import Baseline, key_against
from roi_app.exports.workbook.book import Sheet
from roi_app.exports.workbook.case_sheets import CaseSheets
from roi_app.exports.workbook.formula import quoted
from roi_app.exports.workbook.layout import CHANGES, LABELS, TRIALS_ROW, VALUES
from roi_app.exports.workbook.style import Look, number_format
from roi_app.model.parameters import Unit
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.statements.stories import stories
from roi_app.statements.trials import all_cases_sentence


def dated_note(case: CaseSheets) -> str:
    """Which trials, of which day, what is dated comes from; that there are none where there are none."""
    wording, trials = case.wording, case.trials
    if trials is None:
        return wording.text("workbook.no_trials")
    count = f"{trials.trials:,}"
    return wording.text("workbook.dated", count=count, seed=trials.seed, date=case.made_on.isoformat())


def write_note(sheet: Sheet, row: int, case: CaseSheets, note: str) -> None:
    """Where dated values come from; once an input is changed, also that they are no longer of this case."""
    since = "" if case.trials is None else " " + case.wording.text("workbook.dated_no_more")
    formula = f"{quoted(note)}&IF({case.name(CHANGES)}=0,{quoted('')},{quoted(since)})"
    sheet.formula((row, LABELS), formula, note, Look.NOTE, "")


def has_trials(case: CaseSheets) -> bool:
    """Whether there are trials that say something of the plan."""
    return case.trials is not None and case.answer.value("adopts") > 0


def write_trials(sheet: Sheet, case: CaseSheets) -> None:
    """Means and chance of a loss against both baselines, and the three stories; nothing without trials."""
    wording, trials = case.wording, case.trials
    if trials is None or not has_trials(case):
        return
    sheet.text((TRIALS_ROW, LABELS), wording.text("workbook.all_cases"), Look.SECTION, spills=True)
    write_note(sheet, TRIALS_ROW + 1, case, dated_note(case))
    for row, name in enumerate(("mean", "kept", "loss"), TRIALS_ROW + 2):
        sheet.text((row, LABELS), wording.text(f"workbook.all_cases.{name}"))
        for column, baseline in enumerate(Baseline, VALUES):
            value = _of_all_cases(name, key_against("npv", baseline), trials)
            if value is not None and math.isfinite(value):
                number = number_format(Unit.MONEY if name == "mean" else Unit.SHARE, wording)
                sheet.number((row, column), value, Look.STRONG, number)
    lines = (*stories(case.answer, trials, Baseline.TODAY, wording), _average(case, trials))
    for row, line in enumerate(lines, TRIALS_ROW + 5):
        sheet.text((row, LABELS), line, Look.NOTE, spills=True)


def _of_all_cases(name: str, worth: str, trials: Uncertainty) -> float | None:
    one = trials.all_cases
    return {"mean": one.mean, "kept": one.kept_share, "loss": one.probability_of_loss}[name](worth)


def _average(case: CaseSheets, trials: Uncertainty) -> str:
    return all_cases_sentence(trials, Baseline.TODAY, case.wording)
