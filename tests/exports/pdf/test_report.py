"""What is read out of a report is what the model says, in each language."""

import hashlib
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.document import Branding, Sampling, Scenario
from roi_app.documents.pdf_attachment import read_attached
from roi_app.documents.read import read_document
from roi_app.documents.samples import sample_in
from roi_app.documents.write import dump
from roi_app.estimates.baseline import Baseline
from roi_app.estimates.saved_with import saved_with
from roi_app.exports.json_result import result
from roi_app.exports.pdf.options import USUAL, Paper, Section
from roi_app.exports.pdf.report import compose, preview_pages
from roi_app.exports.pdf.seller import Seller
from roi_app.figures.contrast import readable_on_white
from roi_app.model.parameters import ASSUMPTIONS
from roi_app.statements.evidence import evidence_rows
from roi_app.statements.narrative import left_out
from roi_app.statements.trials import how_sure
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording
from tests.exports.pdf.reports import (
    STAMP,
    answer_of,
    closed_up,
    everything_huge,
    found_for,
    made,
    options,
    pages,
    reader,
    sample_pdf,
    sample_text,
    shop_of,
    text_of,
)
from tests.grids import ONE_LANGUAGE, at_first, each_language_once

EVERY_SAMPLE = each_language_once()


def of(name, language):
    estimate = answer_of(sample_in(name, language))
    return estimate, Wording(language, estimate.case.document.currency), sample_text(name, language)


@pytest.mark.parametrize(("name", "language"), EVERY_SAMPLE)
def test_every_figure_of_the_headline_is_the_printed_one(name, language):
    estimate, wording, text = of(name, language)
    printed = result(estimate)["headline"]
    for told in (
        wording.kept_of_100(printed["kept_share"]),
        wording.kept_of_100(printed["kept_share_vs_standing_still"]),
        wording.money_short(printed["npv_vs_standing_still"]),
        wording.money_short(printed["brought_in"]),
        wording.money(printed["saved_per_month"]),
        wording.plain(printed["npv"], 0),
        wording.money_short(printed["npv"]),
        wording.months(printed["payback_months"]),
        wording.text("head.roi", roi=wording.share(printed["roi"], 0)),
        wording.text("meter.break_even", value=wording.plain(printed["break_even_intensity"], 2)),
        wording.text("meter.exit", value=wording.plain(printed["exit_intensity"], 2)),
    ):
        assert closed_up(told) in text


@pytest.mark.parametrize(("name", "language"), EVERY_SAMPLE)
def test_every_stream_and_every_cell_of_the_matrix_is_the_printed_one(name, language):
    estimate, wording, text = of(name, language)
    printed = result(estimate)
    for stream, figures in printed["streams"].items():
        if figures["cost_per_month"]:
            row = text[text.index(closed_up(wording.text("pdf.by_stream"))) :]
            label = closed_up(wording.text(f"stream.{stream}") + wording.money(figures["cost_per_month"], 0))
            assert label in row
            assert closed_up(wording.money(figures["saved_per_month"], 0)) in row
    for key in ("adopt_rivals_hold", "adopt_rivals_adopt", "hold_rivals_adopt"):
        assert closed_up(wording.money_short(printed["payoff"][key], sign=True)) in text
    assert closed_up(wording.text(f"rivals.game.{printed['payoff']['name']}")) in text


@pytest.mark.parametrize(("name", "language"), EVERY_SAMPLE)
def test_every_value_in_use_is_listed_with_range_grade_source_and_date(name, language):
    estimate, wording, text = of(name, language)
    rows = evidence_rows(estimate.case, wording, STAMP.date())
    assert {"review_share", "involution_intensity", "sticking_probability"} <= {row.key for row in rows}
    listed = text[text.index(closed_up(wording.text("pdf.group.costs"))) :]
    for row in rows:
        assert closed_up(row.value) in listed, row.key
        assert closed_up(row.range) in listed, row.key
        assert closed_up(row.grade_text) in listed, row.key
        if row.key in ASSUMPTIONS:
            date = row.read_on.isoformat() if row.read_on else ""
            ranged = row.range or "–"
            assert closed_up(f"{row.label}{row.value}{ranged}{row.grade_text}") in listed, row.key
            assert date in listed
        for source in row.sources:
            if not source.address.startswith("about:"):
                assert closed_up(source.title) in listed
                assert closed_up(source.published) in listed


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_left_out_and_what_stays_with_people_is_said(language):
    _, wording, text = of("clothing", language)
    for sentence in left_out(wording):
        assert closed_up(sentence) in text
    for key in ("product_design", "supply_chain", "complex_service"):
        assert closed_up(wording.text(f"freed.stays.{key}")) in text
    assert closed_up(wording.text("pdf.disclaimer_long")) in text
    assert closed_up(wording.text("rivals.theta_is_judgement")) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_sure_it_is_stands_in_words(language):
    estimate, wording, text = of("appliances", language)
    found = found_for(estimate)
    one = found.if_it_sticks.figures["npv"]
    assert closed_up(wording.text("pdf.legend_loss", share=wording.share(one.share_below(0), 0))) in text
    for sentence in how_sure(estimate, found, Baseline.TODAY, wording):
        assert closed_up(sentence) in text
    for value in (one.p10, one.p50, one.p90):
        assert closed_up(wording.money_short(value)) in text


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_the_stamp_tells_engine_pack_seed_trials_and_inputs(language):
    document = replace(sample_in("clothing", language), sampling=Sampling(seed=77, correlation=0.3))
    estimate = answer_of(document)
    text = text_of(made(document, options(language)))
    engine = result(estimate)["engine"]
    assert engine["inputs_sha256"] in text
    assert f"MerchantROI{engine['version']}" in text
    assert closed_up(f"{engine['pack']['id']} {engine['pack']['version']}") in text
    assert closed_up(Wording(language, "CNY").text("pdf.stamp.trials_value", count="1,024", seed=77)) in text
    assert "0.30" in text


@pytest.mark.parametrize(("name", "language"), EVERY_SAMPLE)
def test_the_case_comes_back_out_of_the_report(name, language):
    pdf = sample_pdf(name, language)
    attached = read_attached(pdf)
    assert attached == reader(pdf).attachments["estimate.roi"][0]
    read = read_document(attached, default_catalogue())
    assert read.document == sample_in(name, language)
    assert result(answer_of(read.document)) == result(answer_of(sample_in(name, language)))


def test_the_same_input_gives_the_same_bytes_and_another_time_does_not():
    document = sample_in("clothing", "zh-Hant")
    one, again = made(document, options("zh-Hant")), made(document, options("zh-Hant"))
    assert hashlib.sha256(one).digest() == hashlib.sha256(again).digest()
    later = replace(options("zh-Hant"), stamp=STAMP.replace(minute=31))
    assert made(document, later) != one


@pytest.mark.parametrize("paper", at_first(Paper))
@pytest.mark.parametrize(("name", "language"), EVERY_SAMPLE)
def test_a_report_has_four_to_six_pages_of_its_paper(name, language, paper):
    pdf = sample_pdf(name, language, paper)
    assert 4 <= pages(pdf) <= 6
    wide, high = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}[paper]
    for page in reader(pdf).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (wide, high)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", at_first(["W" * 60, "店" * 60, "A very long name of a shop that goes on and on until sixty!!"])
)
def test_the_first_page_is_the_answer_whole_however_long_the_name(name, language):
    wording = Wording(language, "CNY")
    assert len(name) == 60
    pdf = made(replace(sample_in("appliances", language), name=name), options(language))
    first, second = (closed_up(reader(pdf).pages[index].extract_text()) for index in (0, 1))
    assert closed_up(name) in first
    assert closed_up(wording.text("waterfall.bar.npv")) in first
    assert closed_up(wording.text("waterfall.title")) in first
    assert closed_up(wording.text("pdf.savings")) in second
    assert pages(pdf) <= 6


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_amounts_of_nine_digits_and_more_fit(language):
    document = everything_huge()
    estimate = answer_of(document)
    pdf = made(document, options(language))
    wording = Wording(language, "CNY")
    assert 4 <= pages(pdf) <= 8
    assert closed_up(wording.money(estimate.value("npv"), 0)) in text_of(pdf)
    assert estimate.value("cost_per_month") > 1e9


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_a_loss_is_called_one(language):
    document = shop_of(
        photo__units_per_month=1, photo__unit_price=500, sales_per_month=100_000, gross_margin=0.3, setup_cost=900_000
    )
    estimate = answer_of(document)
    assert estimate.value("npv") < 0
    assert estimate.number("payback_months") is None
    wording, text = Wording(language, "CNY"), text_of(made(document, options(language)))
    assert closed_up(wording.money_short(estimate.value("npv"))) in text
    assert closed_up(wording.text("payback.never")) in text
    sentence = wording.text(
        "narrative.loses",
        count=36,
        brought_in=wording.money_short(estimate.value("brought_in")),
        kept=wording.money_short(-estimate.value("npv")),
        average=wording.money_short(found_for(estimate).all_cases.mean()),
    )
    assert closed_up(sentence) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shop_without_any_work_says_so(language):
    text = text_of(made(shop_of(), options(language)))
    assert closed_up(Wording(language, "CNY").text("narrative.no_work")) in text


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_a_race_without_rivals_has_no_break_even(language):
    document = sample_in("clothing", language).with_value("rival_adoption", 0)
    estimate = answer_of(document)
    assert estimate.number("break_even_intensity") is None
    text = text_of(made(document, options(language)))
    assert closed_up(Wording(language, "CNY").text("narrative.no_race")) in text
    assert closed_up(Wording(language, "CNY").text("odds.spread.bears_any")) in text


def test_ranges_instead_of_single_figures():
    document = sample_in("clothing", "en")
    estimate = answer_of(document)
    wording, found = Wording("en", "CNY"), found_for(estimate)
    pdf = made(document, options("en", in_ranges=True))
    first = closed_up(reader(pdf).pages[0].extract_text())
    spread = found.if_it_sticks.figures["npv"]
    assert closed_up(wording.money_between(spread.p10, spread.p90)) in first
    head = first[: first.index(closed_up(wording.text("waterfall.title")))]
    for told in (
        wording.money_short(estimate.value("npv")),
        wording.money(estimate.value("npv"), 0),
        wording.text("meter.break_even", value=wording.plain(estimate.value("break_even_intensity"), 2)),
    ):
        assert closed_up(told) not in head
    assert closed_up(wording.text("pdf.running")) in first


def test_scenarios_stand_side_by_side_with_their_differences():
    document = sample_in("clothing", "en")
    harder = document.with_value("involution_intensity", 1.5)
    document = replace(document, scenarios=(Scenario("Hard race", harder), Scenario("The same", document)))
    chosen = options(sections=USUAL | {Section.COMPARISON})
    text, plain = text_of(made(document, chosen)), text_of(made(document, options()))
    wording = Wording("en", "CNY")
    assert "Hardrace" in text
    assert "Hardrace" not in plain
    assert closed_up(wording.money_short(answer_of(harder).value("npv"))) in text
    assert closed_up(wording.quantity("involution_intensity", 1.5)) in text


def test_only_the_chosen_parts_are_there():
    wording = Wording("en", "CNY")
    titles = {section: closed_up(wording.text(f"pdf.{section}")) for section in USUAL}
    for section in USUAL:
        text = text_of(made(sample_in("clothing", "en"), options(sections=frozenset({section}))))
        assert {one for one, title in titles.items() if title in text} == {section}
        assert closed_up(wording.text("pdf.stamp")) in text


def test_claims_and_free_tools_are_said_on_the_first_page():
    document = sample_in("appliances", "en").with_claim("marketing-companion")
    first = closed_up(reader(made(document, options())).pages[0].extract_text())
    assert "restsonavendor'sownclaim" in first.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    assert "Freetoday" in first


def colours_of(one):
    """Every colour that fills or strokes on a page, as #rrggbb."""
    content = one.get_contents().get_data()
    found = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|scn|RG|SCN)\b", content)
    return {"#" + "".join(f"{round(float(channel) * 255):02x}" for channel in colour) for colour in found}


def test_the_seller_is_named_and_its_colour_made_readable():
    document = sample_in("clothing", "en")
    first = reader(made(document, options(seller=Seller("Tomorrow Ltd", "#ffee00")))).pages[0]
    assert "Tomorrow Ltd" in first.extract_text()
    shade = readable_on_white("#ffee00")
    assert shade != "#ffee00"
    assert shade in colours_of(first)
    assert "#ffee00" not in colours_of(first)
    assert "#990033" in colours_of(reader(made(document, options(seller=Seller("T", "#990033")))).pages[0])


def test_a_document_with_branding_is_attached_with_it():
    document = replace(sample_in("clothing", "en"), branding=Branding("Seller", "#112233"))
    assert read_attached(made(document, options())) == dump(document, saved_with(answer_of(document)))


@settings(max_examples=6)
@given(st.floats(0, 2), st.floats(0, 1), st.integers(12, 60))
def test_any_shop_can_be_composed(theta, review, months):
    document = sample_in("cross-border", "en").with_value("involution_intensity", theta)
    document = document.with_value("review_share", review).with_value("horizon_months", months)
    estimate = answer_of(document)
    assert compose(estimate, found_for(estimate), options()).remarks == ()


def test_a_preview_shows_every_page():
    estimate = answer_of(sample_in("clothing", "en"))
    pictures = preview_pages(estimate, found_for(estimate), options(), dots_per_inch=24)
    assert len(pictures) == pages(sample_pdf("clothing", "en"))
    for picture in pictures:
        assert picture.startswith(b"\x89PNG")
