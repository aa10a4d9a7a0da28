"""From bytes to a document, with every problem at once."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple, TypeGuard

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.checks.fields import FieldReader, Kept
from roi_app.checks.json_object import NAME_TWICE, Fields, flaws, parse_object
from roi_app.checks.problem import Problem, Severity
from roi_app.checks.problems import Problems, as_float, shown
from roi_app.documents.document import FORMAT, VERSION, Branding, Document, Sampling, SavedWith, Scenario
from roi_app.documents.schema import BOOKS, LONGEST_NAME, SECTIONS, TYPICAL, read_shop
from roi_app.model.parameters import HOT_MARKET_CORRELATION, MOST_SEED

LONGEST_NOTES: Final = 20_000
LONGEST_LOGO: Final = 4 * 2**20
LONGEST_LANGUAGE: Final = 35
MOST_SCENARIOS: Final = 50

TOP_FIELDS: Final = (
    "format",
    "version",
    *SECTIONS,
    TYPICAL,
    BOOKS,
    "language",
    "scenarios",
    "branding",
    "uncertainty",
    "notes",
    "saved_with",
)

_IMAGEJ: Final = b"Iout"
"""How a selection saved by ImageJ begins, whose files end in .roi too."""

_COLOUR: Final = re.compile(r"(#[0-9A-Fa-f]{6})?", re.ASCII)


Step = Callable[[Fields], Fields]
"""Turns the fields of one version into those of the next; must bear any shape, since nothing is checked yet."""


@dataclass(frozen=True, slots=True)
class Schema:
    """The version that is read without a step, and by version the step that leads to the next."""

    version: int
    steps: Mapping[int, Step] = field(default_factory=dict)


CURRENT: Final = Schema(VERSION)


class ReadDocument(NamedTuple):
    """What came of reading: the document unless there was an error, every problem, and who saved the file."""

    document: Document | None
    problems: tuple[Problem, ...]
    saved_with: SavedWith | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stand in the way."""
        return tuple(one for one in self.problems if one.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that a person should know of."""
        return tuple(one for one in self.problems if one.severity is Severity.WARNING)


def read_document(data: bytes, catalogue: Catalogue, schema: Schema = CURRENT) -> ReadDocument:
    """The document in the bytes of a `.roi` file, its names checked against the catalogue; raises nothing."""
    problems = Problems()
    if data.startswith(_IMAGEJ):
        problems.error((), "imagej_selection")
        return ReadDocument(None, problems.all())
    tree = parse_object(data, problems)
    tree = None if tree is None else _brought_up_to_date(tree, problems, schema)
    if tree is None:
        return ReadDocument(None, problems.all())
    flawed = tuple(flaws(tree))
    reader = FieldReader(tree, problems, kept=Kept(is_sound=not flawed))
    document, saved_with = _read(reader, catalogue), _saved_with(reader)
    for path, code, values in flawed:
        # A bad value in a field of ours has been noted with more to say: what would be allowed there.
        if code == NAME_TWICE or not problems.has_error(path):
            problems.error(path, code, **values)
    return ReadDocument(None if problems.has_errors else document, problems.all(), saved_with)


def _brought_up_to_date(tree: Fields, problems: Problems, schema: Schema) -> Fields | None:
    """The fields as the current version has them, step by step from an older one; None with the reason noted."""
    if "format" not in tree:
        problems.error(("format",), "format_missing", format=FORMAT)
        return None
    if tree["format"] != FORMAT:
        problems.error(("format",), "format_other", found=shown(tree["format"]), format=FORMAT)
        return None
    version = _version(tree, problems, schema)
    if version is None:
        return None
    for step in range(version, schema.version):
        tree = schema.steps[step](tree)
    return tree


def _version(tree: Fields, problems: Problems, schema: Schema) -> int | None:
    given = tree.get("version")
    if "version" not in tree:
        wrong = "version_missing"
    elif isinstance(given, bool) or not isinstance(given, int | float) or given != int(given):
        wrong = "version_not_whole"
    elif given > schema.version:
        wrong = "version_newer"
    elif given != schema.version and given not in schema.steps:
        wrong = "version_unknown"
    else:
        return int(given)
    problems.error(("version",), wrong, found=shown(given), current=schema.version)
    return None


def _read(tree: FieldReader, catalogue: Catalogue) -> Document:
    tree.keep_rest(TOP_FIELDS)
    language = _addition(tree, "language", LONGEST_LANGUAGE)
    notes = _addition(tree, "notes", LONGEST_NOTES)
    branding = _branding(tree)
    scenarios = _scenarios(tree, catalogue)
    document = read_shop(tree, catalogue)
    return replace(
        document,
        language=language or None,
        scenarios=scenarios,
        branding=branding,
        sampling=_sampling(tree),
        notes=notes,
    )


def _anything(_: str) -> bool:
    return True


def _addition(group: FieldReader, name: str, longest: int, is_good: Callable[[str], bool] = _anything) -> str:
    """A text that the app added; anything else there does no harm to the estimate and is kept as it is."""
    given = group.fields.get(name, "")
    if isinstance(given, str) and (len(given) > longest or is_good(given)):
        return group.text_up_to(name, longest)
    group.keep_unread(name)
    return ""


def _addition_group(tree: FieldReader, name: str, known: tuple[str, ...]) -> FieldReader | None:
    """A group that the app added; None where it is absent, or something else that is kept as it is."""
    if name not in tree:
        return None
    if not isinstance(tree.fields[name], Fields):
        tree.keep_unread(name)
        return None
    group = tree.section(name)
    group.keep_rest(known)
    return group


def _branding(tree: FieldReader) -> Branding:
    group = _addition_group(tree, "branding", ("seller", "colour", "logo"))
    if group is None:
        return Branding()
    return Branding(
        seller=_addition(group, "seller", LONGEST_NAME),
        colour=_addition(group, "colour", LONGEST_NAME, _is_colour),
        logo=_addition(group, "logo", LONGEST_LOGO, _is_base64),
    )


def _sampling(tree: FieldReader) -> Sampling:
    usual = Sampling()
    group = _addition_group(tree, "uncertainty", ("seed", "correlation"))
    if group is None:
        return usual
    seed, correlation = group.fields.get("seed", usual.seed), group.fields.get("correlation", usual.correlation)
    if not (isinstance(seed, int) and not isinstance(seed, bool) and 0 <= seed <= MOST_SEED):
        group.keep_unread("seed")
        seed = usual.seed
    if not _is_correlation(correlation):
        group.keep_unread("correlation")
        correlation = usual.correlation
    return Sampling(seed, float(correlation))


def _saved_with(tree: FieldReader) -> SavedWith | None:
    group = _addition_group(tree, "saved_with", ("engine", "kept_share"))
    if group is None:
        return None
    engine = _addition(group, "engine", LONGEST_NAME)
    share = group.fields.get("kept_share")
    if share is not None and (isinstance(share, bool) or not isinstance(share, int | float)):
        group.keep_unread("kept_share")
        share = None
    return SavedWith(engine, None if share is None else as_float(share)) if engine else None


def _is_correlation(given: object) -> TypeGuard[float]:
    if isinstance(given, bool) or not isinstance(given, int | float):
        return False
    return HOT_MARKET_CORRELATION.problem_with(given) is None


def _is_colour(text: str) -> bool:
    return _COLOUR.fullmatch(text) is not None


def _is_base64(text: str) -> bool:
    try:
        base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


def _scenarios(tree: FieldReader, catalogue: Catalogue) -> tuple[Scenario, ...]:
    if not isinstance(tree.fields.get("scenarios", []), list):
        tree.keep_unread("scenarios")
        return ()
    given = tree.list_up_to("scenarios", MOST_SCENARIOS)
    read = (_scenario(tree, index, one, catalogue) for index, one in enumerate(given))
    return tuple(one for one in read if one is not None)


def _scenario(tree: FieldReader, index: int, given: object, catalogue: Catalogue) -> Scenario | None:
    path = tree.at("scenarios", index)
    if not isinstance(given, Fields):
        tree.problems.error(path, "object_needed", found=shown(given))
        return None
    group = FieldReader(given, tree.problems, path, kept=Kept(path, tree.kept.is_sound))
    group.keep_rest(("name", *SECTIONS, TYPICAL, BOOKS))
    name = group.text_up_to("name", LONGEST_NAME)
    return Scenario(name, read_shop(group, catalogue))
