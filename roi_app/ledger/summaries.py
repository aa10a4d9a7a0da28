"""Tables by months that sum up what other books tell day by day: their money must not count twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from roi_app.ledger.questions import Question, Topic
from roi_app.ledger.rows import month_of
from roi_app.ledger.table_rows import ReadTable

_MOST: Final = 0.5
_NAMED: Final = re.compile(
    r"汇总|彙總|匯總|总表|總表|总览|總覽|概览|概覽|\b(?:summary|overview|dashboard)\b", re.IGNORECASE
)


def summaries(tables: Sequence[ReadTable]) -> list[Question]:
    """Whether each table by months counts whose months stand in another table by day: till that is said it does not.

    One that is named so sums up others by months as well, unless they are named so too: then each sums up its own
    part. What a person has said of a sheet holds.
    """
    asked = []
    for table in tables:
        layout = table.layout
        if table.period is None or layout.is_use_said:
            continue
        own = {month_of(one.day) for one in table.payments}
        others = {month_of(one.day) for other in tables if _is_summed_up(other, table) for one in other.payments}
        if own and len(own & others) > _MOST * len(own):
            asked.append(
                Question(Topic.SUMMARY, len(table.payments), "", ("leave_out", "count"), layout.file, layout.sheet)
            )
    return asked


def _is_summed_up(table: ReadTable, by: ReadTable) -> bool:
    """Whether a table may be one of those that another one sums up."""
    if table is by or table.period is None:
        return table is not by
    return table.layout.file == by.layout.file and _is_named(by) and not _is_named(table)


def _is_named(table: ReadTable) -> bool:
    return _NAMED.search(table.layout.sheet) is not None
