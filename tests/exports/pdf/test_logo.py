"""Logos: taken in three kinds, made anew, and refused with a sentence where they are too large, broken or hostile."""

import struct

import pytest

from roi_app.documents.samples import sample_in
from roi_app.exports.pdf import logo as module
from roi_app.exports.pdf.logo import Kind, read_logo
from roi_app.exports.pdf.raster import plain_raster
from roi_app.exports.pdf.seller import Seller
from roi_app.texts.catalog import LANGUAGES, Texts, describe
from tests.exports.pdf.pictures import CIRCLE, JPEG, chunk, png, svg
from tests.exports.pdf.reports import made, options, pages, reader


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


def test_only_pixels_reach_the_decoder(monkeypatch):
    given = []
    draw = module.draw_image
    monkeypatch.setattr(module, "draw_image", lambda data, *rest: given.append(data) or draw(data, *rest))
    parts = (b"iCCP", b"zTXt", b"iTXt", b"eXIf", b"acTL", b"fcTL", b"fdAT", b"gAMA", b"unKn")
    read_logo(png(extra=b"".join(chunk(one, b"secret") for one in parts)) + b"secret behind the end")
    segments = (segment(0xE2, b"secret"), segment(0xFE, b"secret"), segment(0xED, b"secret"))
    read_logo(JPEG[:2] + b"".join(segments) + JPEG[2:] + b"secret behind the end")
    assert len(given) == 2
    assert all(b"secret" not in one for one in given)


def segment(marker, content):
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


@pytest.mark.parametrize(("order", "mark"), [("<", b"II*\0"), (">", b"MM\0*")])
def test_a_photo_stays_the_way_up_that_it_was_taken(order, mark):
    wide = JPEG.replace(b"\x00\x10\x00\x10", b"\x00\x10\x00\x08", 1)
    for turned, seen in ((1, (8, 16)), (3, (8, 16)), (6, (16, 8)), (8, (16, 8)), (9, (8, 16))):
        told = struct.pack(f"{order}IHHHIHHI", 8, 1, 0x0112, 3, 1, turned, 0, 0)
        picture = plain_raster(wide[:2] + segment(0xE1, b"Exif\0\0" + mark + told) + wide[2:])
        assert (picture.wide, picture.high) == seen
        assert (b"Exif" in picture.data) is (turned in (3, 6, 8))
        assert struct.unpack_from(">II", read_logo(picture.data).logo.data, 16) == seen
    for broken in (b"II*\0", mark + b"\xff" * 4, mark + struct.pack(f"{order}IH", 8, 3)):
        assert b"Exif" not in plain_raster(wide[:2] + segment(0xE1, b"Exif\0\0" + broken) + wide[2:]).data


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
        JPEG[:-2],
        JPEG[:-2] * 2,
        png()[:8] + chunk(b"IDAT", b"") + png()[8:],
        png()[:-4],
        JPEG[:-2] + b"\xff" * 1_000_000,
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


def test_entities_are_refused_before_they_grow():
    laughs = b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + svg("<title>&b;</title>")
    assert refused(laughs) == "pdf_logo_entities"


def test_usual_drawings_pass():
    inside = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#111"/></linearGradient>'
        '<clipPath id="c"><rect width="20" height="20"/></clipPath><path id="p" d="M1 1h5v5z"/></defs>'
        '<g clip-path="url(#c)"><use xlink:href="#p" xmlns:xlink="http://www.w3.org/1999/xlink" fill="url(#g)"/></g>'
    )
    assert read_logo(svg(inside)).logo.kind is Kind.SVG
    assert read_logo(svg(CIRCLE).decode().encode("utf-16")).logo is not None
