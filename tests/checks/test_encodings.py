import pytest

from roi_app.checks.encodings import JSON_BEGINS, TOML_BEGINS, decode, decoded_as, likely_encoding
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


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "gb18030", "big5hkscs", "cp1252"])
def test_a_table_is_known_by_its_common_characters(encoding):
    text = "Café, crème" if encoding == "cp1252" else "日期,摘要,金額\n5月3日,商品攝影的費用,3000"
    if encoding == "gb18030":
        text = "日期,摘要,金额\n5月3日,商品拍摄的费用,3000"
    data = text.encode(encoding)
    assert likely_encoding(data) == encoding
    assert decoded_as(data, encoding) == text


def test_what_is_no_table_has_no_encoding_and_a_stray_byte_spoils_none():
    assert likely_encoding(b"a\x00b") is None
    assert decoded_as(b"\xff", "utf-8-sig") is None
    assert decoded_as(b"\xff\xff", "gb18030") is None
    book = ("商品拍摄的费用" * 100).encode("gb18030") + b"\xff"
    assert likely_encoding(book) == "gb18030"
    assert decoded_as(book, "gb18030") == "商品拍摄的费用" * 100 + "\N{REPLACEMENT CHARACTER}"
