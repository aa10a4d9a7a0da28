import importlib
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parent.parent.parent / "packaging"


@pytest.fixture
def packaging(monkeypatch):
    """Import a script of packaging/ by name, fresh, and forget all of them afterwards."""
    modules = [*PACKAGING.glob("*.py"), *PACKAGING.glob("release/*.py"), *PACKAGING.glob("proofs/*.py")]
    names = [".".join(path.relative_to(PACKAGING).with_suffix("").parts) for path in modules]
    names += ["release", "proofs"]
    monkeypatch.syspath_prepend(PACKAGING)
    for name in names:
        monkeypatch.delitem(sys.modules, name, raising=False)
    yield importlib.import_module
    for name in names:
        sys.modules.pop(name, None)
