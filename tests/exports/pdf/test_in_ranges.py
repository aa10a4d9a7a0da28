"""A report in ranges tells no single result in money: in text, chart, alternative text or file."""

import io
import math
from dataclasses import replace

import pypdf
import pytest

from roi_app.documents.document import Scenario
from roi_app.documents.samples import SAMPLES, sample_in
from roi_app.estimates.baseline import Baseline
from roi_app.exports.pdf.options import Section
from roi_app.figures.waterfall import waterfall
from roi_app.statements.evidence import evidence_rows
from roi_app.statements.stories import price_of_trying
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording
from tests.exports.pdf.reports import STAMP, answer_of, closed_up, found_for, made, options, shop_of, text_of

KNOWN = ("setup_paid", "tools_cost", "oversight_cost", "cost_per_month")
OWN_COSTS = {"setup_paid", "pv_oversight"}


def alternatives_of(pdf: bytes) -> str:
    """Every text that the file holds beside its pages: words for charts, metadata, names of attached files."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    found = [str(reader.metadata), reader.xmp_metadata.stream.get_data().decode() if reader.xmp_metadata else ""]
    for number in range(1, len(reader.xref_objStm) + len(reader.xref[0]) + 1):
        one = reader.get_object(number)
        if isinstance(one, pypdf.generic.DictionaryObject):
            found += [str(one[key]) for key in ("/Alt", "/ActualText", "/Contents", "/Title", "/Desc") if key in one]
    return closed_up("".join(found))


def single_results(estimate, found, wording) -> dict[str, float]:
    results = {key: estimate.value(key) for key in ("npv", "npv_vs_standing_still", "brought_in", "saved_per_month")}
    results |= {key: estimate.value(key) for key in ("adopt_rivals_adopt", "hold_rivals_adopt", "npv_with_no_rivals")}
    results |= {
        f"worth.{key}": one for key, one in estimate.by_stream("worth_by_stream").items() if not math.isnan(one)
    }
    for bar in waterfall(estimate, Baseline.TODAY, wording).bars:
        if bar.explains not in OWN_COSTS:
            results[f"bar.{bar.label}"] = bar.end if bar.start == 0 else bar.end - bar.start
    results["mean"] = found.all_cases.mean()
    results["mean_vs_still"] = found.all_cases.mean("npv_vs_standing_still")
    results["trying"] = price_of_trying(found) or 0.0
    results["knowing"] = found.all_cases.value_of_perfect_information
    return {key: one for key, one in results.items() if abs(one) >= 10}


def ways_to_tell(amount: float, wording: Wording) -> set[str]:
    told = {
        wording.money_short(amount), wording.money(amount, 0), wording.money(amount), wording.money_short(abs(amount)),
        wording.money(abs(amount), 0), wording.money_short(amount, sign=True),
    }  # fmt: skip
    return {closed_up(one) for one in told}


def documents():
    clothing = sample_in("clothing", "en")
    huge = clothing.with_value("sales_per_month", 9e9).with_value("photo.unit_price", 1e6)
    yield from (pytest.param(name, sample_in(name, "en"), id=name) for name in SAMPLES)
    yield pytest.param("loss", clothing.with_value("setup_cost", 900_000).with_value("horizon_months", 30), id="loss")
    yield pytest.param("huge", huge, id="huge")
    yield pytest.param("claimed", sample_in("appliances", "en").with_claim("marketing-companion"), id="claimed")
    yield pytest.param("scenario", replace(clothing, scenarios=(Scenario("B", huge),)), id="scenario")


@pytest.mark.parametrize(("name", "document"), tuple(documents()))
def test_no_single_result_is_told_anywhere(name, document):
    language = LANGUAGES[len(name) % 3]
    wording, estimate = Wording(language, document.currency), answer_of(document)
    pdf = made(document, options(language, in_ranges=True, sections=frozenset(Section)))
    told = text_of(pdf) + alternatives_of(pdf)
    costs = set().union(*(ways_to_tell(estimate.value(key), wording) for key in KNOWN))
    inputs = {closed_up(one) for row in _evidence(estimate, wording) for one in row}
    for key, amount in single_results(estimate, found_for(estimate), wording).items():
        for way in ways_to_tell(amount, wording) - costs:
            if any(way in one for one in inputs):
                continue
            around = [told[max(0, at - 40) : at + 40] for at in _places(way, told)]
            assert not around, (key, way, around)
    assert pypdf.PdfReader(io.BytesIO(pdf)).attachments == {}


def _places(way: str, told: str) -> list[int]:
    """Where a way to tell stands as a number of its own, and not within a longer one or as the end of a range."""
    places, at = [], told.find(way)
    while at >= 0:
        before, after = told[at - 1 : at], told[at + len(way) : at + len(way) + 1]
        is_part = after.isdigit() or (after in (".", ",") and told[at + len(way) + 1 : at + len(way) + 2].isdigit())
        is_end = told[:at].endswith(("to", "至", "to−", "至−")) or told[at + len(way) :].startswith(("to", "至"))
        if not is_part and not is_end and not before.isdigit():
            places.append(at)
        at = told.find(way, at + 1)
    return places


def _evidence(estimate, wording):
    return [(row.value, row.range) for row in evidence_rows(estimate.case, wording, STAMP.date())]


def test_the_search_finds_what_a_plain_report_tells():
    document, wording = sample_in("clothing", "en"), Wording("en", "CNY")
    estimate = answer_of(document)
    told = text_of(made(document, options("en"))) + alternatives_of(made(document, options("en")))
    results = single_results(estimate, found_for(estimate), wording)
    found = {key for key, one in results.items() if any(_places(way, told) for way in ways_to_tell(one, wording))}
    assert {"npv", "brought_in", "saved_per_month", "adopt_rivals_adopt", "mean", "trying", "knowing"} <= found


def test_an_empty_shop_in_ranges_is_still_a_report():
    told = text_of(made(shop_of(), options(in_ranges=True)))
    assert closed_up(Wording("en", "CNY").text("narrative.no_work")) in told
