"""What may be asked on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from typing import Final, Never

from roi_app.texts.catalog import LANGUAGES

COMMANDS: Final = ("estimate", "report", "workbook", "table", "portfolio", "import", "benchmarks", "selftest", "sample")


NOTHING: Final = "nothing"
"""What `--attach` takes where a report is to carry no file at all."""


class UsageError(Exception):
    """The arguments make no sense; the message says which, in one line."""


class Shown(Exception):  # noqa: N818 - no error: a question for help or for the version, answered
    """A person asked for a page: a command's name, "" for the general help, or `version`."""

    def __init__(self, page: str) -> None:
        super().__init__(page)
        self.page = page


class _Parser(argparse.ArgumentParser):
    """argparse that neither prints nor exits: the program decides where words go."""

    def __init__(self, *, parents: Sequence[argparse.ArgumentParser] = (), prog: str | None = None) -> None:
        super().__init__(prog=prog, parents=list(parents), add_help=False, allow_abbrev=False)

    def error(self, message: str) -> Never:
        raise UsageError(message)


class _Show(argparse.Action):
    def __init__(self, option_strings: Sequence[str], dest: str, const: str) -> None:
        super().__init__(option_strings, dest, nargs=0, const=const, default=argparse.SUPPRESS)

    def __call__(self, *_: object) -> Never:
        raise Shown(str(self.const))


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments as `command` and its options; raises UsageError, or Shown for help and version."""
    shared = _common()
    parser = _Parser(parents=[shared])
    parser.add_argument("-h", "--help", action=_Show, const="")
    parser.add_argument("--version", action=_Show, const="version")
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", required=True, parser_class=_Parser)
    added = {name: commands.add_parser(name, parents=[shared]) for name in COMMANDS}
    for name, command in added.items():
        command.add_argument("-h", "--help", action=_Show, const=name)
    for name in ("estimate", "report", "workbook", "table"):
        added[name].add_argument("file", metavar="FILE")
        added[name].add_argument("--pack", metavar="PACK.toml")
        added[name].add_argument("--anonymise", action="store_true")
    for name in ("estimate", "report", "workbook", "portfolio"):
        for option in ("--trials", "--seed"):
            added[name].add_argument(option, metavar="N", type=int)
    for name in ("estimate", "benchmarks"):
        added[name].add_argument("--json", action="store_true")
    for name in ("benchmarks", "portfolio"):
        added[name].add_argument("--pack", metavar="PACK.toml")
    added["sample"].add_argument("name", metavar="NAME")
    added["portfolio"].add_argument("file", metavar="IN", nargs="?")
    added["portfolio"].add_argument("--workers", metavar="N", type=int)
    added["portfolio"].add_argument("--scheduler", metavar="ADDRESS")
    added["portfolio"].add_argument("--pdf", metavar="SUMMARY.pdf")
    for option in ("--template", "--json-summary"):
        added["portfolio"].add_argument(option, action="store_true")
    for name in ("sample", "report", "workbook", "table", "portfolio"):
        added[name].add_argument("-o", "--output", metavar="FILE", required=True)
        added[name].add_argument("--force", action="store_true")
    for name in ("report", "workbook"):
        added[name].add_argument("--compare", action="store_true")
    added["workbook"].add_argument("--attach", choices=("scenarios",))
    _report(added["report"])
    _import(added["import"])
    return parser.parse_args(arguments)


def _import(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", metavar="SHEET", nargs="+")
    command.add_argument("-o", "--output", metavar="FILE.roi")
    command.add_argument("--answers", metavar="FILE.json")
    command.add_argument("--rejected", metavar="FILE.csv")
    command.add_argument("--range", choices=("p10-p90", "low-high"))
    for option in ("--json", "--force"):
        command.add_argument(option, action="store_true")


def _report(command: argparse.ArgumentParser) -> None:
    command.add_argument("--paper", choices=("a4", "letter"), default="a4")
    command.add_argument("--range-only", action="store_true")
    command.add_argument("--valid-until", metavar="DATE", type=_day)
    command.add_argument("--attach", action="append", choices=(NOTHING, "case", "notes", "scenarios"))
    for option, value in (("--seller", "NAME"), ("--contact", "TEXT"), ("--colour", "#RRGGBB"), ("--logo", "PICTURE")):
        command.add_argument(option, metavar=value)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError("must be a day such as 2026-12-31") from fault


def common(arguments: Sequence[str]) -> argparse.Namespace:
    """`lang` (None where it was not given, or given wrongly) and `debug`, wherever they stand."""
    nothing = argparse.Namespace(lang=None, debug=False)
    try:
        return _common().parse_known_args(arguments, nothing)[0]
    except UsageError:
        return argparse.Namespace(lang=None, debug="--debug" in arguments)


def _common() -> _Parser:
    parser = _Parser()
    # Suppressed: a command's default would overwrite what stood before the command.
    parser.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS)
    parser.add_argument("--debug", action="store_true", default=argparse.SUPPRESS)
    return parser
