"""`roi-app import`: a merchant's books in, a shop with its costs out."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from roi_app.checks.problem import Problem
from roi_app.cli import console
from roi_app.cli.arguments import UsageError
from roi_app.cli.commands.output import check_output, is_taken, write_out
from roi_app.cli.printed.books import printed_books
from roi_app.cli.setting import BAD_INPUT, DONE, Setting
from roi_app.documents.document import Document
from roi_app.documents.write import dump
from roi_app.ledger.answers import Answers, Spread
from roi_app.ledger.answers_file import ANSWERED_BY, load_answers
from roi_app.ledger.kinds import Kind
from roi_app.ledger.ledger import Ledger, build_ledger
from roi_app.ledger.listing import listing, rejected_csv
from roi_app.ledger.sheets import SheetError, SheetFile, named_apart, read_file
from roi_app.ledger.to_document import figures, to_document
from roi_app.ledger.wording import question_sentence
from roi_app.model.parameters import CURRENCIES
from roi_app.texts.formatting import Wording

SUFFIX = ".roi"


def run(asked: Namespace, setting: Setting) -> int:
    """Read the sheets, write the shop, and say what came of them; money that asks is told and stops nothing."""
    _check(asked)
    written = [name for name in (asked.output, asked.rejected) if name is not None]
    if any(is_taken(Namespace(output=name, force=asked.force), setting) for name in written):
        return BAD_INPUT
    answers = _answers(asked, setting)
    if answers is None:
        return BAD_INPUT
    files = _files(asked.files, answers, setting)
    if files is None:
        return BAD_INPUT
    ledger = build_ledger(files, answers)
    if ledger.rows and not ledger.counted_months:
        _warn_of_questions(ledger, setting)
        setting.report([_without_months(ledger, answers)])
        return BAD_INPUT
    problem = _problem_with(ledger, files)
    status = DONE if asked.rejected is None else write_out(_rejected(ledger, setting), asked.rejected, setting)
    if problem is not None:
        _warn_of_questions(ledger, setting)
        setting.report([problem])
        return BAD_INPUT
    if asked.output is not None and status == DONE:
        document = to_document(ledger, Document(currency=ledger.currency), answers.spread)
        status = write_out(dump(document), asked.output, setting)
    _warn(ledger, setting)
    _tell(asked, ledger, answers, setting)
    return status


def _check(asked: Namespace) -> None:
    """UsageError where nothing is asked for, or two files would be written over each other or one that is read."""
    if asked.output is None and not asked.json:
        raise UsageError("the following arguments are required: -o/--output, or --json")
    if [asked.output, asked.rejected, "-" if asked.json else None].count("-") > 1:
        raise UsageError("argument --rejected: only one output can go to -")
    for name in asked.files if asked.output is not None else ():
        check_output(Namespace(output=asked.output, file=name), SUFFIX)
    others = [
        ("-o", asked.output, [asked.answers]),
        ("--rejected", asked.rejected, [*asked.files, asked.answers, asked.output]),
    ]
    for option, name, known in others:
        if name is not None and name != "-" and any(one is not None and _are_same(name, one) for one in known):
            raise UsageError(f"argument {option}: {name} is a file that is read or written otherwise")


def _are_same(name: str, other: str) -> bool:
    if os.path.exists(name) and os.path.exists(other):
        return Path(name).samefile(other)
    return os.path.realpath(name) == os.path.realpath(other)


def _answers(asked: Namespace, setting: Setting) -> Answers | None:
    answers: Answers | None = Answers()
    if asked.answers is not None:
        answers, problems = load_answers(asked.answers)
        setting.report(problems)
    if answers is not None and asked.range is not None:
        answers = replace(answers, spread=Spread(asked.range.replace("-", "_")))
    return answers


def _files(names: Sequence[str], answers: Answers, setting: Setting) -> tuple[SheetFile, ...] | None:
    """Every file that was named; None after saying what is wrong with those that cannot be read."""
    read: list[SheetFile] = []
    problems: list[Problem] = []
    for name in names:
        try:
            first = named_apart((*read, SheetFile(_base(name), "", "", ())))[-1].name
            read.append(read_file(name, answers.encodings.get(first)))
        except SheetError as fault:
            problems.append(fault.problem)
    setting.report(problems)
    return None if problems else named_apart(read)


def _base(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2]


def _without_months(ledger: Ledger, answers: Answers) -> Problem:
    """Why no month counts, though there are payments."""
    if not ledger.months:
        return Problem("", "ledger_only_future")
    return Problem("", "ledger_no_months", {"months": ", ".join(answers.months or ())})


def _problem_with(ledger: Ledger, files: Sequence[SheetFile]) -> Problem | None:
    """Why no shop can be made of the books, or None."""
    if not any(one.is_used for one in ledger.layouts):
        return Problem("", "ledger_no_table", {"path": ", ".join(file.name for file in files)})
    if not ledger.rows:
        return Problem("", "ledger_no_payments")
    if ledger.currency not in CURRENCIES:
        return Problem("", "ledger_other_currency", {"currency": ledger.currency})
    return None


def _rejected(ledger: Ledger, setting: Setting) -> bytes:
    return rejected_csv(ledger.rejected, setting.texts)


def _warn(ledger: Ledger, setting: Setting) -> None:
    wording = Wording(setting.language, ledger.currency)
    unknown = ledger.totals[Kind.UNCLASSIFIED]
    if unknown.all_rows:
        money = sum(abs(ledger.rows[one].value or 0.0) for one in unknown.all_rows)
        setting.warn("command.import.unclassified", count=len(unknown.all_rows), money=wording.money(money))
    for one in ledger.foreign:
        setting.warn("command.import.foreign", count=len(one.rows), currency=one.currency)
    if ledger.lost_answers:
        setting.warn("import.lost_answers", count=ledger.lost_answers)
    _warn_of_questions(ledger, setting)


def _warn_of_questions(ledger: Ledger, setting: Setting) -> None:
    for asked in ledger.questions:
        sentence = question_sentence(asked, setting.texts)
        setting.warn("command.import.question", sentence=sentence, field=ANSWERED_BY[asked.topic])


def _tell(asked: Namespace, ledger: Ledger, answers: Answers, setting: Setting) -> None:
    if asked.json:
        told = listing(ledger, answers, figures(ledger, answers.spread), setting.texts)
        console.write(json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1) + "\n")
    elif asked.output != "-":
        console.write("\n".join(printed_books(ledger, Wording(setting.language, ledger.currency))) + "\n")
