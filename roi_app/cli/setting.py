"""What every command needs: the reader's words, the day, the benchmark pack, and a way to say problems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.benchmarks.load import default_catalogue, load_pack
from roi_app.checks.problem import Problem, Severity
from roi_app.cli import console
from roi_app.texts.catalog import Texts, describe

DONE: Final = 0
FAILED: Final = 1
BAD_INPUT: Final = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """The reader's language, and the day that decides what is out of date."""

    language: str
    today: date

    @property
    def texts(self) -> Texts:
        """The words of the language, read when they are first needed."""
        return Texts(self.language)

    def report(self, problems: Iterable[Problem]) -> None:
        """Say problems on standard error, one line each; warnings and notes are marked as such."""
        console.complain(self._sentence(problem) for problem in problems)

    def warn(self, key: str, **values: object) -> None:
        """Say a warning that is no problem of a file."""
        console.complain([self.texts.text("command.warning", sentence=self.texts.text(key, **values))])

    def note(self, key: str, **values: object) -> None:
        """Say what was done, which is no warning."""
        console.complain([self.texts.text(key, **values)])

    def catalogue(self, pack: str | None) -> Catalogue | None:
        """The benchmarks to use, by the path of a pack or the ones that ship; None after an error has been said.

        What has expired in a pack is not said here: a command knows which of it is in use.
        """
        if pack is None:
            return default_catalogue()
        reading = load_pack(Path(pack), self.today)
        self.report(one for one in reading.problems if one.code != "pack_expired")
        return reading.catalogue

    def _sentence(self, problem: Problem) -> str:
        sentence = describe(problem, self.texts)
        if problem.severity is Severity.ERROR:
            return sentence
        return self.texts.text(f"command.{problem.severity}", sentence=sentence)
