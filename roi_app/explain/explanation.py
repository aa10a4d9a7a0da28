"""An explanation as plain data: how one number is made, and what leads on from it."""

from __future__ import annotations

from dataclasses import dataclass

from roi_app.benchmarks.catalogue import Source
from roi_app.explain.addresses import where_it_stands
from roi_app.explain.expressions import Expression
from roi_app.explain.formula_text import Line
from roi_app.explain.origins import Fact
from roi_app.texts.formatting import Wording


@dataclass(frozen=True, slots=True)
class Term:
    """One number that a figure is made of; `target` leads on to its own explanation."""

    label: str
    value: str
    target: str


@dataclass(frozen=True, slots=True)
class Row:
    """One item of a sum: a stream or a month, what it adds, and the numbers that this item has of its own."""

    label: str
    value: str
    target: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one number is made.

    `number` is None where the number does not exist, or where a whole table was asked for; `value` tells it with its
    unit. `words` and `numbers` are one formula, said by names and by values; they are empty for what goes in, of
    which `facts`, `note` and `sources` tell. `cases` are the conditions that decided which formula applies. `field`
    is the row of the form that sets the value, or "". `expression` recomputes the number.
    """

    target: str
    title: str
    value: str
    number: float | None
    meaning: str
    words: Line = ()
    numbers: Line = ()
    cases: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    rows: tuple[Row, ...] = ()
    facts: tuple[Fact, ...] = ()
    note: str = ""
    sources: tuple[Source, ...] = ()
    field: str = ""
    expression: Expression | None = None

    def targets(self) -> tuple[str, ...]:
        """Everything that this explanation leads on to, in reading order."""
        targets = [term.target for term in self.terms]
        for row in self.rows:
            targets += [row.target, *(term.target for term in row.terms)]
        targets += [fact.target for fact in self.facts]
        return tuple(dict.fromkeys(target for target in targets if target))


def as_text(explanation: Explanation, wording: Wording) -> str:
    """An explanation as plain text, to be pasted elsewhere."""
    lines = [f"{explanation.title}  {explanation.value}".rstrip(), explanation.meaning]
    lines += ["= " + "".join(part.text for part in line) for line in (explanation.words, explanation.numbers) if line]
    lines += explanation.cases
    lines += [f"{term.label}  {term.value}" for term in explanation.terms]
    for row in explanation.rows:
        lines.append(f"{row.label}  {row.value}")
        lines += [f"    {term.label}  {term.value}" for term in row.terms]
    lines += [f"{fact.label}  {fact.text}" for fact in explanation.facts]
    lines.append(explanation.note)
    if explanation.sources:
        lines.append(wording.text("explain.sources"))
    for one in explanation.sources:
        where = where_it_stands(one, wording)
        lines.append(", ".join(filter(None, (one.title, one.publisher, one.published, one.address, where))))
    return "\n".join(line for line in lines if line)
