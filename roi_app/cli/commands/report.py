"""`roi-app report`: a shop's file in, its estimate as a PDF out."""

from __future__ import annotations

import os
from argparse import Namespace

from roi_app.cli import console
from roi_app.cli.arguments import NOTHING, UsageError
from roi_app.cli.commands.output import check_output, is_taken, language_for, stamp_of, write_out
from roi_app.cli.commands.shop import estimated, tried
from roi_app.cli.setting import BAD_INPUT, FAILED, Setting
from roi_app.documents.document import Branding, Document
from roi_app.documents.files import DocumentError, read_whole
from roi_app.exports.pdf.logo import MOST_READ, Logo, read_logo
from roi_app.exports.pdf.options import USUAL, Inside, Options, Paper, Section
from roi_app.exports.pdf.report import Report, compose
from roi_app.exports.pdf.seller import Seller, seller_of
from roi_app.exports.pdf.typeset import TypesettingError, write_pdf
from roi_app.figures.contrast import is_colour


def run(asked: Namespace, setting: Setting) -> int:
    """Write the report of a file whole or not at all; what it cannot show as given is said on standard error."""
    if asked.colour is not None and not is_colour(asked.colour):
        raise UsageError("argument --colour: must be a colour such as #2b66e6")
    check_output(asked, ".pdf")
    if is_taken(asked, setting):
        return BAD_INPUT
    answer = estimated(asked, setting)
    if answer is None:
        return BAD_INPUT
    trials = tried(answer, asked)
    if trials is None:
        return FAILED
    try:
        options = _options(asked, answer.case.document, setting)
    except DocumentError as fault:
        setting.report([fault.problem])
        return BAD_INPUT
    return _write(compose(answer, trials, options), asked.output, setting)


def _write(report: Report, output: str, setting: Setting) -> int:
    setting.report(report.remarks)
    try:
        data = write_pdf(report.manuscript)
    except DocumentError as fault:
        setting.report([fault.problem])
        return FAILED
    except TypesettingError as fault:
        console.complain([setting.texts.text("command.report.failed", fault=fault)])
        return FAILED
    return write_out(data, output, setting)


def _options(asked: Namespace, document: Document, setting: Setting) -> Options:
    """What was asked for, over what the document says of its language and seller; DocumentError for a lost logo."""
    return Options(
        language=language_for(asked, document, setting),
        stamp=stamp_of(os.environ),
        paper={"a4": Paper.A4, "letter": Paper.LETTER}[asked.paper],
        sections=USUAL | {Section.COMPARISON} if asked.compare else USUAL,
        in_ranges=asked.range_only,
        seller=_seller(asked, document.branding, setting),
        valid_until=asked.valid_until,
        inside=_inside(asked),
    )


def _inside(asked: Namespace) -> frozenset[Inside] | None:
    """What the report is to carry; None where nothing was said. What goes along with a case brings the case."""
    if asked.attach is None:
        return None
    if NOTHING in asked.attach:
        return frozenset()
    return frozenset({Inside.CASE, *map(Inside, asked.attach)})


def _seller(asked: Namespace, branding: Branding, setting: Setting) -> Seller:
    own = seller_of(branding)
    setting.report(own.problems if asked.logo is None else ())
    logo = own.seller.logo if asked.logo is None else _logo(asked.logo, setting)
    return Seller(
        own.seller.name if asked.seller is None else asked.seller,
        own.seller.colour if asked.colour is None else asked.colour,
        logo,
        asked.contact or "",
    )


def _logo(path: str, setting: Setting) -> Logo | None:
    """A logo from a file; one that cannot be used is said and left out, one that is not there raises DocumentError."""
    checked = read_logo(read_whole(path, MOST_READ)[0])
    setting.report(checked.problems)
    return checked.logo
