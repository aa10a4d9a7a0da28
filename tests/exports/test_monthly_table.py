import csv
import io
import json

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roi_app.documents.samples import SAMPLES, sample
from roi_app.exports.json_result import as_json, result
from roi_app.exports.monthly_table import as_csv, as_parquet, formula_safe, monthly_table
from roi_app.exports.parquet import parquet_bytes
from roi_app.texts.catalog import LANGUAGES, Texts
from roi_app.texts.formatting import Wording
from tests.exports.workbook.cases import answered, random_document

DOCUMENTS = {name: sample(name) for name in SAMPLES} | {str(seed): random_document(seed) for seed in range(3)}


def table_of(document, language="en"):
    return monthly_table(answered(document), Wording(language, document.currency))


def months_of(document):
    return json.loads(as_json(result(answered(document))))["monthly"]


def read_parquet(data, folder):
    path = folder / "table.parquet"
    path.write_bytes(data)
    with duckdb.connect() as connection:
        found = connection.execute("select * from read_parquet(?)", [str(path)])
        names, kinds = [one[0] for one in found.description], [str(one[1]) for one in found.description]
        rows = found.fetchall()
        facts = connection.execute("select key, value from parquet_kv_metadata(?)", [str(path)]).fetchall()
    return names, kinds, rows, {key.decode(): value.decode() for key, value in facts}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_csv_holds_every_month_at_full_precision(name, language):
    data = as_csv(table_of(DOCUMENTS[name], language))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n")
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    months = months_of(DOCUMENTS[name])
    assert [[float(cell) for cell in row] for row in rows] == [list(month.values()) for month in months]
    assert head[0] == Texts(language).text("table.month")
    assert DOCUMENTS[name].currency in head[1]
    assert len(set(head)) == len(head) == len(months[0])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_parquet_holds_every_month_under_the_names_of_the_printed_result(name, tmp_path):
    document = DOCUMENTS[name]
    names, kinds, rows, facts = read_parquet(as_parquet(table_of(document)), tmp_path)
    months = months_of(document)
    assert names == list(months[0])
    assert kinds == ["INTEGER"] + ["DOUBLE"] * (len(names) - 1)
    assert [dict(zip(names, row, strict=True)) for row in rows] == months
    assert facts["currency"] == document.currency
    assert facts["inputs_sha256"] == result(answered(document))["engine"]["inputs_sha256"]


@given(
    st.integers(0, 200).flatmap(
        lambda rows: st.dictionaries(
            st.text("abc_", min_size=1, max_size=8),
            st.lists(st.floats(allow_nan=False), min_size=rows, max_size=rows)
            | st.lists(st.integers(-(2**31), 2**31 - 1), min_size=rows, max_size=rows),
            min_size=1,
            max_size=20,
        )
    ),
    st.dictionaries(st.text("abc", min_size=1), st.text(st.characters(exclude_categories=["Cs"])), max_size=16),
)
@settings(max_examples=30)
def test_any_columns_come_back_from_an_independent_reader(tmp_path_factory, columns, facts):
    data = parquet_bytes(columns, facts)
    names, _, rows, read = read_parquet(data, tmp_path_factory.mktemp("parquet"))
    assert names == list(columns)
    assert rows == list(zip(*columns.values(), strict=True))
    assert read == facts


def test_columns_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="different lengths"):
        parquet_bytes({"a": [1], "b": [1, 2]}, {})
    with pytest.raises(ValueError, match="different lengths"):
        parquet_bytes({}, {})


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_a_text_that_begins_like_a_formula_is_marked_as_text(text):
    assert formula_safe(text) == "'" + text
    assert formula_safe("a" + text) == "a" + text


def test_a_figure_that_does_not_exist_is_empty_or_nan(tmp_path):
    table = table_of(sample("clothing"))
    column = table.columns[1]
    gone = type(column)(column.key, column.label, column.unit, (None, *column.values[1:]))
    holed = type(table)((table.columns[0], gone), table.facts)
    assert as_csv(holed).decode("utf-8-sig").split("\r\n")[1] == "1,"
    _, _, rows, _ = read_parquet(as_parquet(holed), tmp_path)
    assert rows[0][1] != rows[0][1]
