"""Freed time: heads add up, cash is what the model counts, and the claim of 74 % is told for what it is."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import SAMPLES, sample_in
from roi_app.estimates.answer import answer
from roi_app.figures.freed_time import freed_time
from roi_app.statements.claims import claim_note
from roi_app.statements.context import context_rows
from roi_app.statements.stays import stays_with_people
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording
from tests.examples import examples

ZH = Wording("zh-Hant", "CNY")
EN = Wording("en", "CNY")


def answer_of(document: Document):
    return answer(resolve(document, default_catalogue()))


def test_the_designer_of_the_worked_shop_is_freed_by_two_fifths_and_half_of_it_is_cash():
    figure = freed_time(answer_of(sample_in("clothing", "zh-Hant")), ZH)
    design = figure.rows[0]
    # 0.74 × min(0.6, 1/1) + 0.26 × min(0.6, 0.35/1) = 0.535; × (1 - 0.25) = 0.40125; half of it becomes cash.
    assert design.freed == pytest.approx(0.40125)
    assert design.cash == pytest.approx(0.200625)
    assert design.money == pytest.approx(0.200625 * 8450)
    assert design.text == "騰出 0.40 人，0.20 人變成現金"
    assert [one.stream for one in figure.rows] == ["design", "copy"]


@examples(20)
@given(
    staff=st.floats(0, 50),
    capture=st.floats(0, 1),
    review=st.floats(0, 1),
    staff_cash=st.sampled_from(["share", "whole_heads"]),
)
def test_heads_add_up_and_the_money_is_the_saving_on_own_staff(staff, capture, review, staff_cash):
    shop = replace(sample_in("appliances", "en"), staff_cash=staff_cash).with_value("service.staff", staff)
    shop = shop.with_value("cash_capture", capture).with_value("review_share", review)
    told = answer_of(shop)
    figure = freed_time(told, EN)
    for row in figure.rows:
        assert row.cash + row.time + row.still == pytest.approx(row.staff)
        assert min(row.cash, row.time, row.still) >= -1e-9
        assert row.staff <= figure.longest
    outsourced = told.values["outsourced_cost"] * told.values["applied_coverage"] * (1 - review)
    on_staff = told.value("saved_per_month") - float(outsourced.sum())
    assert sum(row.money for row in figure.rows) == pytest.approx(on_staff, abs=1e-6)


def test_only_whole_people_means_that_less_than_one_is_all_time():
    figure = freed_time(answer_of(sample_in("appliances", "en")), EN)
    assert all(row.cash == 0 for row in figure.rows)
    assert figure.rows[0].text.endswith("all of it time")
    assert figure.total.endswith("pay does not fall.")
    assert "whole people only" in figure.how


def test_without_staff_there_is_nobody_to_free():
    figure = freed_time(answer_of(Document()), EN)
    assert figure.rows == ()
    assert figure.nobody == figure.summary
    assert figure.total == ""


def test_the_claim_is_a_share_of_respondents_and_what_it_comes_to_for_this_shop():
    note = claim_note(answer_of(sample_in("clothing", "zh-Hant")), ZH)
    assert note.title == "「74% 的用戶說可替代約一名美工」"
    assert note.text == "是受訪者比例，不是省下 74%。對您：騰出 0.40 人，其中 0.20 人變成現金。"


def test_the_claim_stays_the_vendors_when_the_shop_takes_another_chance():
    shop = sample_in("clothing", "en").with_value("design_replacement_probability", 0.2)
    note = claim_note(answer_of(shop), EN)
    assert "74%" in note.title
    assert "0.30 people freed" in note.text  # (0.2 × 0.6 + 0.8 × 0.35) × 0.75


def test_the_claim_is_told_without_designers_too_and_never_with_another_tool():
    shop = sample_in("clothing", "en")
    assert "no designers of your own" in claim_note(answer_of(shop.with_value("design.staff", 0)), EN).text
    assert claim_note(answer_of(shop.with_lever("design", "poster-generator", {})), EN) is None
    assert claim_note(answer_of(shop.with_lever("design", None, {})), EN) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stays_with_people_is_named_and_explained(language):
    told = stays_with_people(Wording(language, "CNY"))
    assert len({one.name for one in told}) == 3
    assert all(one.sentence for one in told)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_is_told_in_every_language(name, language):
    shop = answer_of(sample_in(name, language))
    figure = freed_time(shop, Wording(language, shop.case.document.currency))
    for text in (figure.total, figure.how, *(row.text for row in figure.rows), *(row.hint for row in figure.rows)):
        assert text
        assert "{" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_context_figures_are_rows_of_evidence_that_no_formula_uses(language):
    catalogue = default_catalogue()
    rows = context_rows(catalogue, Wording(language, "CNY"), date(2026, 12, 1))
    assert [row.key for row in rows] == [f"context.{key}" for key in catalogue.context]
    assert all(row.note and row.sources and not row.expired for row in rows)
    assert all(row.expired for row in context_rows(catalogue, Wording(language, "CNY"), date(2028, 12, 1)))
