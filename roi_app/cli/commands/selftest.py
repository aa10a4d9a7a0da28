"""`roi-app selftest`: published figures beside the same figures as this app computes them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Final

from roi_app.benchmarks.load import default_catalogue
from roi_app.cli import console
from roi_app.cli.printed.layout import indented, table, wrapped
from roi_app.cli.setting import DONE, FAILED, Setting
from roi_app.documents.case import resolve
from roi_app.documents.samples import sample
from roi_app.estimates.answer import answer
from roi_app.model.published_cases import CASES, WORKED_RESULTS, Checked, check, check_worked_merchant

WORKED_SAMPLE: Final = "clothing"
"""The sample shop that is the worked merchant: its file must lead to the same figures."""

_MOST_DIGITS: Final = 4


def run(asked: Namespace, setting: Setting) -> int:  # noqa: ARG001 - every command is called alike
    """Print every published figure beside the computed one; 1 where any differs."""
    texts = setting.texts
    lines = [texts.text("selftest.title"), ""]
    checked: list[Checked] = []
    for case in CASES:
        found = check(case)
        lines += [
            texts.text(f"selftest.case.{case.key}"),
            *indented(wrapped(texts.text("selftest.source", source=case.source), 78)),
        ]
        lines += [*_figures(found, "selftest.published", setting), ""]
        checked += found
    if all(one.agrees for one in checked):
        lines += [*wrapped(texts.text("selftest.note")), ""]
    worked = {
        texts.text("selftest.case.worked_merchant"): check_worked_merchant(),
        texts.text("command.selftest.sample", name=texts.text(f"sample.{WORKED_SAMPLE}")): check_sample(),
    }
    for title, found in worked.items():
        lines += [title, *_figures(found, "selftest.expected", setting), ""]
        checked += found
    lines += [*wrapped(texts.text("selftest.worked_note")), "", _verdict(checked, setting)]
    console.write("\n".join(lines) + "\n")
    return DONE if all(one.agrees for one in checked) else FAILED


def check_sample() -> tuple[Checked, ...]:
    """The worked merchant's results beside those of its sample file, read with the benchmarks that ship."""
    computed = answer(resolve(sample(WORKED_SAMPLE), default_catalogue()))
    return tuple(Checked(one.name, one.value, computed.value(one.name), one.rounding) for one in WORKED_RESULTS)


def _figures(found: Sequence[Checked], beside: str, setting: Setting) -> list[str]:
    texts = setting.texts
    rows = [("", texts.text(beside), texts.text("selftest.computed"), "")]
    for one in found:
        verdict = texts.text("selftest.agrees" if one.agrees else "selftest.differs")
        shown = (_shown(one.published, one.rounding), _shown(one.computed, one.rounding))
        rows.append((texts.text(f"selftest.figure.{one.name}"), *shown, verdict))
    return indented(table(rows, right=(1, 2)))


def _shown(value: float, rounding: float) -> str:
    digits = next(
        digits for digits in range(_MOST_DIGITS + 1) if rounding >= 10**-digits * 0.99 or digits == _MOST_DIGITS
    )
    return f"{value:,.{digits}f}"


def _verdict(checked: Sequence[Checked], setting: Setting) -> str:
    differing = sum(not one.agrees for one in checked)
    key = "selftest.some_differ" if differing else "selftest.all_agree"
    return setting.texts.text(key, count=differing or len(checked), total=len(checked))
