import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app import assets
from roi_app.checks.plain_toml import loads

SHIPPED = sorted(assets.path().rglob("*.toml"))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_what_ships_is_read_as_the_standard_library_reads_it(file):
    text = file.read_text(encoding="utf-8")
    assert loads(text) == tomllib.loads(text)


LINES = st.sampled_from(
    [
        "",
        "# a remark",
        "[table]",
        "[table.inner]",
        "[[many]]",
        'text = "plain"',
        '"a.b".one = "one"',
        '"a.b".other = "two, \\"quoted\\""',
        'table.inner.deep = "dotted"',
        "number = -0.5",
        "whole = 10_000",
        "odd = 0x1f",
        "day = 2026-11-26",
        'texts = ["a", "b, c"]',
        "none = []",
        "range = { low = 1, mode = 2.5, high = 1_000 }",
        'mixed = { a = "b", c = [1, 2] }',
        'long = """',
        '"""',
        'longer = """\nsaid "so"\n\nx = "y"\n"""',
        'longest = """\nsaid""""',
        "array = [",
        "]",
        'tab = "a\\tb"',
        'remark = "x" # y',
        "broken = ",
    ]
)


@given(st.lists(LINES, max_size=8, unique=True))
def test_any_text_is_read_as_the_standard_library_reads_it(lines):
    text = "\n".join(lines)
    try:
        expected = tomllib.loads(text)
    except ValueError:
        return
    assert loads(text) == expected


@pytest.mark.parametrize(
    "text",
    ['a = "1"\na = "2"', "[a]\n[a]", 'a = "1"\n[a]', 'a = "1"\na.b = "2"', "a = ", "a = [1", "word", 'a = "\x01"'],
)
def test_a_broken_text_is_refused(text):
    with pytest.raises(tomllib.TOMLDecodeError):
        loads(text)
