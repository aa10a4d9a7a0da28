"""Drawings are reduced to plain shapes; whatever could load, run or explode is refused."""

import pytest

from roi_app.exports.pdf.logo import read_logo
from roi_app.exports.pdf.svg import UnusableSvgError, plain_svg
from tests.exports.pdf.pictures import svg


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
    (problem,) = read_logo(svg(inside)).problems
    assert problem.code.startswith("pdf_logo_")


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
