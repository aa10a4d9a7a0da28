"""`roi-app sample`: a sample shop written as a file of one's own."""

from __future__ import annotations

from argparse import Namespace

from roi_app.cli import console
from roi_app.cli.commands.output import is_taken, write_out
from roi_app.cli.setting import BAD_INPUT, Setting
from roi_app.documents.samples import SAMPLES, sample_in
from roi_app.documents.write import dump


def run(asked: Namespace, setting: Setting) -> int:
    """Write a sample shop, named in the reader's language, to a new file or to standard output."""
    if asked.name not in SAMPLES:
        console.complain([setting.texts.text("command.no_such_sample", name=asked.name, names=", ".join(SAMPLES))])
        return BAD_INPUT
    data = dump(sample_in(asked.name, setting.language))
    return BAD_INPUT if is_taken(asked, setting) else write_out(data, asked.output, setting)
