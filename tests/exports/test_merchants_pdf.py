"""The summary of a table on two pages: always two, whatever the table, and with the numbers of the window."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from roi_app.documents.document import Branding
from roi_app.exports.merchants_pdf import MOST_GROUPS, Options, compose, lay_out, make_summary
from roi_app.exports.order import MerchantsOrder, make, order_in
from roi_app.exports.pdf.logo import read_logo
from roi_app.exports.pdf.options import Paper
from roi_app.exports.pdf.seller import Seller
from roi_app.model.parameters import CURRENCIES, PLATFORMS, STREAMS
from roi_app.portfolio.overview import MERCHANT_FIGURES
from roi_app.portfolio.totals import PlatformSum, Ranked, ToolSum
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording
from tests.documents.strategies import CATALOGUE
from tests.exports.pdf.pictures import png
from tests.exports.pdf.test_standards import failures
from tests.portfolio.test_overview import NOBODY, TOTALS

STAMP = datetime(2026, 11, 26, 12, tzinfo=UTC)
LONG = Ranked(3, "m" * 60, "很長的店名" * 12, "cross_border", -7.25)
EVERYTHING = replace(
    TOTALS,
    platforms=tuple(
        PlatformSum(currency, platform, 1_000_000, 1.5e12, 3e13, -2e13, 1e12)
        for currency in CURRENCIES
        for platform in PLATFORMS
    ),
    tools=tuple(
        ToolSum(currency, platform, stream, 1_000_000, -4.5e12)
        for currency in CURRENCIES
        for platform in PLATFORMS
        for stream in STREAMS
    ),
    most=(LONG,) * 10,
    least=(LONG,) * 10,
)


def options(language="en", **given):
    return Options(language, STAMP, "merchants", **given)


def pages(data):
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("totals", [TOTALS, NOBODY, EVERYTHING], ids=["some", "nobody", "everything"])
def test_it_has_two_pages_whatever_the_table(totals, language, paper):
    data = make_summary(totals, CATALOGUE, options(language, paper=paper, chosen="晨光" * 20))
    assert len(pages(data)) == 2
    # The engine itself refuses what keeps to neither standard; the file says so.
    assert b"pdfaid:part>3<" in data or b'pdfaid:part="3"' in data
    assert b"pdfuaid" in data


@pytest.mark.parametrize("profile", ["3a", "ua1"])
@pytest.mark.parametrize("totals", [TOTALS, NOBODY], ids=["some", "nobody"])
def test_a_validator_finds_nothing(totals, profile):
    assert failures(make_summary(totals, CATALOGUE, options("zh-Hant")), profile) == set()


@pytest.mark.parametrize("totals", [TOTALS, EVERYTHING], ids=["some", "everything"])
def test_who_prepared_it_stands_above_it(totals):
    seller = Seller("AI Consultants", "#b00020", read_logo(png(1200, 300)).logo, "hello@example.org")
    data = make_summary(totals, CATALOGUE, options(seller=seller))
    first, _ = pages(data)
    for said in ("Prepared by AI Consultants", "hello@example.org"):
        assert said in first
    assert lay_out(totals, CATALOGUE, options(seller=seller)).sheet.brand == "#b00020"
    assert len(PdfReader(io.BytesIO(data)).pages[0].images) == 1


def test_it_says_what_the_window_says():
    first, second = pages(make_summary(TOTALS, CATALOGUE, options(chosen="Only these")))
    wording = Wording("en", "CNY")
    for key, page in (("zones", first), ("platforms", first), ("tools", second), ("most", second)):
        figure = MERCHANT_FIGURES[key](TOTALS, wording)
        assert figure.title in page, key
    for group in MERCHANT_FIGURES["platforms"](TOTALS, wording).groups:
        for row in group.rows:
            assert all(cell.text in first for cell in row.cells)
    # 4 of 8 pay; of 300,000 yuan brought in −30,000 stay: −10 of 100.
    for said in ("AI pays for 50%", "−¥30.0k", "Chinese yuan, 7 merchants", "Only these", "2 rows with problems"):
        assert said in first, said
    for said in ("晨光", "−125", "2 rows could not be read", CATALOGUE.version, "Nothing is converted"):
        assert said in second, said


def test_one_currency_needs_no_word_about_others():
    alone = replace(TOTALS, platforms=TOTALS.platforms[:2], tools=TOTALS.tools[:2], bad_rows=0, rows=8)
    made = lay_out(alone, CATALOGUE, options())
    assert [group.name for group in made.platforms.groups] == [""]
    assert not any("converted" in note or "could not be read" in note for note in made.notes)


def test_more_currencies_than_fit_stand_on_one_line_each():
    made = lay_out(EVERYTHING, CATALOGUE, options())
    assert len(made.platforms.groups) == MOST_GROUPS
    *_, last = made.platforms.groups
    assert len(last.rows) == len(CURRENCIES) - MOST_GROUPS + 1
    assert len(made.tools.groups) == MOST_GROUPS - 1
    assert any("For lack of room" in note for note in made.notes)


def test_charts_are_told_to_those_who_cannot_see_them():
    made = lay_out(TOTALS, CATALOGUE, options())
    assert made.kept.summary.count("merchant") >= 4
    assert "晨光, Taobao, 90" in made.most.summary


def test_another_process_makes_the_same_bytes():
    seller = Seller(contact="on the telephone")
    order = MerchantsOrder(TOTALS, options("zh-Hant", paper=Paper.LETTER, chosen="x", seller=seller), Branding("AI Co"))
    assert order_in(order.as_bytes()) == order
    made = make(order)
    assert made == make_summary(TOTALS, CATALOGUE, replace(order.options, seller=replace(seller, name="AI Co")))
    assert make(order, lambda: True) is None
    assert compose(TOTALS, CATALOGUE, order.options).stamp == STAMP


def test_a_time_without_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        Options("en", STAMP.replace(tzinfo=None), "merchants")
