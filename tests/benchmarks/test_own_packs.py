"""A merchant's own pack: whole, or only what differs from the shipped one."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.benchmarks import load
from roi_app.benchmarks.catalogue import Grade
from roi_app.benchmarks.load import default_catalogue, load_pack, read_pack
from roi_app.model.parameters import ASSUMPTIONS, QUANTITIES, Range
from tests.examples import examples

TODAY = date(2026, 11, 23)
HEAD = """
format = "merchant-roi-benchmarks"
format_version = 1
extends = "merchant-roi"
key = "mine"
version = "7"
read_on = 2026-10-01
title = { zh-Hant = "我的", zh-Hans = "我的", en = "Mine" }
"""
EVIDENCE = """
sources = ["ledger"]
grade = "interview"
read_on = 2026-10-01
valid_until = 2027-10-01
note = { zh-Hant = "自己的帳", zh-Hans = "自己的账", en = "Our ledger" }
"""
SOURCE = """
[sources.ledger]
title = "Ledger"
publisher = "We"
published = "2026-10"
address = "about:ledger"
"""


def own(body: str):
    reading = read_pack(HEAD + body, "mine.toml", TODAY)
    assert reading.problems == ()
    return reading.catalogue


def test_a_pack_that_changes_nothing_is_the_shipped_one_under_its_own_name():
    mine, shipped = own(""), default_catalogue()
    assert (mine.key, mine.version, mine.read_on, mine.title["en"]) == ("mine", "7", date(2026, 10, 1), "Mine")
    renamed = replace(mine, key=shipped.key, version=shipped.version, read_on=shipped.read_on, title=shipped.title)
    assert renamed == shipped


def test_a_changed_figure_brings_its_own_evidence_and_keeps_its_unit():
    mine = own(f"{SOURCE}\n[assumptions.review_share]\nmode = 0.2\n{EVIDENCE}")
    changed, former = mine.assumptions["review_share"], default_catalogue().assumptions["review_share"]
    assert changed.range == Range(0.10, 0.2, 0.40)
    assert changed.unit is former.unit
    assert changed.evidence.grade is Grade.INTERVIEW
    assert [source.title for source in changed.evidence.sources] == ["Ledger"]
    others = {key: one for key, one in mine.assumptions.items() if key != "review_share"}
    assert others == {key: one for key, one in default_catalogue().assumptions.items() if key != "review_share"}


def test_a_corrected_note_keeps_the_rest():
    mine = own('[assumptions.review_share]\nnote.en = "Corrected"\n')
    changed, former = (
        mine.assumptions["review_share"].evidence,
        default_catalogue().assumptions["review_share"].evidence,
    )
    assert changed.note["en"] == "Corrected"
    assert changed._replace(note=former.note) == former


def test_one_range_of_a_preset_leaves_the_others():
    shipped = default_catalogue().presets["cautious"].ranges
    mine = own("[presets.cautious.ranges]\nreview_share = 0.5\nleakage = { high = 0.02 }\n")
    changed = {"review_share": Range.exact(0.5), "leakage": shipped["leakage"]._replace(high=0.02)}
    assert mine.presets["cautious"].ranges == {**shipped, **changed}


def test_one_price_of_a_range_leaves_the_others():
    mine = own(f"{SOURCE}\n[levers.copy-model]\nprice = {{ high = 400 }}\n{EVIDENCE}")
    assert mine.levers["copy-model"].price == Range(70, 150, 400)


def test_own_levers_and_presets_may_be_added():
    mine = own(f"""{SOURCE}
[levers.house-model]
name = {{ zh-Hant = "自建", zh-Hans = "自建", en = "House model" }}
stream = "copy"
price = {{ low = 0, mode = 10, high = 20 }}
{EVIDENCE}
[platforms.taobao.usual_levers]
copy = "house-model"

[presets.ours]
name = {{ zh-Hant = "我們", zh-Hans = "我们", en = "Ours" }}
note = {{ zh-Hant = "自己的", zh-Hans = "自己的", en = "Our own" }}
""")
    assert mine.levers["house-model"].serves("jd")
    assert mine.levers["house-model"].claims == {}
    assert mine.platforms["taobao"].usual_levers["copy"] == "house-model"
    assert mine.platforms["jd"] == default_catalogue().platforms["jd"]
    assert mine.presets["ours"].ranges == {}
    assert list(mine.presets)[-1] == "ours"


def test_a_pack_may_stand_alone():
    shipped = Path(load.assets.path("benchmarks", "merchant-roi.toml")).read_text("utf-8")
    text = shipped.replace('key = "merchant-roi"', 'key = "alone"')
    reading = read_pack(text, "alone.toml", TODAY)
    assert reading.problems == ()
    assert reading.catalogue == replace(default_catalogue(), key="alone")


def test_a_source_that_only_the_shipped_pack_has_may_go_unused():
    # The last figure that cites it is replaced, which is no fault of this pack.
    changed = f"{SOURCE}\n[currencies]\nper_cny.USD = 0.14\n{EVIDENCE}"
    assert "cfets-2025" in own(changed).sources


def test_a_pack_is_read_from_its_file(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(HEAD, "utf-8")
    assert load_pack(path, TODAY).catalogue == own("")


@examples(16)
@given(key=st.sampled_from(ASSUMPTIONS), shares=st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_any_ordered_range_within_bounds_is_taken_as_it_is(key, shares):
    quantity = QUANTITIES[key]
    low, mode, high = (quantity.lowest + share * (quantity.highest - quantity.lowest) for share in sorted(shares))
    mine = own(f"{SOURCE}\n[assumptions.{key}]\nlow = {low!r}\nmode = {mode!r}\nhigh = {high!r}\n{EVIDENCE}")
    assert mine.assumptions[key].range == Range(low, mode, high)


def test_a_broken_shipped_pack_is_an_error_of_the_build(monkeypatch):
    monkeypatch.setattr(load, "_shipped", lambda: {"format": 1})
    default_catalogue.cache_clear()
    try:
        with pytest.raises(ValueError, match="pack_wrong_format"):
            default_catalogue()
    finally:
        default_catalogue.cache_clear()
