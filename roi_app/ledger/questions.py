"""What books leave open that only a person knows, and what is taken until it is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from roi_app.ledger.answers import Answers


class Topic(StrEnum):
    """What a question is about; its sentence stands under `ledger.question.` in the texts."""

    FUTURE = "future"
    """Rows of days to come: `Answers.counts_future`."""
    CURRENCY = "currency"
    """Amounts of a sheet that do not say their currency surely: `LayoutAnswer.currency`."""
    DAY_ORDER = "day_order"
    """Days of a sheet such as 05/03/2025: `LayoutAnswer.day_order`."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    `file` and `sheet` are "" where it is of all of them. `options` are the answers that are likely, and `taken` is what
    holds meanwhile, "" where the rows are left out until it is said. `rows` is how many rows hang on it.
    """

    topic: Topic
    rows: int
    taken: str
    options: tuple[str, ...]
    file: str = ""
    sheet: str = ""


def open_questions(future: Sequence[int], said: Answers) -> Iterator[Question]:
    """Every question that nobody has answered yet; `future` are the places of rows of days to come."""
    if future and said.counts_future is None:
        yield Question(Topic.FUTURE, len(future), "", ("count", "leave_out"))
