"""The map leads to places that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_every_path_of_the_map_exists():
    paths = set(re.findall(r"`((?:roi_app|assets|tests|packaging)/[\w./-]*)`", TEXT))
    assert len(paths) > 30
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


def test_every_room_has_a_place_on_the_map():
    rooms = {path.parent.name for path in (ROOT / "roi_app").glob("*/__init__.py")}
    assert [room for room in sorted(rooms) if room not in TEXT] == []


def test_the_model_that_docstrings_speak_of_is_in_the_repository():
    named = [path for path in (ROOT / "roi_app").rglob("*.py") if "the project's model" in path.read_text("utf-8")]
    assert named == []
    assert "## 4. What must always hold" in (ROOT / "assets" / "help" / "model.md").read_text(encoding="utf-8")
