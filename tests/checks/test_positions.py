import pytest

from roi_app.checks.positions import lines_of

TEXT = """\
top = 1
[room.first]  # a remark
low = 1
name.en = "x"
note = { en = "a = b" }
long = \"\"\"
[not.a.header]
low = 2
\"\"\"
after = 1
quoted = '''one line'''
[room."a.b"]
"c d" = 1
  [ spaced . out ]
\tkey\t=\t1
a.b = 1
a.c = 1
"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("top",), 1),
        (("room", "first"), 2),
        (("room", "first", "low"), 3),
        (("room", "first", "name"), 4),
        (("room", "first", "name", "en"), 4),
        (("room", "first", "name", "zh-Hant"), 4),
        (("room", "first", "note", "en"), 5),
        (("room", "first", "long"), 6),
        (("room", "first", "after"), 10),
        (("room", "first", "quoted"), 11),
        (("room", "a.b"), 12),
        (("room", "a.b", "c d"), 13),
        (("spaced", "out"), 14),
        (("spaced", "out", "key"), 15),
        (("spaced", "out", "a"), 16),
        (("spaced", "out", "a", "c"), 17),
        (("room", "first", "nowhere"), 2),
        (("room",), 2),
        (("room", "third"), None),
        (("not", "a", "header"), None),
        (("elsewhere",), None),
        ((), None),
    ],
)
def test_a_place_is_found_or_what_is_around_it(place, line):
    assert lines_of(TEXT).find(place) == line
