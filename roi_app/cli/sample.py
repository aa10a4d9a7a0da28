"""`roi-app sample`: a sample shop written as a file of one's own."""

from __future__ import annotations

import os
from argparse import Namespace
from typing import Final

from roi_app.cli import console
from roi_app.cli.setting import BAD_INPUT, DONE, FAILED, Setting
from roi_app.documents.files import DocumentError, write_whole
from roi_app.documents.samples import SAMPLES, sample_in
from roi_app.documents.write import dump

STANDARD_OUTPUT: Final = "-"


def run(asked: Namespace, setting: Setting) -> int:
    """Write a sample shop, named in the reader's language, to a new file or to standard output."""
    if asked.name not in SAMPLES:
        return _refuse(setting, "command.no_such_sample", name=asked.name, names=", ".join(SAMPLES))
    data = dump(sample_in(asked.name, setting.language))
    if asked.output == STANDARD_OUTPUT:
        console.say_bytes(data)
        return DONE
    if os.path.lexists(asked.output) and not asked.force:
        return _refuse(setting, "command.already_there", path=asked.output)
    try:
        write_whole(asked.output, data)
    except DocumentError as fault:
        setting.report([fault.problem])
        return FAILED
    return DONE


def _refuse(setting: Setting, key: str, **values: str) -> int:
    console.complain([setting.texts.text(key, **values)])
    return BAD_INPUT
