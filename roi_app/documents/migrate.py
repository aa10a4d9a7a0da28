"""Whose file it is and of which version; an older one is brought up to date, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from roi_app.checks.json_object import Fields
from roi_app.checks.problems import Notes, shown
from roi_app.documents.document import FORMAT

Step = Callable[[Fields], Fields]
"""Turns the fields of one version into those of the next; must bear any shape, since nothing is checked yet."""


@dataclass(frozen=True, slots=True)
class Schema:
    """The version that this program writes, and by version the step that leads to the next."""

    version: int
    steps: Mapping[int, Step] = field(default_factory=dict)


CURRENT: Final = Schema(version=1)


def bring_up_to_date(tree: Fields, notes: Notes, schema: Schema) -> Fields | None:
    """The fields as the current version has them, or None with the reason noted."""
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
