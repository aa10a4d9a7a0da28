"""What is held of a table: its columns, which rows are shown and in which order, and what they come to."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from roi_app.portfolio.collecting import Collector
from roi_app.portfolio.estimated import estimate_frame
from roi_app.portfolio.results import NO_WORD, ZONES, TextColumn
from roi_app.portfolio.selection import PROBLEMS, Wanted, arranged, in_order, matching
from roi_app.portfolio.totals import added, as_tree, from_tree, totals_of
from tests.documents.strategies import CATALOGUE

TABLE = pd.DataFrame(
    {
        "id": ["a", "b", "c", "d", "e", "f"],
        "name": ["晨光服飾", "Blue Fox", "blue moon", "", "North", "Idle"],
        "platform": ["taobao", "jd", "", "ebay", "jd", "jd"],
        "currency": ["CNY", "USD", "", "CNY", "CNY", "CNY"],
        "photo_units_per_month": ["6", "2", "4", "6", "1", "0"],
        "photo_unit_price": ["750", "100", "900", "750", "200", ""],
        "region": ["north", "south", "north", "", "", ""],
    }
)


def held(table=TABLE, size=6):
    collector = Collector(CATALOGUE)
    for start in range(0, len(table), size):
        part = table.iloc[start : start + size]
        collector.add(part, estimate_frame(part, CATALOGUE))
    return collector.results()


@pytest.fixture(scope="module")
def results():
    return held()


def rows(results, **wanted):
    return np.flatnonzero(matching(results, Wanted(**wanted))).tolist()


def test_texts_come_back_as_they_were_whatever_their_letters():
    texts = ["", "ß", "漢字", "a\nb", "last\ud800"]
    column = TextColumn.of(texts)
    assert [column[row] for row in range(5)] == ["", "ß", "漢字", "a b", "last?"]
    assert column.is_empty.tolist() == [True, False, False, False, False]
    both = TextColumn.joined([column, TextColumn.of(["next"])])
    assert (len(both), both[2], both[5]) == (6, "漢字", "next")
    assert both.rows_with("t").tolist() == [False, False, False, False, True, True]


def test_a_table_is_held_with_the_words_that_empty_cells_stand_for(results):
    assert [results.platforms[row] for row in range(6)] == ["taobao", "jd", "other", "", "jd", "jd"]
    assert [results.currencies[row] for row in range(6)] == ["CNY", "USD", "CNY", "CNY", "CNY", "CNY"]
    assert results.is_bad.tolist() == [False, False, False, True, False, False]
    assert results.problems[3].startswith('platform: "ebay" is not one of')
    assert results.numbers["photo_unit_price"][:2].tolist() == [750, 100]
    assert np.isnan(results.numbers["photo_unit_price"][5])
    assert results.words["platform"][3] == "ebay"


@pytest.mark.parametrize("size", [1, 2, 4])
def test_chunks_of_any_size_make_the_same_table(results, size):
    parts = held(size=size)
    assert parts.ids.data == results.ids.data
    assert [parts.words["platform"][row] for row in range(6)] == [results.words["platform"][row] for row in range(6)]
    np.testing.assert_array_equal(parts.figures["npv"], results.figures["npv"])
    np.testing.assert_array_equal(parts.numbers["photo_unit_price"], results.numbers["photo_unit_price"])


def test_rows_are_found_by_id_name_and_what_else_the_table_says(results):
    assert rows(results, text="BLUE") == [1, 2]
    assert rows(results, text="blue fox") == [1]
    assert rows(results, text="晨光") == [0]
    assert rows(results, text="north") == [0, 2, 4]
    assert rows(results, text="nowhere") == []


def test_rows_are_picked_by_platform_zone_problems_and_kept_share(results):
    assert rows(results, platform="jd") == [1, 4, 5]
    assert rows(results, zone=PROBLEMS) == [3]
    assert rows(results, zone="nothing_brought_in") == [5]
    kept = results.figures["kept_share"]
    assert rows(results, least=0.0) == np.flatnonzero(kept >= 0).tolist()
    assert rows(results, most=0.0, platform="jd") == [row for row in (1, 4, 5) if kept[row] <= 0]
    assert Wanted().is_everything
    assert not Wanted(least=0.0).is_everything


@pytest.mark.parametrize("descending", [False, True])
def test_what_a_row_lacks_stands_last_in_either_direction(results, descending):
    for column in ("kept_share", "payback_months", "name", "platform", "zone", PROBLEMS):
        order = in_order(results, column, descending=descending)
        assert sorted(order.tolist()) == list(range(6))
    kept = results.figures["kept_share"][in_order(results, "kept_share", descending=descending)]
    there = kept[~np.isnan(kept)]
    assert np.isnan(kept[-2:]).all()
    assert (np.diff(there) <= 0 if descending else np.diff(there) >= 0).all()
    names = [results.names[row] for row in in_order(results, "name", descending=descending)]
    told = sorted(filter(None, names), key=lambda name: name.encode(), reverse=descending)
    assert names == [*told, ""]


def test_money_is_only_held_against_money_of_its_currency(results):
    order = in_order(results, "npv", descending=True)
    assert [results.currencies[row] for row in order[:5]] == ["CNY"] * 4 + ["USD"]
    assert np.isnan(results.figures["npv"][order[-1]])
    picked = matching(results, Wanted(platform="jd"))
    assert set(arranged(order, picked).tolist()) == {1, 4, 5}


def test_the_summary_counts_every_row_once_and_adds_no_two_currencies(results):
    totals = totals_of(results)
    assert (totals.rows, totals.bad_rows, totals.merchants) == (6, 1, 5)
    assert sum(totals.zones) == totals.kept.total == totals.break_even.total == 5
    assert totals.zones[ZONES.index("nothing_brought_in")] == totals.kept.nothing == 1
    npv = results.figures["npv"]
    by_platform = {(one.currency, one.platform): one for one in totals.platforms}
    assert list(by_platform) == [("CNY", "taobao"), ("CNY", "jd"), ("CNY", "other"), ("USD", "jd")]
    assert by_platform["CNY", "jd"].npv == pytest.approx(npv[4] + npv[5])
    assert by_platform["USD", "jd"].merchants == 1
    assert totals.currencies == ("CNY", "USD")
    worth = results.figures["worth_photo"]
    of_taobao = next(one for one in totals.tools if one.platform == "taobao")
    assert (of_taobao.stream, of_taobao.merchants, of_taobao.worth) == ("photo", 1, pytest.approx(worth[0]))


def test_the_ranking_names_who_keeps_most_and_least(results):
    totals = totals_of(results)
    kept = results.figures["kept_share"]
    expected = [row for row in np.argsort(-kept) if not np.isnan(kept[row])]
    assert [one.row for one in totals.most] == expected
    assert [one.row for one in totals.least] == expected[::-1]
    assert (totals.most[0].id, totals.most[0].kept_share) == (results.ids[expected[0]], kept[expected[0]])


def test_break_even_tells_never_from_always_and_from_nothing(results):
    figures = dict(results.figures)
    figures["break_even_intensity"] = np.array([-0.5, np.nan, 1.05, np.nan, 2.5, np.nan])
    zones = np.array([ZONES.index(one) for one in ("never_pays", "pays", "pays")] + [NO_WORD, 0, 4], dtype=np.int32)
    changed = replace(results, figures=figures, zones=replace(results.zones, codes=zones))
    spread = totals_of(changed).break_even
    assert (spread.never, spread.always, spread.beyond, spread.nothing) == (1, 1, 1, 1)
    assert spread.counts == tuple(int(step == 10) for step in range(20))


def test_kept_shares_fall_between_round_edges(results):
    kept = np.array([0.3, 0.2999, 1.0, np.nan, -1.7, -1.0])
    changed = replace(results, figures={**results.figures, "kept_share": kept})
    spread = totals_of(changed).kept
    # From −100 % in tenths: 0.3 opens its column, 1.0 is in the last.
    assert [step for step, count in enumerate(spread.counts) if count] == [0, 12, 13, 19]
    assert spread.below == 1


def test_parts_add_up_to_the_whole_and_survive_json(results):
    parts = [held(TABLE.iloc[:2]), held(TABLE.iloc[2:])]
    both = added(totals_of(parts[0]), totals_of(parts[1], first_row=2))
    whole = totals_of(results)
    assert (both.zones, both.kept, both.break_even) == (whole.zones, whole.kept, whole.break_even)
    assert (both.most, both.least) == (whole.most, whole.least)
    for one, other in zip(both.platforms, whole.platforms, strict=True):
        assert (one.currency, one.platform, one.merchants) == (other.currency, other.platform, other.merchants)
        assert one.npv == pytest.approx(other.npv)
    assert from_tree(json.loads(json.dumps(as_tree(whole)))) == whole


def test_a_part_can_be_summed_up_alone(results):
    totals = totals_of(results, matching(results, Wanted(platform="jd")))
    assert (totals.rows, totals.bad_rows) == (3, 0)
    assert {one.platform for one in totals.platforms} == {"jd"}
    nobody = totals_of(results, np.zeros(6, dtype=bool))
    assert (nobody.rows, nobody.platforms, nobody.most, nobody.currencies) == (0, (), (), ())


def test_names_that_begin_alike_are_sorted_by_what_follows():
    long = "A shop whose name begins as many do, "
    names = [
        long + "b",
        "",
        long + "a" * 80 + "2",
        "店" * 30 + "二",
        long,
        long + "a" * 80 + "1",
        "店" * 30,
        long + "b",
    ]
    table = pd.DataFrame({"id": range(8), "name": names})
    results = held(table, 8)
    there = sorted((place for place, name in enumerate(names) if name), key=lambda place: names[place].encode())
    assert in_order(results, "name").tolist() == [*there, 1]
    down = sorted(there, key=lambda place: names[place].encode(), reverse=True)
    assert in_order(results, "name", descending=True).tolist() == [*down, 1]
