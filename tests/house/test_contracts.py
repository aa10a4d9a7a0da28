"""The import contracts turn red for a violation at any depth, shown on a copy of the house with one of each."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LINT = Path(sys.executable).with_name("lint-imports")


def broken(house, contract):
    """What the import contracts say of a house where this one is broken; "" where it is kept."""
    command = [LINT, "--no-logo", "--no-cache", "--contract", contract]
    settings = os.environ | {"PYTHONPATH": str(house)}
    done = subprocess.run(command, cwd=house, capture_output=True, text=True, check=False, env=settings)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout if done.returncode else ""


@pytest.fixture
def house(tmp_path):
    """A copy of the house, to be spoilt."""
    shutil.copytree(ROOT / "roi_app", tmp_path / "roi_app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    contracts = tmp_path / "tests" / "house"
    contracts.mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "house" / "telling_names.py", contracts)
    return tmp_path


VIOLATIONS = {
    "a control that reads the settings": (
        "window-floors", "gui/controls/new.py", "from roi_app.gui.state import settings"),
    "a control that estimates": ("controls", "gui/controls/new.py", "from roi_app.model import estimate"),
    "a control that saves": ("controls", "gui/controls/new.py", "from roi_app.documents import files"),
    "a chart that states": ("charts", "gui/charts/new.py", "from roi_app.statements import narrative"),
    "a chart that reads documents": ("charts", "gui/charts/new.py", "from roi_app.documents import case"),
    "a panel that knows the window": (
        "window-floors", "gui/panels/new.py", "from roi_app.gui.window import main_window"),
    "the PDF that reads the workbook": ("exports", "exports/pdf/new.py", "from roi_app.exports import workbook"),
    "the workbook that reads the PDF": ("exports", "exports/workbook/new.py", "from roi_app.exports import pdf"),
    "a palette that explains": ("floors", "figures/new.py", "from roi_app import explain"),
    "a model that reads a text": ("floors", "model/new.py", "from roi_app.texts import catalog"),
    "a model that reads a file": ("pure-model", "model/new.py", "import pathlib"),
    "a statement that exports": ("floors", "statements/new.py", "from roi_app.exports import json_result"),
    "an estimate that knows Qt": ("qt", "estimates/new.py", "import PySide6.QtCore"),
    "a slider that waits for pandas": ("pandas", "gui/controls/new.py", "import pandas"),
    "a command line with a window": ("floors", "cli/new.py", "from roi_app.gui.state import session"),
    "a room of its own": ("floors", "new.py", ""),
    "a drawer in the window": ("window-floors", "gui/new.py", ""),
    "a drawer in the house": ("names", "utils.py", ""),
    "a drawer of the window's": ("names", "gui/utils.py", ""),
    "a drawer deep inside": ("names", "exports/pdf/pages/helpers.py", ""),
    "a shared room": ("names", "model/common.py", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", VIOLATIONS)
def test_a_violation_breaks_its_contract(name, house):
    contract, place, line = VIOLATIONS[name]
    module = f"roi_app.{place.removesuffix('.py').replace('/', '.')}"
    assert module not in broken(house, contract)
    (house / "roi_app" / place).write_text(f'"""Out of place."""\n{line}\n', encoding="utf-8")
    assert module in broken(house, contract)
