"""What is said of a row in words: its kind, what decided it, why it was not read."""

from __future__ import annotations

from roi_app.ledger.kinds import Kind
from roi_app.ledger.questions import Question
from roi_app.ledger.rows import LedgerRow, Rejected
from roi_app.ledger.rules import OWN
from roi_app.texts.catalog import Texts


def kind_name(kind: Kind, texts: Texts) -> str:
    """What a kind is called."""
    return texts.text(f"ledger.kind.{kind}")


def rule_name(row: LedgerRow, texts: Texts) -> str:
    """What decided the kind of a row, in a few words."""
    if row.rule.startswith(OWN):
        return texts.text("ledger.rule.own", word=row.rule.removeprefix(OWN))
    return texts.text(f"ledger.rule.{row.rule or 'none'}")


def reason(rejected: Rejected, texts: Texts) -> str:
    """Why a row was not read, in a few words."""
    return texts.text(f"ledger.rejected.{rejected.reason}")


def question_sentence(question: Question, texts: Texts) -> str:
    """What is asked, and what holds until it is answered."""
    return texts.text(
        f"ledger.question.{question.topic}",
        count=question.rows,
        file=question.file,
        sheet=question.sheet,
        taken=question.taken,
        options=texts.text("command.listed").join(question.options),
    )
