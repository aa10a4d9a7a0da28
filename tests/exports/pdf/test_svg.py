"""Drawings are reduced to plain shapes; whatever could load, run or explode is refused."""

import pytest

from roi_app.exports.pdf.logo import read_logo
from roi_app.exports.pdf.svg import UnusableSvgError, plain_svg
from tests.exports.pdf.pictures import svg

CLIP = "<clipPath id='c{}'>{}</clipPath>"


def doubled(reference):
    """Clips that are drawn twice by each one that follows: sixteen million in all."""
    clips = [CLIP.format(one, f"<path {reference.format(one - 1)}/>" * 2) for one in range(1, 24)]
    return CLIP.format(0, "<path/>") + "".join(clips) + f"<path {reference.format(23)}/>"


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
        ('<g id="a"><use href="#a"/></g>', "too_complex"),
        ('<g id="a">' + "<path/>" * 200 + "</g>" + '<use href="#a"/>' * 50, "too_complex"),
        ('<g id="a"/><g id="a">' + "<path/>" * 200 + "</g>" + '<use href="#a"/>' * 50, "too_complex"),
        ('<clipPath id="a"><path clip-path="url(#a)"/></clipPath>', "too_complex"),
        (doubled("clip-path='url(#c{})'"), "too_complex"),
        (doubled("style='clip-path:url(\"#c{}\")'"), "too_complex"),
        (
            "<style>.c{clip-path:url(#c0)}</style>" + CLIP.format(0, "<path/>" * 90) + "<g class='c'/>" * 90,
            "too_complex",
        ),
        ("<style>g[id]{clip-path:url(#c0)}</style>" + CLIP.format(0, "<path/>" * 90) + "<g/>" * 90, "too_complex"),
        ("<style>" + ".a{fill:red}" * 501 + "</style>", "too_complex"),
        ("".join(f'<linearGradient id="c{n}" href="#c{n - 1}"/>' for n in range(2_000, 0, -1)), "too_complex"),
    ],
)
def test_a_drawing_that_could_load_run_or_explode_is_refused(inside, reason):
    with pytest.raises(UnusableSvgError, match=f"^{reason}$"):
        plain_svg(svg(inside))
    (problem,) = read_logo(svg(inside)).problems
    assert problem.code.startswith("pdf_logo_")


@pytest.mark.parametrize(
    "control", ["\x00", "\x01", "\x0b", "\x1b", "&#1;", "&#x1b;", "\ufffe", "\x7f", "\x85", "\u202e"]
)
@pytest.mark.parametrize("place", ["<path id='{}' d='M0 0h9v9z'/>", "<desc>{}</desc>", "<style>.a{{{}}}</style>"])
def test_a_sign_that_steers_makes_a_drawing_broken_or_nothing_at_all(place, control):
    read = read_logo(svg(place.format(control)))
    assert {one.code for one in read.problems} <= {"pdf_logo_broken"}
    if control < " " or control.startswith("&"):
        assert read.logo is None


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


def test_clips_and_copies_of_the_usual_size_pass():
    inside = (
        "<style>.a{fill:none}.b{clip-path:url(#c0);stroke-dasharray:.00001}</style>"
        + CLIP.format(0, "<rect class='a' width='9' height='9'/>")
        + "<g class='b'><path id='p' d='M0 0h9v9z' style='fill:red;stroke-dasharray:.00001'/></g>"
        + "<g id='q'><use href='#p'/></g><use href='#q'/>"
    )
    plain = plain_svg(svg(inside)).decode()
    assert ".b{clip-path:url(#c0)}" in plain
    assert 'style="fill:red"' in plain
    assert "dasharray" not in plain
