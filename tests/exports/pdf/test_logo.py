"""Logos: taken in three kinds, made anew, and refused with a sentence where they are too large, broken or hostile."""

import base64
import struct
import zlib
from dataclasses import replace

import pytest

from roi_app.documents.document import Branding
from roi_app.documents.samples import sample_in
from roi_app.exports.pdf import logo as module
from roi_app.exports.pdf.branding import seller_of
from roi_app.exports.pdf.logo import Kind, read_logo
from roi_app.exports.pdf.options import Seller
from roi_app.exports.pdf.svg import UnusableSvgError, plain_svg
from roi_app.texts.catalog import LANGUAGES, Texts, describe
from tests.exports.pdf.making import made, options, pages, reader

# 16 × 16, one colour; made by an ordinary encoder.
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxl"
    "Z2P/wAALCAAQABABAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJx"
    "FDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZ"
    "mqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APP6K//Z"
)


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(wide=20, high=10, told=None, extra=b""):
    rows = b"".join(b"\0" + bytes((200, 30, 30)) * wide for _ in range(high))
    head = struct.pack(">IIBBBBB", *(told or (wide, high)), 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )


def svg(inside, head='xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"'):
    return f"<svg {head}>{inside}</svg>".encode()


CIRCLE = '<circle cx="10" cy="10" r="8" fill="#c33"/>'


def refused(data):
    reading = read_logo(data)
    assert reading.logo is None
    (problem,) = reading.problems
    for language in LANGUAGES:
        assert describe(problem, Texts(language))
    return problem.code


@pytest.mark.parametrize(("data", "kind"), [(png(), Kind.PNG), (JPEG, Kind.PNG), (svg(CIRCLE), Kind.SVG)])
def test_three_kinds_are_taken_and_stand_on_the_first_page(data, kind):
    reading = read_logo(data)
    assert reading.problems == ()
    assert reading.logo.kind is kind
    document = sample_in("clothing", "en")
    with_logo = made(document, options(seller=Seller("Tomorrow", "", reading.logo)))
    assert pages(with_logo) <= 6
    assert with_logo != made(document, options(seller=Seller("Tomorrow")))
    assert "Prepared by Tomorrow" in reader(with_logo).pages[0].extract_text()


def test_what_came_with_a_picture_is_gone():
    secret = chunk(b"tEXt", b"Comment\0taken at home")
    drawn = read_logo(png(extra=secret)).logo.data
    assert b"taken at home" not in drawn
    assert drawn.startswith(b"\x89PNG")


def test_a_large_picture_is_kept_at_the_size_of_print():
    drawn = read_logo(png(1800, 300)).logo.data
    assert struct.unpack_from(">II", drawn, 16) == (module.DRAWN_WIDTH, 150)


def test_sizes_are_checked_before_anything_is_decoded(monkeypatch):
    def decode(*_):
        raise AssertionError("decoded")

    monkeypatch.setattr(module, "draw_image", decode)
    assert refused(png(told=(30_000, 30_000))) == "pdf_logo_pixels"
    assert refused(png(told=(9_000, 10))) == "pdf_logo_pixels"
    assert refused(png(told=(7_000, 7_000))) == "pdf_logo_pixels"
    assert refused(png(told=(7, 100))) == "pdf_logo_small"
    assert refused(JPEG.replace(b"\x00\x10\x00\x10", b"\xff\xff\xff\xff", 1)) == "pdf_logo_pixels"
    assert refused(b"\x89PNG\r\n\x1a\n" + b" " * (2 * 2**20)) == "pdf_logo_large"
    assert refused(svg("<g/>" * 200_000)) == "pdf_logo_large"


@pytest.mark.parametrize(
    "data",
    [
        png()[:40],
        png()[:20],
        png().replace(b"IHDR", b"IHDX"),
        b"\x89PNG\r\n\x1a\n",
        JPEG[:20],
        JPEG[:2] + b"\xff\xd9",
        JPEG[:160],
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xff\xff\xff",
        svg(CIRCLE)[:-4],
        svg(CIRCLE, 'xmlns="http://www.w3.org/2000/svg" viewBox="nonsense"').replace(b"<svg", b"<svg ") + b"<",
        b"<html><svg></svg></html>",
    ],
)
def test_a_broken_picture_is_said_to_be_broken(data):
    assert refused(data) in ("pdf_logo_broken", "pdf_logo_element")


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"%PDF-1.7", b"hello"])
def test_another_kind_of_file_is_refused(data):
    assert refused(data) == "pdf_logo_kind"


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<script>alert(1)</script>", "script"),
        ("<text>hi</text>", "text"),
        ('<image href="http://example.com/a.png"/>', "image"),
        ("<foreignObject/>", "foreignObject"),
        ('<filter id="f"/>', "filter"),
        ('<use href="http://example.com/#a"/>', "href"),
        ('<use href="data:image/svg+xml;base64,AAAA"/>', "href"),
        ('<rect width="1" height="1" fill="url(http://example.com/)"/>', "style"),
        ('<rect width="1" height="1" style="fill:url( \'file:///etc/passwd\' )"/>', "style"),
        ("<style>@import 'a.css';</style>", "style"),
        ("<style>rect{fill:u\\72l(x)}</style>", "style"),
        ("<g>" * 100 + "</g>" * 100, "too_complex"),
        ("<path/>" * 6_000, "too_complex"),
        ('<g id="a"><use href="#b"/></g><g id="b"><path/></g><use href="#a"/>', "too_complex"),
        ('<g id="a"><use href="#a"/></g>', "too_complex"),
        ('<g id="a">' + "<path/>" * 200 + "</g>" + '<use href="#a"/>' * 50, "too_complex"),
        ('<path id="a"/>' + '<use href="#a"/>' * 101, "too_complex"),
    ],
)
def test_a_drawing_that_could_load_run_or_explode_is_refused(inside, reason):
    with pytest.raises(UnusableSvgError, match=f"^{reason}$"):
        plain_svg(svg(inside))
    assert refused(svg(inside)).startswith("pdf_logo_")


def test_entities_are_refused_before_they_grow():
    laughs = b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + svg("<title>&b;</title>")
    assert refused(laughs) == "pdf_logo_entities"


def test_only_what_is_drawn_is_kept():
    inside = (
        '<metadata><x xmlns="urn:other">secret</x></metadata><title>secret</title>'
        '<g onload="run()" xmlns:o="urn:other" o:note="secret"><path d="M0 0h9" data-x="secret"/></g>'
        "<style>.a{fill:red}</style>"
    )
    plain = plain_svg(svg(inside)).decode()
    for gone in ("secret", "onload", "data-x", "metadata"):
        assert gone not in plain
    for kept in ('d="M0 0h9"', ".a{fill:red}", 'viewBox="0 0 40 20"'):
        assert kept in plain


def test_usual_drawings_pass():
    inside = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#111"/></linearGradient>'
        '<clipPath id="c"><rect width="20" height="20"/></clipPath><path id="p" d="M1 1h5v5z"/></defs>'
        '<g clip-path="url(#c)"><use xlink:href="#p" xmlns:xlink="http://www.w3.org/1999/xlink" fill="url(#g)"/></g>'
    )
    assert read_logo(svg(inside)).logo.kind is Kind.SVG
    assert read_logo(svg(CIRCLE).decode().encode("utf-16")).logo is not None


def test_the_logo_of_a_document_is_checked_like_any_other():
    good = seller_of(Branding("Seller", "#123456", base64.b64encode(png()).decode()))
    assert good.seller.logo.kind is Kind.PNG
    assert (good.seller.name, good.seller.colour, good.problems) == ("Seller", "#123456", ())
    for logo in (base64.b64encode(png(told=(30_000, 30_000))).decode(), base64.b64encode(b"x").decode(), "no base64"):
        bad = seller_of(Branding("Seller", "", logo))
        assert bad.seller == Seller("Seller")
        assert len(bad.problems) == 1
    assert seller_of(Branding()).problems == ()


def test_an_attached_case_keeps_the_logo_as_it_was_given():
    from roi_app.documents.pdf_attachment import read_attached

    document = replace(sample_in("clothing", "en"), branding=Branding("S", "", base64.b64encode(png()).decode()))
    assert base64.b64encode(png()) in read_attached(made(document, options(seller=seller_of(document.branding).seller)))
