"""What books leave open that only a person knows, and what is taken until it is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from roi_app.ledger.answers import Answers
from roi_app.ledger.cells import DayOrder
from roi_app.ledger.rows import DAY_IN_TWO_WAYS, Rejected


class Topic(StrEnum):
    """What a question is about; its sentence stands under `ledger.question.` in the texts."""

    FUTURE = "future"
    """Rows of days to come: `Answers.counts_future`."""
    CURRENCY = "currency"
    """Amounts of a sheet that do not say their currency surely: `LayoutAnswer.currency`."""
    SUMMARY = "summary"
    """A table by months that seems to sum up other books: `LayoutAnswer.is_used`."""
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


def future_question(rows: int, said: Answers) -> Iterator[Question]:
    """Whether so many rows of days to come count, where that was not said."""
    if rows and said.counts_future is None:
        yield Question(Topic.FUTURE, rows, "", ("count", "leave_out"))


def day_questions(rejected: Iterable[Rejected]) -> Iterator[Question]:
    """In which order the days of each sheet are whose rows were rejected because that is open."""
    counts = Counter((one.file, one.sheet) for one in rejected if one.reason == DAY_IN_TWO_WAYS)
    for (file, sheet), count in counts.items():
        yield Question(Topic.DAY_ORDER, count, "", tuple(one.value for one in DayOrder if one), file, sheet)
