"""On paper too, what is typical of such shops or from the merchant's books is marked, with its range and source."""

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.document import Books
from roi_app.documents.new_shop import Answers, shop_of
from roi_app.documents.samples import sample
from roi_app.exports.pdf.gathering import contents_of
from roi_app.exports.pdf.report import lay_out
from roi_app.model.parameters import Range
from tests.exports.pdf.reports import answer_of, found_for, options


def page_of(document):
    estimate = answer_of(document)
    return lay_out(contents_of(estimate, found_for(estimate), options())).sources


def test_typical_costs_are_starred_and_proven():
    answers = Answers("clothing", "small", known={"photo.units_per_month": 9})
    page = page_of(shop_of(answers, default_catalogue()))
    assert page.costs.title == "Your costs today (* typical of such shops, not yours)"
    assert page.costs.rows[0][1:3] == ("9 days", "¥800 *")
    group = page.groups[0]
    assert group.title == "Costs typical of such shops, not yours"
    rows = {row.label.replace("\u200b", ""): row for row in group.rows}
    images = rows["Design: images a month"]
    assert (images.value, images.range, images.grade_text) == ("60 images", "30 to 120 images", "Assumption")
    assert (images.source, images.date) == ("judgement", "2026-11-26")
    assert "Photo shoots: shoot days" not in rows


def test_a_shop_of_own_figures_has_no_stars():
    page = page_of(sample("clothing"))
    assert page.costs.title == "Your costs today (all of them your own values)"
    assert "*" not in "".join("".join(row) for row in page.costs.rows)
    assert page.groups[0].title != "Costs typical of such shops, not yours"


def test_costs_from_the_books_have_a_sign_and_a_group_of_their_own():
    shop = shop_of(Answers("clothing", "small", known={"photo.units_per_month": 9}), default_catalogue())
    books = Books("2025-05", "2026-04", 214)
    shop = shop.with_book_value("photo.unit_price", Range(500, 800, 900), books)
    page = page_of(shop.with_book_value("sales_per_month", 90_000, books))
    assert page.costs.title == "Your costs today (* typical of such shops, not yours; † from your books)"
    assert page.costs.rows[0][1:3] == ("9 days", "¥800 †")
    rows = {row.label.replace("\u200b", ""): row for group in page.groups for row in group.rows}
    assert page.costs.notes == ("† From your books, May 2025–Apr 2026, 214 rows",)
    for label in ("Photo shoots: cost per day", "Sales a month"):
        assert (rows[label].source, rows[label].grade_text) == ("†", "Your books")
    assert rows["Photo shoots: cost per day"].range == "¥500 to ¥900"
    assert "Costs from your books" in [group.title for group in page.groups]


def test_each_part_of_the_books_has_a_sign_of_its_own():
    shop = shop_of(Answers("clothing", "small"), default_catalogue())
    shop = shop.with_book_value("photo.unit_price", 800, Books("2025-05", "2026-04", 214))
    page = page_of(shop.with_book_value("sales_per_month", 90_000, Books("2025-06", "2026-04", 12)))
    signs, words = zip(*(note.split(" ", 1) for note in page.costs.notes), strict=True)
    assert signs == ("†1", "†2")
    assert {word.rsplit(", ", 1)[1] for word in words} == {"214 rows", "12 rows"}
    sources = {row.label.replace("\u200b", ""): row.source for group in page.groups for row in group.rows}
    told = dict(zip(signs, words, strict=True))
    assert told[sources["Sales a month"]].endswith("12 rows")
    assert page.costs.rows[0][2] == f"¥800 {sources['Photo shoots: cost per day']}"
    assert told[sources["Photo shoots: cost per day"]].endswith("214 rows")
