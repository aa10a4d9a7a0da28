import json
from pathlib import Path

import pytest
from hypothesis import given

from roi_app import __version__, assets
from roi_app.documents.document import Document, SavedWith
from roi_app.documents.samples import SAMPLES, sample
from roi_app.documents.write import dump
from roi_app.model.estimate import STEPS
from roi_app.model.parameters import QUANTITIES
from roi_app.texts.catalog import Texts
from tests.cli.running import run
from tests.documents.strategies import documents
from tests.examples import examples

WORKED = assets.path("samples", "clothing.roi")


def estimated(document: Document, *arguments: str) -> dict:
    return strict(run("estimate", "-", "--json", *arguments, stdin=dump(document)).out)


def strict(data: bytes) -> dict:
    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    return json.loads(data, parse_constant=refuse)


def test_the_worked_shop_comes_out_to_the_cent():
    ran = run("estimate", str(WORKED), "--json")
    printed = strict(ran.out)
    headline, worth = printed["headline"], printed["present_values"]
    assert (ran.status, ran.err) == (0, b"")
    # photo 4500 × .60 × .75, design 8450 × .50 × .75 × (.74 × .60 + .26 × .35), copy (1000 + .50 × 1000) × .50 × .75,
    # video 2000 × .45 × .75, service 9000 × .45 × .75
    assert headline["saved_per_month"] == pytest.approx(2_025 + 1_695.28125 + 562.5 + 675 + 3_037.5)
    assert round(headline["saved_per_month"], 2) == 7_995.28
    assert round(headline["npv"], 2) == 152_521.98
    assert round(headline["npv_vs_standing_still"], 2) == 168_200.16
    assert round(headline["kept_share"], 4) == 0.5547
    assert round(headline["kept_share_vs_standing_still"], 4) == 0.6118
    assert round(headline["roi"], 4) == 1.3969
    assert round(headline["payback_months"], 4) == 1.5918
    assert headline["falls_again_month"] is None
    assert round(headline["break_even_intensity"], 4) == 1.4368
    assert round(headline["exit_intensity"], 4) == 1.6961
    assert {name: round(value) for name, value in worth.items()} == {
        "saving": 237_509, "uplift": 37_430, "tools": 48_339, "oversight": 0, "content_race": 46_681,
        "traffic_race": 6_937, "tool_race": 5_227, "erosion": 8_741, "leakage": 4_492, "setup": 2_000,
    }  # fmt: skip
    assert {name: round(one["saved_per_month"], 2) for name, one in printed["streams"].items()} == {
        "photo": 2_025, "design": 1_695.28, "copy": 562.50, "video": 675, "service": 3_037.50, "live": 0,
    }  # fmt: skip
    assert [round(worth) for worth in list(printed["payoff"].values())[:4]] == [220_108, 103_169, 0, -42_289]
    assert printed["payoff"]["name"] == "win_win"


@examples(20)
@given(documents())
def test_any_valid_document_gives_strict_json(document):
    ran = run("estimate", "-", "--json", stdin=dump(document))
    printed = strict(ran.out)
    assert ran.status == 0
    assert printed["currency"] == document.currency
    assert len(printed["monthly"]) == int(
        document.values["horizon_months"].mode if "horizon_months" in document.values else 36
    )
    assert b"-0.0," not in ran.out
    assert all(line.startswith("roi-app: ") for line in ran.complaints)


@examples(12)
@given(documents())
def test_any_valid_document_gives_a_table_in_which_nothing_moves_the_cursor(document):
    ran = run("estimate", "-", "--lang", "zh-Hant", stdin=dump(document))
    assert ran.status == 0
    assert all(one.isprintable() or one.isspace() for one in ran.text)
    assert not set(ran.text) & set("\r\t\v\f\x1b\u2028\u202e")


@pytest.mark.parametrize("name", SAMPLES)
def test_the_english_table_names_no_keys(name):
    ran = run("estimate", str(assets.path("samples", f"{name}.roi")), "--lang", "en")
    words = set(ran.text.replace(",", " ").replace("(", " ").split())
    keys = {key for key in (*STEPS, *QUANTITIES) if "_" in key or "." in key}
    assert ran.status == 0
    assert not words & keys
    assert not [word for word in words if "_" in word]
    assert "{" not in ran.text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("55", "61", "¥152,522", "¥168,200", "¥7,995", "140%", "month 2", "1.44", "1.70", "Win-win")),
        ("zh-Hant", ("55", "61", "¥152,522", "¥168,200", "¥7,995", "140%", "第 2 個月", "1.44", "1.70", "雙贏")),
        ("zh-Hans", ("55", "61", "¥152,522", "¥168,200", "¥7,995", "140%", "第 2 个月", "1.44", "1.70", "双赢")),
    ],
)
def test_the_table_says_the_answer_in_the_readers_language(language, words):
    text = run("estimate", str(WORKED), "--lang", language).text
    assert [word for word in (*words, Texts(language).text("head.kept")) if word not in text] == []


def test_the_table_says_what_a_person_must_know_beside_the_figures():
    jd = Document(platform="jd", as_claimed=("marketing-companion",))
    for key, value in {
        "copy.staff": 2,
        "copy.wage_per_month": 9_000,
        "sales_per_month": 1e6,
        "gross_margin": 0.3,
    }.items():
        jd = jd.with_value(key, value)
    text = " ".join(run("estimate", "-", "--lang", "en", stdin=dump(jd)).text.split())
    assert "θ is a judgement" in text
    assert "which need not stay so: AI營銷搭子" in text
    assert "rests on a vendor's own claim" in text
    assert "Product design, the supply chain and complex service stay with people" in text


BARE = Document().with_lever("copy", None, {}).with_value("copy.units_per_month", 10).with_value("copy.unit_price", 87)


@pytest.mark.parametrize(
    ("shop", "said"),
    [
        (Document(), "nothing to save"),
        (Document().with_value("sales_per_month", 300_000), "nothing to save"),
        (BARE, "no tool takes over any work"),
    ],
)
def test_a_plan_that_lacks_something_says_what_and_no_zero(shop, said):
    ran = run("estimate", "-", "--lang", "en", "--trials", "128", stdin=dump(shop))
    assert ran.status == 0
    assert said in ran.text
    assert "¥0" not in ran.text
    assert "standing still" not in ran.text
    assert ran.text.count("¥870") == (2 if "tool" in said else 0)
    assert estimated(Document())["headline"]["kept_share"] is None


def test_each_error_is_one_line_with_its_path_and_the_status_is_2():
    shop = {"streams": {"photo": {"units_per_month": "six"}, "foto": {}}, "gross_margin": 28}
    data = json.dumps({"format": "merchant-roi", "version": 1, "merchant": shop}).encode()
    ran = run("estimate", "-", "--json", "--lang", "en", stdin=data)
    assert (ran.status, ran.out) == (2, b"")
    assert len(ran.complaints) == 3
    found = dict(line.removeprefix("roi-app: ").split(": ", 1) for line in ran.complaints)
    assert "expected is a number" in found["merchant.streams.photo.units_per_month"]
    assert '"photo"' in found["merchant.streams.foto"]
    assert "0.28" in found["merchant.gross_margin"]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "empty"), (b"{", "JSON"), (b'{"format": "other"}', "format"), ('{"a": "服飾"}'.encode("utf-16"), "UTF-16")],
)
def test_what_is_no_estimate_is_refused(data, words):
    ran = run("estimate", "-", "--lang", "en", stdin=data)
    assert (ran.status, ran.out) == (2, b"")
    assert words in ran.complaints[0]


def test_a_file_that_is_not_there_is_named():
    ran = run("estimate", "no/such.roi", "--lang", "en")
    assert ran.status == 2
    assert ran.complaints == ["roi-app: There is no file no/such.roi. Check its name and folder."]


def test_standard_input_larger_than_a_document_may_be_is_refused():
    ran = run("estimate", "-", "--lang", "en", stdin=b" " * (16 * 2**20 + 1))
    assert ran.status == 2
    assert "too large" in ran.complaints[0]


def test_standard_input_and_the_file_give_the_same_bytes():
    by_name = run("estimate", str(WORKED), "--json")
    assert run("estimate", "-", "--json", stdin=WORKED.read_bytes()) == by_name


def test_a_warning_is_said_and_the_estimate_goes_on():
    document = sample("clothing").with_lever("live", "jd-digital-human", {})
    data = json.loads(dump(document))
    data["colour"] = "red"
    ran = run("estimate", "-", "--json", "--lang", "en", stdin=json.dumps(data).encode())
    assert ran.status == 0
    assert strict(ran.out)["headline"]["npv"] > 0
    said = [line.removeprefix("roi-app: warning: ").split(":")[0] for line in ran.complaints]
    assert said == ["colour", "plan.levers.live", "plan.levers.live"]


def pack(folder: Path, text: str) -> str:
    path = folder / "own.toml"
    path.write_text(
        'format = "merchant-roi-benchmarks"\nformat_version = 1\nextends = "merchant-roi"\nkey = "own"\nversion = "1"\n'
        'read_on = 2026-11-23\ntitle.zh-Hant = "自訂"\ntitle.zh-Hans = "自定"\ntitle.en = "Own"\n' + text,
        encoding="utf-8",
    )
    return str(path)


FIGURE = """
[assumptions.review_share]
unit = "share"
low = 1
mode = 1
high = 1
sources = ["judgement"]
grade = "assumption"
read_on = 2026-01-01
valid_until = {until}
note.zh-Hant = "例"
note.zh-Hans = "例"
note.en = "For example"
"""


def test_a_pack_of_ones_own_changes_the_estimate_and_is_named(tmp_path):
    own = pack(tmp_path, FIGURE.format(until="2999-01-01"))
    printed = strict(run("estimate", str(WORKED), "--json", "--pack", own).out)
    # All that AI does is done again by people: nothing is saved.
    assert printed["headline"]["saved_per_month"] == 0
    assert printed["engine"]["pack"] == {"id": "own", "version": "1"}


def test_a_figure_in_use_that_is_out_of_date_is_one_warning(tmp_path):
    ran = run(
        "estimate", str(WORKED), "--json", "--lang", "en", "--pack", pack(tmp_path, FIGURE.format(until="2026-01-02"))
    )
    assert ran.status == 0
    warnings = [line for line in ran.complaints if "valid-until" in line]
    assert len(warnings) == 1


def test_a_broken_pack_stops_the_estimate(tmp_path):
    own = pack(tmp_path, FIGURE.format(until="2999-01-01").replace("mode = 1", "mode = 7"))
    ran = run("estimate", str(WORKED), "--json", "--lang", "en", "--pack", own)
    assert (ran.status, ran.out) == (2, b"")
    assert all("own.toml" in line and "review_share" in line for line in ran.complaints)


def test_the_price_agreed_stands_in_the_table():
    document = sample("clothing").without_value("tools_per_month").with_lever_price("copy-model", 123)
    lines = run("estimate", "-", "--lang", "en", stdin=dump(document)).text.splitlines()
    table = lines[lines.index("What each tool is worth") :]
    copywriting = next(line for line in table if line.startswith("  Copywriting "))
    assert "¥123" in copywriting.split()


def test_each_tool_has_its_worth_its_highest_price_and_a_verdict():
    lines = run("estimate", str(WORKED), "--lang", "en", "--trials", "1024").text.splitlines()
    table = lines[lines.index("What each tool is worth") + 2 :]
    video = next(line for line in table if line.startswith("  Video "))
    assert {"¥400", "¥675", "¥4,210", "¥522", "negotiate"} <= set(video.split())
    assert any("negotiate. Agreed at" in line for line in table)
    assert any("AI alone is no moat." in line for line in table)


def test_a_file_of_another_engine_is_said_to_be_computed_anew_and_counts_the_same():
    document = sample("clothing")
    ran = run("estimate", "-", "--json", stdin=dump(document, SavedWith("0.0.1", 0.1)))
    (note,) = ran.complaints
    assert note.startswith("roi-app: note: This file was saved with engine 0.0.1")
    assert "of every 100 you kept 10, and now you keep" in note
    assert strict(ran.out) == estimated(document)
    assert run("estimate", "-", stdin=dump(document, SavedWith(__version__, 0.1))).complaints == []
