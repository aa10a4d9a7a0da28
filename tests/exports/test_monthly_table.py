import csv
import io
import math

import pytest

from roi_app.documents.samples import SAMPLES, sample
from roi_app.exports.json_result import result
from roi_app.exports.monthly_table import Table, TableColumn, as_csv, formula_safe, monthly_table
from roi_app.texts.catalog import LANGUAGES, Texts
from roi_app.texts.formatting import Wording
from tests.exports.workbook.cases import answered, random_document

DOCUMENTS = {name: sample(name) for name in SAMPLES} | {str(seed): random_document(seed) for seed in range(6)}


def table_of(document, language="en"):
    return monthly_table(answered(document), Wording(language, document.currency))


def rows_of(document):
    """The file's rows as numbers, each by the column's name in English."""
    _, *rows = csv.reader(io.StringIO(as_csv(table_of(document)).decode("utf-8-sig")))
    names = [column.label.removesuffix(f" ({document.currency})") for column in table_of(document).columns]
    return [dict(zip(names, map(float, row), strict=True)) for row in rows]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_is_utf_8_with_heads_in_the_readers_language(name, language):
    document = DOCUMENTS[name]
    data = as_csv(table_of(document, language))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n")
    head = next(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert head[:2] == [Texts(language).text(f"table.{key}") for key in ("month", "discount_factor")]
    assert document.currency in head[2]
    assert len(set(head)) == len(head)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_month_is_the_printed_results_at_full_precision(name):
    document = DOCUMENTS[name]
    words = Texts("en")
    months = result(answered(document))["monthly"]
    for row, month in zip(rows_of(document)[1:], months, strict=True):
        assert {key: row[words.text(f"table.{key}")] for key in month} == month


@pytest.mark.parametrize("name", DOCUMENTS)
def test_discounted_net_adds_up_to_the_net_present_value(name):
    rows = rows_of(DOCUMENTS[name])
    flows = [row["Net"] * row["Discount factor"] for row in rows]
    npv = answered(DOCUMENTS[name]).value("npv")
    assert sum(flows) == pytest.approx(npv, rel=1e-9, abs=1e-9 * max(map(abs, flows), default=0.0) + 1e-9)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_row_adds_up(name):
    brings, total = ("Saving", "Sales uplift"), 0.0
    not_flows = {"Month", "Discount factor", "Net", "Running total", "Rivals using AI"}
    for row in rows_of(DOCUMENTS[name]):
        net = sum(value if key in brings else -value for key, value in row.items() if key not in not_flows)
        total += row["Net"]
        scale = 1e-9 * (1 + max(abs(value) for value in row.values()))
        assert row["Net"] == pytest.approx(net, abs=scale)
        assert row["Running total"] == pytest.approx(total, abs=100 * scale)


def test_month_0_holds_the_set_up_alone():
    document = sample("clothing").with_value("setup_cost", 2000)
    first = rows_of(document)[0]
    assert first == dict.fromkeys(first, 0.0) | {
        "Discount factor": 1.0,
        "Set-up": 2000.0,
        "Net": -2000.0,
        "Running total": -2000.0,
        "Rivals using AI": answered(document).value("rival_adoption"),
    }


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_a_text_that_begins_like_a_formula_is_marked_as_text(text):
    assert formula_safe(text) == "'" + text
    assert formula_safe("a" + text) == "a" + text


def test_a_figure_that_does_not_exist_is_empty():
    month, *_, net = table_of(sample("clothing")).columns[:3]
    table = Table((month, TableColumn(net.label, net.unit, (None, math.pi, *net.values[2:]))))
    assert as_csv(table).decode("utf-8-sig").split("\r\n")[1:3] == ["0,", f"1,{math.pi!r}"]
