"""From bytes to a document, with every problem at once."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeGuard

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.checks.fields import FieldReader
from roi_app.checks.json_object import NAME_TWICE, Fields, flaws, parse_object
from roi_app.checks.problem import Problem, Severity
from roi_app.checks.problems import Notes, Path, shown
from roi_app.documents.document import FORMAT, VERSION, Branding, Document, Sampling, Scenario
from roi_app.documents.schema import LONGEST_NAME, ROOMS, read_shop
from roi_app.model.parameters import HOT_MARKET_CORRELATION, MOST_SEED

LONGEST_NOTES: Final = 20_000
LONGEST_LOGO: Final = 4 * 2**20
LONGEST_LANGUAGE: Final = 35
MOST_SCENARIOS: Final = 50

TOP_FIELDS: Final = ("format", "version", *ROOMS, "language", "scenarios", "branding", "uncertainty", "notes")

_COLOUR: Final = re.compile(r"(#[0-9A-Fa-f]{6})?", re.ASCII)


Step = Callable[[Fields], Fields]
"""Turns the fields of one version into those of the next; must bear any shape, since nothing is checked yet."""


@dataclass(frozen=True, slots=True)
class Schema:
    """The version that is read without a step, and by version the step that leads to the next."""

    version: int
    steps: Mapping[int, Step] = field(default_factory=dict)


CURRENT: Final = Schema(VERSION)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What came of reading: the document unless there was an error, and every problem."""

    document: Document | None
    problems: tuple[Problem, ...]

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
    notes = Notes()
    tree = parse_object(data, notes)
    tree = None if tree is None else _brought_up_to_date(tree, notes, schema)
    if tree is None:
        return ReadDocument(None, notes.all())
    found = tuple(flaws(tree))
    document = _read(tree, FieldReader(notes, (), is_sound=not found), catalogue)
    for path, code, values in found:
        # A bad value in a field of ours has been noted with more to say: what would be allowed there.
        if code == NAME_TWICE or not notes.has_error(path):
            notes.error(path, code, **values)
    return ReadDocument(None if notes.has_errors else document, notes.all())


def _brought_up_to_date(tree: Fields, notes: Notes, schema: Schema) -> Fields | None:
    """The fields as the current version has them, step by step from an older one; None with the reason noted."""
    if "format" not in tree:
        notes.error(("format",), "format_missing", format=FORMAT)
        return None
    if tree["format"] != FORMAT:
        notes.error(("format",), "format_other", found=shown(tree["format"]), format=FORMAT)
        return None
    version = _version(tree, notes, schema)
    if version is None:
        return None
    for step in range(version, schema.version):
        tree = schema.steps[step](tree)
    return tree


def _version(tree: Fields, notes: Notes, schema: Schema) -> int | None:
    if "version" not in tree:
        notes.error(("version",), "version_missing", current=str(schema.version))
        return None
    given = tree["version"]
    if isinstance(given, bool) or not isinstance(given, int | float) or given != int(given):
        notes.error(("version",), "version_not_whole", found=shown(given), current=str(schema.version))
        return None
    version = int(given)
    if version > schema.version:
        notes.error(("version",), "version_newer", found=shown(given), current=str(schema.version))
        return None
    if version != schema.version and version not in schema.steps:
        notes.error(("version",), "version_unknown", found=shown(given), current=str(schema.version))
        return None
    return version


def _read(tree: Fields, reader: FieldReader, catalogue: Catalogue) -> Document:
    reader.keep_rest(tree, (), TOP_FIELDS)
    language = _addition(tree, ("language",), LONGEST_LANGUAGE, reader)
    notes = _addition(tree, ("notes",), LONGEST_NOTES, reader)
    branding = _branding(tree, reader)
    scenarios = _scenarios(tree, reader, catalogue)
    document = read_shop(tree, reader, catalogue)
    return replace(
        document,
        language=language or None,
        scenarios=scenarios,
        branding=branding,
        sampling=_sampling(tree, reader),
        notes=notes,
    )


def _anything(_: str) -> bool:
    return True


def _addition(
    fields: Fields,
    path: tuple[str, ...],
    longest: int,
    reader: FieldReader,
    is_good: Callable[[str], bool] = _anything,
) -> str:
    """A text that the app added; anything else there does no harm to the estimate and is kept as it is."""
    given = fields.get(path[-1], "")
    if isinstance(given, str) and len(given) > longest:
        return reader.text(fields, path, longest)
    if isinstance(given, str) and is_good(given):
        return given
    reader.keep_unread(path, given)
    return ""


def _branding(tree: Fields, reader: FieldReader) -> Branding:
    given = tree.get("branding", Fields())
    if not isinstance(given, Fields):
        reader.keep_unread(("branding",), given)
        return Branding()
    reader.keep_rest(given, ("branding",), ("seller", "colour", "logo"))
    return Branding(
        seller=_addition(given, ("branding", "seller"), LONGEST_NAME, reader),
        colour=_addition(given, ("branding", "colour"), LONGEST_NAME, reader, _is_colour),
        logo=_addition(given, ("branding", "logo"), LONGEST_LOGO, reader, _is_base64),
    )


def _sampling(tree: Fields, reader: FieldReader) -> Sampling:
    given = tree.get("uncertainty", Fields())
    if not isinstance(given, Fields):
        reader.keep_unread(("uncertainty",), given)
        return Sampling()
    reader.keep_rest(given, ("uncertainty",), ("seed", "correlation"))
    usual = Sampling()
    seed, correlation = given.get("seed", usual.seed), given.get("correlation", usual.correlation)
    if not (isinstance(seed, int) and not isinstance(seed, bool) and 0 <= seed <= MOST_SEED):
        reader.keep_unread(("uncertainty", "seed"), seed)
        seed = usual.seed
    if not _is_correlation(correlation):
        reader.keep_unread(("uncertainty", "correlation"), correlation)
        correlation = usual.correlation
    return Sampling(seed, float(correlation))


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


def _scenarios(tree: Fields, reader: FieldReader, catalogue: Catalogue) -> tuple[Scenario, ...]:
    given = tree.get("scenarios", [])
    if not isinstance(given, list):
        reader.keep_unread(("scenarios",), given)
        return ()
    if len(given) > MOST_SCENARIOS:
        reader.error(("scenarios",), "list_too_long", length=str(len(given)), most=str(MOST_SCENARIOS))
        return ()
    found = (_scenario(one, reader, ("scenarios", index), catalogue) for index, one in enumerate(given))
    return tuple(one for one in found if one is not None)


def _scenario(given: object, reader: FieldReader, at: Path, catalogue: Catalogue) -> Scenario | None:
    if not isinstance(given, Fields):
        reader.notes.error((*reader.base, *at), "object_needed", found=shown(given))
        return None
    inner = FieldReader(reader.notes, (*reader.base, *at), reader.is_sound)
    inner.keep_rest(given, (), ("name", *ROOMS))
    name = inner.text(given, ("name",), LONGEST_NAME)
    document = read_shop(given, inner, catalogue)
    return Scenario(name, document)
