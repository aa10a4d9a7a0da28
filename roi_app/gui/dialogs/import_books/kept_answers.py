"""What a person has said of its books, kept in its own folder, so that the next import begins where this one ended."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Thread, current_thread

from roi_app.checks.ordinary_file import read_ordinary
from roi_app.checks.problem import Problem
from roi_app.documents.files import DocumentError, write_whole
from roi_app.ledger.answers import Answers
from roi_app.ledger.answers_file import dump_answers, load_answers

_FOLDER = "books"
_LARGEST_LIST = 2**20
_OF_BOOKS = ("months", "currency", "rates", "units", "counts_future")


def for_other_books(answers: Answers) -> Answers:
    """The same answers without what holds for one set of books alone: months, money, units bought, days to come."""
    return _with_those_of(answers, Answers())


def _with_those_of(answers: Answers, books: Answers) -> Answers:
    """The same answers with what others say of one set of books."""
    return replace(answers, **{name: getattr(books, name) for name in _OF_BOOKS})


class KeptAnswers:
    """The answers of the last import, and from which files it was; what cannot be read counts as absent."""

    def __init__(self, folder: Path) -> None:
        """Keep them in a folder of the person's own."""
        self.file = folder / _FOLDER / "answers.json"
        self._list = folder / _FOLDER / "files.json"
        self._thread: Thread | None = None

    def aside(self, keep: Callable[[], bool], failed: Callable[[], None]) -> None:
        """Keep in a thread, since very many answers take a while; `failed` is called there. Whoever reads waits."""
        self.finish()
        self._thread = Thread(target=_try, args=(keep, failed))
        self._thread.start()

    def finish(self) -> None:
        """Wait until what is being kept is there."""
        if self._thread is not None and self._thread is not current_thread():
            self._thread.join()
            self._thread = None

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files of the last import."""
        self.finish()
        read = read_ordinary(self._list, _LARGEST_LIST)
        if isinstance(read, Problem):
            return ()
        with contextlib.suppress(ValueError):
            told = json.loads(read.data)
            if isinstance(told, list) and all(isinstance(one, str) for one in told):
                return tuple(map(Path, told))
        return ()

    def answers_for(self, paths: Sequence[Path]) -> Answers:
        """What was said the last time; of months and money only where the files are the same."""
        self.finish()
        answers, _ = load_answers(self.file)
        if answers is None:
            return Answers()
        return answers if self._are_the_last(paths) else for_other_books(answers)

    def keep(self, answers: Answers, paths: Sequence[Path]) -> bool:
        """Keep what was said of these files; gives whether that was possible."""
        if not self._are_the_last(paths):
            # The last import can be done again, and has to come to the same.
            last = load_answers(self.file)[0] or Answers()
            answers = _with_those_of(answers, last)
        return self._write(self.file, dump_answers(answers))

    def keep_paths(self, paths: Sequence[Path]) -> bool:
        """Keep which files were imported; gives whether that was possible."""
        told = json.dumps([os.fspath(path) for path in paths], ensure_ascii=False)
        return self._write(self._list, told.encode(errors="surrogateescape"))

    def _are_the_last(self, paths: Sequence[Path]) -> bool:
        return bool(paths) and set(paths) == set(self.paths)

    def _write(self, file: Path, data: bytes) -> bool:
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(file, data)
        except (OSError, DocumentError):
            return False
        return True


def _try(keep: Callable[[], bool], failed: Callable[[], None]) -> None:
    if not keep():
        failed()
