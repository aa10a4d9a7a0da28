"""Files that unpack to gigabytes are read, or refused, within a gibibyte and ten seconds."""

import json
import subprocess
import sys
from pathlib import Path

from tests.house.test_fuzzing import MOST_MIB, MOST_SECONDS

ROOT = Path(__file__).parents[2]
REFUSED = {
    "JPEG, many scans": "pdf_logo_broken",
    "SVG, clips of clips": "pdf_logo_too_complex",
    "SVG, copies": "pdf_logo_too_complex",
    "SVG, entities": "pdf_logo_entities",
    "PDF, attachments": "pdf_without_case",
    "document, lists": "too_many_values",
    "document, text": "text_too_long",
    "document, escapes": "unknown_field",
    "pack, tables": "pack_no_version",
    "pack, lists": "pack_duplicate",
}


def test_no_kind_of_file_unpacks_to_more_than_its_limit():
    command = [sys.executable, "-X", "utf8", "-m", "tests.house.bombs"]
    done = subprocess.run(command, check=False, capture_output=True, cwd=ROOT, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    found = json.loads(done.stdout.splitlines()[-1])
    assert set(REFUSED) < set(found)
    for kind, told in found.items():
        assert told["peak_mib"] < MOST_MIB, (kind, told)
        assert told["cpu_s"] < MOST_SECONDS, (kind, told)
        assert told["said"] == ([REFUSED[kind]] if kind in REFUSED else []), (kind, told)
