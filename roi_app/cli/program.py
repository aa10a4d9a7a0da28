"""Runs one command and turns whatever happens into an exit status."""

from __future__ import annotations

import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from roi_app import __version__
from roi_app.cli import console
from roi_app.cli.arguments import Shown, UsageError, common, parse
from roi_app.cli.setting import BAD_INPUT, DONE, FAILED, Setting
from roi_app.texts.catalog import Texts

INTERRUPTED: Final = 130
"""The status that shells give to a program ended from the keyboard."""

_TRADITIONAL: Final = ("hant", "_tw", "_hk", "_mo", "-tw", "-hk", "-mo")


def main(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name and return its exit status; nothing is raised."""
    asked = common(arguments)
    language = asked.lang or language_of(os.environ)
    try:
        return _run(arguments, language)
    except UsageError as fault:
        console.complain([f"{fault}; see {console.PROGRAM} --help"])
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader, such as `head`, has what it wanted.
        console.give_up_output()
        return FAILED
    except Exception as fault:  # noqa: BLE001 - the last resort: a person gets one line, not a traceback
        if asked.debug:
            console.complain(traceback.format_exc().splitlines())
        console.complain([last_words(fault, language)])
        if isinstance(fault, OSError):
            console.give_up_output()
        return FAILED


def language_of(environment: Mapping[str, str]) -> str:
    """The reader's language by the environment: the first of LC_ALL, LC_MESSAGES and LANG that says anything."""
    locale = next((given for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (given := environment.get(name))), "").lower()
    if not locale.startswith("zh"):
        return "en"
    return "zh-Hant" if any(sign in locale for sign in _TRADITIONAL) else "zh-Hans"


def _run(arguments: Sequence[str], language: str) -> int:
    setting = Setting(language, datetime.now(UTC).astimezone().date())
    try:
        asked = parse(arguments)
    except Shown as shown:
        console.write(_page(shown.page, setting.texts))
        return DONE
    return _command(asked.command)(asked, setting)


def _command(name: str) -> Callable[[Namespace, Setting], int]:
    """Load the one command that is meant: each import here costs a script as long as its whole estimate does."""
    match name:
        case "estimate":
            from roi_app.cli.commands.estimate import run
        case "report":
            from roi_app.cli.commands.report import run
        case "workbook":
            from roi_app.cli.commands.workbook import run
        case "table":
            from roi_app.cli.commands.table import run
        case "portfolio":
            from roi_app.cli.commands.portfolio import run
        case "import":
            from roi_app.cli.commands.import_books import run
        case "benchmarks":
            from roi_app.cli.commands.benchmarks import run
        case "selftest":
            from roi_app.cli.commands.selftest import run
        case _:
            from roi_app.cli.commands.sample import run
    return run


def _page(name: str, texts: Texts) -> str:
    if name == "version":
        return f"{console.PROGRAM} {__version__}\n"
    return texts.text(f"command.help.{name}" if name else "command.help").strip("\n") + "\n"


def last_words(fault: BaseException, language: str) -> str:
    """What a person is told of a fault that nothing foresaw; in English where the texts themselves are broken."""
    what = f"{type(fault).__name__}: {fault}"
    key = "command.cannot_write" if isinstance(fault, OSError) else "command.unexpected"
    try:
        return Texts(language).text(key, fault=what, version=__version__, python=sys.version.split()[0])
    except (OSError, KeyError, ValueError):
        return f"{what}. The app's own files seem to be damaged; install it again."
