"""`roi-app benchmarks`: every figure of a pack with its range, source, grade and dates."""

from __future__ import annotations

import json
from argparse import Namespace

from roi_app.cli import console
from roi_app.cli.printed.pack import printed_pack
from roi_app.cli.printed.pack_as_json import pack_as_json
from roi_app.cli.setting import BAD_INPUT, DONE, Setting


def run(asked: Namespace, setting: Setting) -> int:
    """Print a pack as tables or as JSON."""
    catalogue = setting.catalogue(asked.pack)
    if catalogue is None:
        return BAD_INPUT
    if asked.json:
        tree = pack_as_json(catalogue, setting.today)
        console.write_bytes((json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode())
    else:
        console.write("\n".join(printed_pack(catalogue, setting)) + "\n")
    return DONE
