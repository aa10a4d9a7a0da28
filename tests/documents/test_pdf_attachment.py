"""The case comes back out of a PDF, also out of one that another program saved anew, and out of nothing else."""

import io
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents import pdf_attachment as module
from roi_app.documents.files import DocumentError
from roi_app.documents.pdf_attachment import is_pdf, read_attached
from roi_app.documents.read import read_document
from roi_app.documents.samples import sample_in
from roi_app.documents.write import dump
from tests.exports.pdf.reports import sample_pdf

CASE = dump(sample_in("clothing", "en"))


def problem(data):
    with pytest.raises(DocumentError) as raised:
        read_attached(data)
    return raised.value.problem.code


def rewritten(pdf, **how):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    for name, value in how.items():
        getattr(writer, name)(value)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def embedding(content, filters=b"", extra=b""):
    dictionary = b"<</Type/EmbeddedFile%s/Length %d%s>>" % (filters, len(content), extra)
    return b"%PDF-1.7\n1 0 obj\n" + dictionary + b"\nstream\n" + content + b"\nendstream\nendobj\n%%EOF"


def test_it_is_found_after_another_program_saved_the_file():
    pdf = rewritten(sample_pdf("clothing", "en"))
    assert pdf != sample_pdf("clothing", "en")
    assert read_attached(pdf) == read_attached(sample_pdf("clothing", "en"))
    assert read_document(read_attached(pdf), default_catalogue()).document == sample_in("clothing", "en")


def test_packed_and_plain_streams_are_read():
    assert read_attached(embedding(CASE)) == CASE
    assert read_attached(embedding(zlib.compress(CASE), b"/Filter/FlateDecode")) == CASE
    assert read_attached(embedding(zlib.compress(CASE), b" /Filter [ /FlateDecode ] ")) == CASE
    assert read_attached(embedding(CASE).replace(b"/Length %d" % len(CASE), b"/Length 7 0 R")) in (CASE, CASE + b"\n")


def test_the_last_of_several_wins_and_foreign_files_are_passed_over():
    other = embedding(b'{"format": "something-else"}')
    assert read_attached(other + embedding(CASE) + other) == CASE
    later = CASE.replace(b"36", b"48")
    assert read_attached(embedding(CASE) + embedding(later)) == later


def test_what_is_no_report_is_refused_with_a_sentence():
    assert problem(b"") == "pdf_not_one"
    assert problem(CASE) == "pdf_not_one"
    assert problem(b"%PDF-1.7\n%%EOF") == "pdf_without_case"
    assert problem(embedding(b"other")) == "pdf_without_case"
    assert problem(embedding(CASE, b"/Filter/ASCIIHexDecode")) == "pdf_without_case"
    assert problem(embedding(b"\x78\x9c broken", b"/Filter/FlateDecode")) == "pdf_without_case"
    assert problem(embedding(CASE, extra=b"/X 99999999999").replace(b"/Length ", b"/Length 9")) == "pdf_without_case"


def test_an_encrypted_report_says_that_it_is():
    pdf = rewritten(sample_pdf("clothing", "en"), encrypt="secret")
    assert problem(pdf) == "pdf_encrypted"


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES", 100_000)
    bomb = zlib.compress(b" " * 50_000_000, 9)
    assert problem(embedding(bomb, b"/Filter/FlateDecode")) == "pdf_without_case"
    assert problem(embedding(b" " * 200_000)) == "pdf_without_case"
    packed = zlib.compress(CASE)
    assert read_attached(embedding(bomb, b"/Filter/FlateDecode") + embedding(packed, b"/Filter/FlateDecode")) == CASE


def test_thousands_of_marks_are_not_all_followed(monkeypatch):
    tried = []
    content = module._content
    monkeypatch.setattr(module, "_content", lambda *given: tried.append(1) or content(*given))
    assert problem(b"%PDF-1.7\n" + b"/EmbeddedFile>>\nstream\n" * 10_000) == "pdf_without_case"
    assert len(tried) <= module.MOST_TRIED


def test_a_file_that_is_too_large_is_not_looked_into(monkeypatch):
    monkeypatch.setattr(module, "MOST_PDF_BYTES", 1_000)
    assert problem(embedding(CASE)) == "pdf_too_large"


def test_a_pdf_is_known_by_its_beginning():
    assert is_pdf(sample_pdf("clothing", "en"))
    assert is_pdf(b"\n\n%PDF-1.4")
    assert not is_pdf(b" " * 2000 + b"%PDF-1.4")
    assert not is_pdf(CASE)


PIECES = st.sampled_from(
    [b"/EmbeddedFile", b"stream\n", b"endstream", b"/Length 5", b"/Filter/FlateDecode", b"obj", b"<<", b">>", b"\n"]
)


@settings(max_examples=60)
@given(st.lists(PIECES | st.binary(max_size=12), max_size=40))
def test_nothing_but_a_problem_is_ever_raised(pieces):
    data = b"%PDF-" + b"".join(pieces)
    try:
        code, found = "", read_attached(data)
    except DocumentError as fault:
        code, found = fault.problem.code, b""
    assert code in {"pdf_without_case", "pdf_encrypted"} or b"merchant-roi" in found
