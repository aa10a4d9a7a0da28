"""An order says in bytes all that a file is made of; the process that reads it gives the file, or tells what failed."""

import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from roi_app.checks.frozen import FrozenMap
from roi_app.checks.problem import Problem
from roi_app.documents.document import Branding, Scenario
from roi_app.documents.files import DocumentError
from roi_app.documents.samples import sample_in
from roi_app.exports import made_apart, order
from roi_app.exports.made_apart import MakingError, file_in, reply_from, reply_to, written
from roi_app.exports.order import LogoOrder, Order, Product, make, order_in
from roi_app.exports.pdf.logo import read_logo
from roi_app.exports.pdf.options import Inside, Options, Paper, Section
from roi_app.exports.pdf.preview import preview_in
from roi_app.exports.pdf.seller import Seller
from roi_app.exports.pdf.typeset import TypesettingError
from tests.exports.pdf.reports import STAMP

SHOP = sample_in("clothing", "zh-Hant")
BRANDED = replace(SHOP, branding=Branding("明日", "#123456"), scenarios=(Scenario("慢", SHOP),))
EASTERN = datetime(2026, 11, 26, 23, 30, tzinfo=timezone(timedelta(hours=8)))
CHOSEN = Options(
    "zh-Hant", EASTERN, Paper.LETTER, frozenset({Section.RACE}),
    in_ranges=True, seller=Seller(contact="電話 1"), valid_until=date(2027, 1, 31), inside=frozenset(Inside),
)  # fmt: skip


@pytest.mark.parametrize("chosen", [Options("en", STAMP), CHOSEN, replace(CHOSEN, inside=frozenset())])
@pytest.mark.parametrize("product", Product)
def test_an_order_is_the_same_on_the_other_side(product, chosen):
    given = Order(product, BRANDED, chosen, 640.5)
    assert order_in(given.as_bytes()) == given
    assert order_in(LogoOrder(b"\x89PNG").as_bytes()) == LogoOrder(b"\x89PNG")


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff", b'{"document": "{}"}'])
def test_what_is_no_order_is_told_and_ends_nothing(data):
    with pytest.raises(MakingError) as told:
        file_in(reply_to(data))
    assert any("order_in" in frame for frame in told.value.frames) or data == b"\xff"


def test_faults_come_back_as_they_arose_and_without_their_words(monkeypatch):
    given = Order(Product.REPORT, SHOP, Options("en", STAMP)).as_bytes()

    def refuse(_):
        raise TypesettingError("unknown font")

    def fail(_):
        raise RuntimeError("shop Zebra")

    monkeypatch.setattr(made_apart, "make", refuse)
    with pytest.raises(TypesettingError, match="unknown font"):
        file_in(reply_to(given))
    monkeypatch.setattr(made_apart, "make", fail)
    with pytest.raises(MakingError, match=r"^RuntimeError$") as told:
        file_in(reply_to(given))
    assert told.value.frames[-1].endswith(" fail")
    problem = Problem("", "disk_full_new", FrozenMap({"path": "full/roi-report"}))

    def have_no_room(_):
        raise DocumentError(problem)

    monkeypatch.setattr(made_apart, "make", have_no_room)
    with pytest.raises(DocumentError) as refused:
        file_in(reply_to(given))
    assert refused.value.problem == problem
    for reply in (b"", b'{"bytes": 3}\nab', b'{"bytes": 0}\n'):
        with pytest.raises(MakingError):
            file_in(reply)


def test_what_is_not_wanted_any_more_is_not_made(monkeypatch):
    given = Order(Product.REPORT, SHOP, Options("en", STAMP))
    assert make(given, lambda: True) is None
    asked = iter([False, True])
    monkeypatch.setattr(order, "_trials", lambda _: object())
    monkeypatch.setattr(order, "compose", lambda *_: None)
    assert make(given, lambda: next(asked)) is None
    assert make(Order(Product.COMPARISON, BRANDED, Options("en", STAMP)), lambda: True) is None


def run_with(orders):
    return subprocess.run(
        [sys.executable, "-m", "roi_app", "--make-file"],
        check=False,
        input=orders,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


@pytest.mark.parametrize("orders", [b"", b"\n", b"7", b"1000\n{}", b"no order\n{}"])
def test_nothing_ordered_is_nothing_made(orders):
    run = run_with(orders)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")


def test_one_order_follows_the_other_also_after_one_that_failed():
    orders = LogoOrder(b"GIF89a").as_bytes(), b"[]", Order(Product.PREVIEW, SHOP, Options("en", STAMP), 99).as_bytes()
    run = run_with(b"".join(map(written, orders)))
    replies = io.BytesIO(run.stdout)
    (refused,) = preview_in(file_in(reply_from(replies))).remarks
    assert refused == read_logo(b"GIF89a").problems[0]
    with pytest.raises(MakingError):
        file_in(reply_from(replies))
    assert len(preview_in(file_in(reply_from(replies))).pages) == len(preview_in(make(order_in(orders[-1]))).pages)
    for rest in (replies, io.BytesIO(b'{"bytes": 3}\nab')):
        with pytest.raises(EOFError):
            reply_from(rest)


def test_the_end_of_the_window_in_the_midst_is_no_fault(monkeypatch):
    class Gone(io.BytesIO):
        def write(self, data):
            raise BrokenPipeError

    class Stream:
        def __init__(self, buffer):
            self.buffer = buffer

    monkeypatch.setattr(os, "nice", lambda _: 0, raising=False)
    monkeypatch.setattr(sys, "stdin", Stream(io.BytesIO(b"2\n{}")))
    monkeypatch.setattr(sys, "stdout", Stream(Gone()))
    assert made_apart.main() == 0
