import importlib
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parent.parent.parent / "packaging"


@pytest.fixture
def packaging(monkeypatch):
    """Import a script of packaging/ by name, fresh, and forget all of them afterwards."""
    names = [path.stem for path in PACKAGING.glob("*.py")]
    monkeypatch.syspath_prepend(PACKAGING)
    for name in names:
        monkeypatch.delitem(sys.modules, name, raising=False)
    yield importlib.import_module
    for name in names:
        sys.modules.pop(name, None)
