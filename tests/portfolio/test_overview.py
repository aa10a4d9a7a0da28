"""The charts of a table: what they show adds up, in every language, and no two currencies meet."""

import pytest

from roi_app.exports.clipboard import figure_rows
from roi_app.portfolio.overview import MERCHANT_FIGURES, ROW, ZONE, ZONE_TONES
from roi_app.portfolio.results import ZONES
from roi_app.portfolio.selection import PROBLEMS
from roi_app.portfolio.totals import PlatformSum, Ranked, Spread, ToolSum, Totals
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording

KEPT = Spread((1, *[0] * 13, 2, 0, 3, 0, 0, 0), below=1, nothing=1)
BREAK_EVEN = Spread((*[0] * 10, 4, *[0] * 9), below=0, beyond=1, never=1, always=1, nothing=1)
TOTALS = Totals(
    rows=10,
    bad_rows=2,
    zones=(4, 1, 1, 1, 1),
    kept=KEPT,
    break_even=BREAK_EVEN,
    platforms=(
        PlatformSum("CNY", "taobao", 4, 8_000, 200_000, 50_000, 60_000),
        PlatformSum("CNY", "jd", 3, 2_000, 100_000, -80_000, 10_000),
        PlatformSum("USD", "other", 1, 500, 0, 0, 0),
    ),
    tools=(
        ToolSum("CNY", "taobao", "photo", 4, 40_000),
        ToolSum("CNY", "jd", "copy", 2, -10_000),
        ToolSum("USD", "other", "photo", 1, 900_000),
    ),
    most=(Ranked(7, "m7", "晨光", "taobao", 0.9), Ranked(2, "m2", "", "jd", 0.4)),
    least=(Ranked(1, "m1", "North", "jd", -1.25),),
)
NOBODY = Totals(0, 0, (0,) * 5, Spread((0,) * 20), Spread((0,) * 20), (), (), (), ())


def figures(totals=TOTALS, language="en"):
    return {key: make(totals, Wording(language, "CNY")) for key, make in MERCHANT_FIGURES.items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("totals", [TOTALS, NOBODY], ids=["some", "nobody"])
def test_every_chart_says_what_it_shows(totals, language):
    for key, figure in figures(totals, language).items():
        assert figure.title.strip(), key
        assert figure.summary.strip(), key
        for row in figure_rows(figure, Wording(language, "CNY")):
            assert "{" not in "".join(row), key


def test_zones_and_problems_are_counted_and_lead_to_their_rows():
    bars = figures()["zones"].bars
    assert [(bar.label, bar.text) for bar in bars][-2:] == [("Nothing to save", "1"), ("Rows with problems", "2")]
    assert [bar.target for bar in bars] == [f"{ZONE}{one}" for one in (*ZONES, PROBLEMS)]
    assert sum(bar.value for bar in bars) == TOTALS.rows
    assert set(ZONE_TONES) == {*ZONES, PROBLEMS}


def test_the_spread_of_kept_shares_names_those_beside_the_axis():
    kept = figures()["kept"]
    assert [one.text for one in (*kept.before, *kept.after)] == ["1", "1"]
    # 3 of 8 lie between 60 and 70: the highest column; 2 between 40 and 50 are two thirds of it.
    assert [round(one.height, 2) for one in kept.bins if one.height] == [0.33, 0.67, 1.0]
    assert kept.bins[16].hint == "60 to 70: 3 merchants, 30.0% of the rows"
    # Half or more: 3 of 8. Losing: the one in the first column and the one below.
    assert kept.summary == "38% of the merchants keep 50 or more of every 100 that AI brings in; 25% lose."


def test_the_spread_of_break_even_tells_never_any_and_beyond():
    spread = figures()["break_even"]
    assert [one.label for one in (*spread.before, *spread.after)] == ["never", "over 2", "any", "none"]
    # 4 at 1.0 to 1.1, one beyond, one at any: 6 of 8.
    assert spread.summary.startswith("For 75% of the merchants")


def test_sums_stay_within_one_currency():
    table = figures()["platforms"]
    assert [group.name for group in table.groups] == ["Chinese yuan", "US dollar"]
    # 50,000 − 80,000 of 300,000 brought in: −10 of 100.
    total = table.groups[0].rows[-1]
    assert (total.label, [cell.text for cell in total.cells]) == (
        "In all",
        ["7", "¥10.0k", "¥300k", "−¥30.0k", "−10"],
    )
    assert [cell.text for cell in table.groups[1].rows[0].cells] == ["1", "US$500", "US$0", "US$0", "–"]
    assert "not added" in table.subtitle
    alone = figures(Totals(**{**_fields(TOTALS), "platforms": TOTALS.platforms[:2], "tools": TOTALS.tools[:2]}))
    assert (alone["platforms"].groups[0].name, alone["platforms"].subtitle) == (
        "",
        "sums over the merchants, Chinese yuan",
    )


def test_the_best_tool_is_named_within_the_currency_of_most():
    tools = figures()["tools"]
    assert tools.head == ("Taobao", "JD", "Other")
    assert tools.summary == "Most is earned by the tool for Photo shoots on Taobao: ¥40.0k."
    photo, copy = tools.groups[0].rows
    assert [cell.text for cell in photo.cells] == ["¥40.0k", "–", "–"]
    assert (copy.cells[1].text, copy.cells[1].strength) == ("−¥10.0k", 0.25)
    assert photo.cells[0].hint == "Photo shoots on Taobao: worth ¥40.0k in 4 shops, ¥10.0k each"


def test_the_ranking_leads_to_its_rows():
    most, least = figures()["most"], figures()["least"]
    assert [(bar.label, bar.text, bar.target) for bar in most.bars] == [
        ("晨光", "90", f"{ROW}7"),
        ("m2", "40", f"{ROW}2"),
    ]
    assert least.axis.low < -1.25
    assert least.summary == "Least is kept by North −125."


def _fields(totals):
    return {name: getattr(totals, name) for name in totals.__slots__}
