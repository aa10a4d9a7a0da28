"""Values from the merchant's books: whose rows they are, on every surface, until they are given anew."""

import json
from datetime import date

import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.cli.printed.estimate import printed
from roi_app.cli.setting import Setting
from roi_app.documents.case import Origin, resolve
from roi_app.documents.document import Books, Document, Scenario
from roi_app.documents.read import read_document
from roi_app.documents.write import dump
from roi_app.estimates.anonymous import anonymous
from roi_app.estimates.answer import answer
from roi_app.explain.lookup import explain
from roi_app.exports.json_result import result
from roi_app.model.parameters import Range
from roi_app.statements.books import books_lines
from roi_app.statements.brief import brief
from roi_app.statements.evidence import evidence_rows
from roi_app.texts.catalog import Texts
from roi_app.texts.formatting import Wording

CATALOGUE = default_catalogue()
BOOKS = Books("2025-05", "2026-04", 214)
ENGLISH = Wording("en", "CNY")
SAID = "From your books, May 2025–Apr 2026, 214 rows"
PRICE = "photo.unit_price"


@pytest.fixture
def document():
    known = Document(name="shop").with_book_value("photo.units_per_month", 6, BOOKS)
    return known.with_book_value(PRICE, Range(500, 800, 900), BOOKS).with_value("gross_margin", 0.3)


def test_a_value_from_the_books_is_the_merchants_own_until_it_is_given_anew(document):
    resolved = resolve(document, CATALOGUE).quantities[PRICE]
    assert (resolved.origin, resolved.books, resolved.range) == (Origin.OWN, BOOKS, Range(500, 800, 900))
    for changed in (document.with_value(PRICE, 800), document.without_value(PRICE)):
        assert set(changed.books) == {"photo.units_per_month"}
    typical = document.with_typical("clothing.small", {PRICE: Range.exact(700)})
    assert (PRICE in typical.books, PRICE in typical.with_book_value(PRICE, 1, BOOKS).typical) == (False, False)
    with pytest.raises(ValueError, match="no books"):
        document.with_book_value("review_share", 0.2, BOOKS)


@pytest.mark.parametrize(
    "wrong",
    [("2025-13", "2026-04", 1), ("25-05", "2026-04", 1), ("2026-05", "2026-04", 1), ("2026-04", "2026-04", 0)],
)
def test_books_have_months_in_order_and_rows(wrong):
    with pytest.raises(ValueError, match=r"\d"):
        Books(*wrong)


def test_the_file_says_which_values_came_from_the_books(document):
    for one in (document, Document(name="now", scenarios=(Scenario("books", document),))):
        read = read_document(dump(one), CATALOGUE)
        assert (read.document, read.problems) == (one, ())
    tree = json.loads(dump(document))
    assert tree["books"][PRICE] == {"first_month": "2025-05", "last_month": "2026-04", "rows": 214}
    assert "books" not in json.loads(dump(Document().with_value(PRICE, 9)))


GOOD = {"first_month": "2025-05", "last_month": "2026-04", "rows": 3}


@pytest.mark.parametrize(
    ("books", "where"),
    [
        ({PRICE: GOOD | {"rows": True}}, f'books["{PRICE}"]'),
        ({PRICE: GOOD | {"rows": 0}}, f'books["{PRICE}"]'),
        ({PRICE: GOOD | {"rows": 2.5}}, f'books["{PRICE}"]'),
        ({PRICE: GOOD | {"last_month": "2026-4"}}, f'books["{PRICE}"]'),
        ({PRICE: GOOD | {"first_month": "2026-05"}}, f'books["{PRICE}"]'),
        ({PRICE: "2025-05"}, f'books["{PRICE}"]'),
        ({"video.unit_price": GOOD}, 'books["video.unit_price"]'),
        ({"review_share": GOOD}, "books.review_share"),
        ({"copy.unit_price": GOOD}, 'books["copy.unit_price"]'),
        ([], "books"),
    ],
)
def test_what_is_not_understood_is_kept_and_the_value_has_no_such_origin(books, where):
    given = Document().with_value(PRICE, 9).with_value("review_share", 0.2)
    given = given.with_typical("clothing.small", {"copy.unit_price": Range.exact(30)})
    tree = json.loads(dump(given))
    read = read_document(json.dumps(tree | {"books": books}).encode(), CATALOGUE)
    assert [(one.where, one.code) for one in read.problems] == [(where, "addition_unread")]
    assert (read.document.books, read.document.values) == ({}, given.values)
    assert json.loads(dump(read.document))["books"] == books


def test_what_a_newer_app_adds_is_kept_until_the_value_is_given_anew(document):
    tree = json.loads(dump(document))
    tree["books"][PRICE]["sheet"] = 2
    read = read_document(json.dumps(tree).encode(), CATALOGUE).document
    assert read.books == document.books
    assert json.loads(dump(read)) == tree
    for changed in (read.with_value(PRICE, 1), read.without_value(PRICE)):
        assert PRICE not in json.loads(dump(changed))["books"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", SAID),
        ("zh-Hant", "來自您的帳本，2025 年 5 月至 2026 年 4 月，214 筆"),
        ("zh-Hans", "来自您的账本，2025 年 5 月至 2026 年 4 月，214 笔"),
    ],
)
def test_window_and_command_line_say_it_in_each_language(document, language, said):
    wording = Wording(language, "CNY")
    case = resolve(document, CATALOGUE)
    row = {one.key: one for one in evidence_rows(case, wording, date(2026, 11, 26))}[PRICE]
    assert (row.origin_text, row.grade, row.sources) == (said, "books", ())
    assert explain(answer(case), PRICE, wording).facts[0].text == said
    assert brief(answer(case), PRICE, wording).source == said
    (line,) = books_lines(case, wording)
    assert line.startswith(said)
    assert said in "".join("\n".join(printed(answer(case), None, Setting(language, date(2026, 11, 26)))).split("\n"))


def test_one_month_and_one_row_are_said_as_such():
    case = resolve(Document().with_book_value(PRICE, 5, Books("2026-04", "2026-04", 1)), CATALOGUE)
    assert books_lines(case, ENGLISH) == ("From your books, Apr 2026, 1 row: Photo shoots: cost per day",)


def test_programs_are_told_and_an_anonymous_answer_is_not(document):
    told = answer(resolve(document, CATALOGUE))
    assert set(result(told)["books"]) == {PRICE, "photo.units_per_month"}
    assert result(told)["books"][PRICE] == {"first_month": "2025-05", "last_month": "2026-04", "rows": 214}
    quiet = anonymous(told, Texts("en"))
    assert "books" not in result(quiet)
    assert not quiet.case.document.books
    assert quiet.case.document.values == document.values
