"""Files that mean harm, or that another program wrote: refused with a clear problem, quickly, nothing raised."""

import io
import json
import tracemalloc

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from roi_app.checks.json_object import MOST_BYTES
from roi_app.checks.problems import LONGEST_SHOWN, MOST_PROBLEMS, shown, where
from roi_app.documents.files import load
from roi_app.documents.pdf_attachment import read_received
from roi_app.documents.read import read_document
from roi_app.texts.catalog import Texts, describe
from tests.documents.strategies import CATALOGUE
from tests.examples import examples

HEAD = b'{"format": "merchant-roi", "version": 1, '


def only_problem(data):
    reading = read_document(data, CATALOGUE)
    assert reading.document is None
    (problem,) = reading.problems
    return problem, describe(problem, Texts("en"))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ('{"merchant": {"name": "小型服飾店"}}'.encode("utf-16"), "UTF-16"),
        ("{}".encode("utf-16-le"), "UTF-16"),
        ("{}".encode("utf-16-be"), "UTF-16"),
        ("{}".encode("utf-32"), "UTF-32"),
        ("{}".encode("utf-32-be"), "UTF-32"),
        ('{"name": "小型服饰店"}'.encode("gbk"), "GBK"),
        ('{"name": "廚房家電的旗艦店"}'.encode("big5"), "Big5"),
    ],
)
def test_another_encoding_is_named(data, encoding):
    problem, sentence = only_problem(data)
    assert problem.code == "wrong_encoding"
    assert f"written in {encoding}. Save it as UTF-8" in sentence


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\xff", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", b'{"a": "\xff"}'])
def test_what_is_no_text_is_not_taken_for_chinese(data):
    problem, sentence = only_problem(data)
    assert problem.code == "not_text"
    assert "not UTF-8 text" in sentence


def test_fifty_megabytes_are_refused_before_they_are_read(tmp_path):
    path = tmp_path / "huge.roi"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    tracemalloc.start()
    reading = load(path, CATALOGUE).reading
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [one.code for one in reading.problems] == ["too_large"]
    assert "at most 16 MB" in describe(reading.problems[0], Texts("en"))
    assert peak < 1_000_000


def test_no_more_of_a_stream_is_taken_than_a_document_may_hold():
    stream = io.BytesIO(b" " * 50_000_000)
    assert [one.code for one in read_received(stream, CATALOGUE).problems] == ["too_large"]
    assert stream.tell() == MOST_BYTES + 1


@pytest.mark.parametrize(
    "data",
    [b"[" * MOST_BYTES, b'{"":' * (MOST_BYTES // 4), b"[]," * (MOST_BYTES // 3), b"[" + b"0," * (MOST_BYTES // 2 - 1)],
)
def test_the_largest_file_of_brackets_is_never_parsed(data, monkeypatch):
    def parse(*_, **__):
        raise AssertionError("parsed")

    monkeypatch.setattr(json, "loads", parse)
    assert only_problem(data)[0].code in {"too_deep", "too_many_values"}


@pytest.mark.parametrize("text", [r"[[[[\"[[[[", "\\\\", '"', "[" * 100, "]" * 100, "{" * 100 + "\\\\"])
def test_brackets_inside_a_text_are_no_depth(text):
    reading = read_document(HEAD + b'"x": ' + json.dumps(text).encode() + b"}", CATALOGUE)
    assert reading.errors == ()
    assert reading.document.unknown == {("x",): text}


@pytest.mark.parametrize("text", [rb'"\\"', rb'"\""', rb'"\\\""', rb'"["'])
def test_a_text_with_backslashes_hides_no_depth(text):
    problem, _ = only_problem(HEAD + b'"x": ' + text + b', "y": ' + b"[" * 100 + b"]" * 100 + b"}")
    assert (problem.code, problem.values["found"]) == ("too_deep", 101)


def test_two_hundred_problems_are_said_and_the_rest_counted():
    names = ", ".join(f'"luck{number}": 1' for number in range(3_000))
    problems = read_document(HEAD + b'"assumptions": {' + names.encode() + b"}}", CATALOGUE).problems
    assert len(problems) == MOST_PROBLEMS + 1
    assert (problems[-1].code, problems[-1].values["count"]) == ("more_problems", 3_000 - MOST_PROBLEMS)
    assert "2,800 more problems" in describe(problems[-1], Texts("en"))


def test_foreign_text_cannot_steer_a_terminal_or_flood_it():
    for text in ("\x1b[2J", "a\u202eb", "\x00", "\n", "\u2066x"):
        assert all(one.isprintable() for one in shown(text))
        assert all(one.isprintable() for one in where(("merchant", text, 3)))
    assert len(shown("x" * 10_000)) <= LONGEST_SHOWN + 2
    assert len(where(("x" * 10_000,))) <= LONGEST_SHOWN + 4


@examples(100)
@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe")
def test_no_bytes_raise_anything(data):
    assert read_document(data, CATALOGUE).problems


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from([
    "merchant", "plan", "assumptions", "scenarios", "branding", "language", "notes", "streams", "photo", "staff",
    "levers", "lever_prices", "as_claimed", "horizon_months", "preset", "leakage", "low", "mode", "high", "name",
    "copy", "copy-model",
])  # fmt: skip
TREES = st.recursive(
    VALUES, lambda inner: st.dictionaries(NAMES, inner, max_size=4) | st.lists(inner, max_size=2), max_leaves=20
)


@examples(50)
@given(st.dictionaries(NAMES, TREES, max_size=6))
def test_no_tree_raises_anything_and_each_problem_can_be_said(tree):
    reading = read_document(json.dumps({"format": "merchant-roi", "version": 1, **tree}).encode(), CATALOGUE)
    assert (reading.document is None) == bool(reading.errors)
    for problem in reading.problems:
        for language in ("zh-Hant", "zh-Hans", "en"):
            assert describe(problem, Texts(language))
