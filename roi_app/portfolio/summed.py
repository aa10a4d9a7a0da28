"""What a table comes to, found while it is estimated: a piece after the other, so that its length costs no memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields

from roi_app.model.batch import Wish, never
from roi_app.portfolio.collecting import Collector
from roi_app.portfolio.estimated import Estimates, kept_columns
from roi_app.portfolio.pieces import START, Piece, Place
from roi_app.portfolio.table_file import Table
from roi_app.portfolio.totals import Totals, added, totals_of


@dataclass(frozen=True)
class SummedTable(Table):
    """A table that adds up what its rows come to whenever it is estimated from its first row to its last."""

    _parts: list[Totals] = field(default_factory=list, init=False)

    @classmethod
    def of(cls, table: Table) -> SummedTable:
        """The same table, to be summed up."""
        return cls(**{one.name: getattr(table, one.name) for one in fields(table)})

    def estimates(self, start: Place = START, should_stop: Wish = never) -> Iterator[tuple[Piece, Estimates]]:
        """As those of any table; what goes on half way is no sum."""
        found: Totals | None = None
        for piece, made in super().estimates(start, should_stop):
            if start == START:
                kept = piece.frame[kept_columns(piece.frame.columns, self.catalogue)]
                part = Collector(self.catalogue).add(piece.frame, made.beside(kept))
                totals = totals_of(part, first_row=0 if found is None else found.rows)
                found = totals if found is None else added(found, totals)
            yield piece, made
        self._parts[:] = [] if found is None else [found]

    def totals(self) -> Totals:
        """What all rows come to; they are read for it where they have not been. Raises DocumentError."""
        if not self._parts:
            for _ in self.estimates():
                pass
        return self._parts[0]
