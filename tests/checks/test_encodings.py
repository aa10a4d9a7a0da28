import pytest

from roi_app.checks.encodings import JSON_BEGINS, TOML_BEGINS, decode
from roi_app.checks.problems import Problems


def decoded(data, begins=JSON_BEGINS):
    problems = Problems()
    return decode(data, problems, begins), [(one.code, *one.values.values(), one.line) for one in problems.all()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf8_is_text_with_or_without_its_mark(encoding):
    assert decoded('{"名": 1}'.encode(encoding)) == ('{"名": 1}', [])
    assert decoded(b"") == ("", [])


@pytest.mark.parametrize(
    ("data", "encoding", "line"),
    [
        ("{}".encode("utf-16"), "UTF-16", None),
        ("{}".encode("utf-16-le"), "UTF-16", None),
        ("{}".encode("utf-16-be"), "UTF-16", None),
        ("{}".encode("utf-32"), "UTF-32", None),
        ("{}".encode("utf-32-be"), "UTF-32", None),
        ('{\n"name": "小型服饰店"}'.encode("gbk"), "GBK", 2),
        ('{"name": "廚房家電的旗艦店"}'.encode("big5"), "Big5", 1),
    ],
)
def test_another_encoding_is_named_with_its_line(data, encoding, line):
    assert decoded(data) == (None, [("wrong_encoding", encoding, line)])


def test_a_pack_may_begin_with_a_remark_or_a_name():
    for text in ("# 標題的旗艦店", 'title = "標題的旗艦店"'):
        assert decoded(text.encode("big5"), TOML_BEGINS) == (None, [("wrong_encoding", "Big5", 1)])
        assert decoded(text.encode("big5"))[1][0][0] == "not_text"
    assert decoded("a = 1".encode("utf-16-le"), TOML_BEGINS)[1][0][:2] == ("wrong_encoding", "UTF-16")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\xff",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
        b'{"a": "\xff"}',
        b"\xff",
        b"  \xff",
        b'{"a": "\x00\xb0\xa1"}',
    ],
)
def test_what_is_no_text_is_not_taken_for_chinese(data):
    text, ((code, *_),) = decoded(data)
    assert text is None
    assert code == "not_text"
