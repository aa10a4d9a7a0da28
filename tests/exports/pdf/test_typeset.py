"""The typesetter: its errors are errors, it reaches nothing but its own folder, and its streams end clearly."""

import errno
import os
import tempfile
from dataclasses import replace

import pytest

from roi_app.documents.files import DocumentError
from roi_app.documents.samples import sample_in
from roi_app.exports.pdf import typeset
from roi_app.exports.pdf.report import compose
from roi_app.exports.pdf.typeset import TypesettingError, draw_image, with_clear_endings, write_pdf
from tests.exports.pdf.reports import answer_of, found_for, options, reader


@pytest.fixture(scope="module")
def manuscript():
    estimate = answer_of(sample_in("clothing", "en"))
    return compose(estimate, found_for(estimate), options()).manuscript


def changed(manuscript, **data):
    return replace(manuscript, data=manuscript.data | data)


def test_a_missing_glyph_is_an_error_and_no_silent_box(manuscript):
    with pytest.raises(TypesettingError, match="PDF/"):
        write_pdf(changed(manuscript, sheet=manuscript.data["sheet"] | {"footer": "🎉"}))


def test_an_unknown_font_is_an_error_too(manuscript, monkeypatch):
    templates = typeset._templates()
    templates["style.typ"] = templates["style.typ"].replace(b"Noto Sans CJK JP", b"Nothing Sans")
    monkeypatch.setattr(typeset, "_templates", lambda: templates)
    with pytest.raises(TypesettingError, match="unknown font family"):
        write_pdf(manuscript)


def test_a_full_temporary_folder_is_told_by_its_name(manuscript, monkeypatch, tmp_path):
    def have_no_room(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(typeset, "new_folder", have_no_room)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(DocumentError) as told:
        write_pdf(manuscript)
    assert told.value.problem.code == "disk_full_new"
    assert str(tmp_path) in told.value.problem.values["path"]


def test_a_number_that_is_none_never_reaches_the_engine(manuscript):
    with pytest.raises(ValueError, match="JSON"):
        write_pdf(changed(manuscript, extra=float("nan")))


def test_a_panic_inside_the_engine_is_an_error_like_any_other(monkeypatch):
    class PanicException(BaseException):
        pass

    class Compiler:
        def __init__(self, *_, **__):
            raise PanicException("slip")

    monkeypatch.setattr(typeset.typst, "Compiler", Compiler)
    with pytest.raises(TypesettingError, match="slip"):
        draw_image(b"", "png", 10, 10)

    class Interrupted(Compiler):
        def __init__(self, *_, **__):
            raise KeyboardInterrupt

    monkeypatch.setattr(typeset.typst, "Compiler", Interrupted)
    with pytest.raises(KeyboardInterrupt):
        draw_image(b"", "png", 10, 10)


def test_the_template_can_reach_nothing_but_its_own_folder():
    source = b'#read("/../../../etc/hostname")'
    with pytest.raises(TypesettingError):
        typeset._compile({typeset.MAIN: source}, {}, typeset._Output("pdf"))


def made_of(objects):
    """A small PDF of these objects with a plain table of their places."""
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    start = len(data)
    data += b"xref\n0 %d\n" % (len(objects) + 1) + b"0000000000 65535 f \n"
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def stream(content):
    return b"<</Length %d>>\nstream\n" % len(content) + content + b"\nendstream"


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
NO_PAGES = b"<</Type/Pages/Kids[]/Count 0>>"


def test_a_stream_that_ends_in_a_carriage_return_keeps_its_length():
    contents = [b"one\r", b"two", b"three\r"]
    data = made_of([CATALOGUE, NO_PAGES, *map(stream, contents)])
    clear = with_clear_endings(data)
    assert len(clear) == len(data) + 2
    assert clear.count(b"\r\r\nendstream") == 2
    again = reader(clear)
    assert [again.get_object(number).get_data() for number in (3, 4, 5)] == contents
    assert with_clear_endings(clear).count(b"endstream") == 3


def test_other_streams_are_left_alone():
    data = made_of([CATALOGUE, NO_PAGES, stream(b"two\n"), stream(b"")])
    assert with_clear_endings(data) is data


def test_a_pdf_without_a_plain_table_is_refused():
    data = made_of([CATALOGUE, NO_PAGES, stream(b"one\r")]).replace(b"xref\n0 4\n", b"xref\n1 3\n")
    with pytest.raises(ValueError, match="no plain cross-reference table"):
        with_clear_endings(data)
