"""Questions about a file must not end a start: pathlib's raise where a folder may not be looked into."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
RAISES = re.compile(r"\.(is_file|is_dir|exists|is_symlink|is_fifo)\(\)")


def test_nobody_asks_pathlib_whether_a_file_is_there():
    asking = [str(path) for path in (ROOT / "roi_app").rglob("*.py") if RAISES.search(path.read_text("utf-8"))]
    assert asking == [], "ask os.path.isfile, isdir, exists or lexists"
