"""The window: one frozen document on show, sliders that edit it, charts that follow within a frame.

Rooms from the top down: `window` assembles, `pages` fill the tabs, `panels` show one part of the case, `dialogs` ask;
they meet only through `state`, where the session carries the current document with its answer and says what changed,
commands make every edit undoable, and jobs run long work in a thread and keep only the latest. `charts` paint,
`controls` know nothing of ROI, `style` knows colours and fonts.

Charts are own painters that draw `roi_app.figures`: measured against plotting libraries they were two to nine times
faster from slider to paint, and the PDF draws the same figures.
"""

import builtins
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from types import ModuleType
from typing import Final

_import = builtins.__import__

_TOOLS: Final = "shibokensupport.signature.lib"
_UNUSED_TOOLS: Final = ("enum_sig", "pyi_generator")
"""They write stub files. PySide6 would compile them from their source at every start: 14 ms with what they load."""


def _import_without_tools(
    name: str,
    globals: Mapping[str, object] | None = None,  # noqa: A002 - the names that the import statement has for them
    locals: Mapping[str, object] | None = None,  # noqa: A002
    fromlist: Sequence[str] | None = (),
    level: int = 0,
) -> ModuleType:
    if name == _TOOLS:
        for tool in _UNUSED_TOOLS:
            empty = module_from_spec(ModuleSpec(f"{_TOOLS}.{tool}", None))
            sys.modules.setdefault(empty.__name__, empty)
    return _import(name, globals, locals, fromlist or (), level)


builtins.__import__ = _import_without_tools

import PySide6.QtCore  # noqa: E402, F401 - loaded here for what it does to the import statement

# PySide6 puts a function of its own in its place, for `from __feature__ import`, which nobody here says. It reads the
# source of every module that is loaded from then on: 40 ms of the start, and slower imports ever after.
builtins.__import__ = _import
