import json
from dataclasses import replace

import pytest
from hypothesis import given

from roi_app.documents.canonical import canonical
from roi_app.documents.document import Branding, Document, SavedWith, Scenario
from roi_app.documents.read import read_document
from roi_app.documents.write import dump, to_json
from roi_app.model.parameters import QUANTITIES, Range
from tests.documents.strategies import CATALOGUE, documents
from tests.examples import examples


@examples(24)
@given(documents())
def test_what_is_written_reads_back_as_the_same_value(document):
    reading = read_document(dump(document), CATALOGUE)
    assert reading.errors == ()
    assert reading.document == document
    assert hash(reading.document) == hash(document)


@examples(12)
@given(documents())
def test_writing_again_gives_the_same_bytes(document):
    once = dump(document)
    assert dump(read_document(once, CATALOGUE).document) == once


def test_only_what_was_given_is_written():
    assert to_json(Document()) == {
        "format": "merchant-roi",
        "version": 1,
        "merchant": {"name": "", "platform": "other", "currency": "CNY"},
        "plan": {"preset": "base", "staff_cash": "share"},
    }


def test_amounts_are_written_as_people_write_them():
    document = (
        Document(name="小店")
        .with_value("sales_per_month", 300_000.0)
        .with_value("gross_margin", 0.28)
        .with_value("review_share", Range(0, 0.25, 1))
        .with_value("ads_per_month", Range.exact(30_000))
    )
    text = dump(document).decode()
    assert '"sales_per_month": 300000,' in text
    assert '"gross_margin": 0.28,' in text
    assert '"ads_per_month": 30000' in text
    assert '"name": "小店"' in text
    assert json.loads(text)["assumptions"]["review_share"] == {"low": 0, "mode": 0.25, "high": 1}
    assert text.endswith("}\n")


def test_every_quantity_has_its_place_in_the_file():
    document = Document()
    for key, quantity in QUANTITIES.items():
        document = document.with_value(key, quantity.lowest)
    tree = to_json(document)
    for quantity in QUANTITIES.values():
        found = tree
        for name in quantity.path.split("."):
            found = found[name]
        assert found == quantity.lowest
    assert read_document(dump(document), CATALOGUE).document == document


def test_a_note_at_an_exact_amount_survives():
    data = b"""{"format": "merchant-roi", "version": 1,
        "assumptions": {"leakage": {"low": 0.1, "mode": 0.1, "high": 0.1, "why": "we measured it"}}}"""
    document = read_document(data, CATALOGUE).document
    assert document.values["leakage"] == Range.exact(0.1)
    assert to_json(document)["assumptions"]["leakage"]["why"] == "we measured it"
    assert "leakage" not in to_json(document.without_value("leakage")).get("assumptions", {})


def test_a_null_for_tools_or_levers_means_absent():
    data = b'{"format": "merchant-roi", "version": 1, "plan": {"tools_per_month": null, "levers": null}}'
    reading = read_document(data, CATALOGUE)
    assert reading.problems == ()
    assert reading.document == Document()


def test_a_byte_order_mark_does_no_harm():
    assert read_document(b"\xef\xbb\xbf" + dump(Document(name="店")), CATALOGUE).document == Document(name="店")


def test_an_addition_in_a_shape_from_elsewhere_is_kept_and_said():
    data = json.dumps(
        {"format": "merchant-roi", "version": 1, "notes": ["a", "b"], "branding": 7, "scenarios": {}, "language": None}
    ).encode()
    reading = read_document(data, CATALOGUE)
    assert reading.errors == ()
    assert {problem.where for problem in reading.warnings} == {"notes", "branding", "scenarios", "language"}
    written = json.loads(dump(reading.document))
    assert (written["notes"], written["branding"], written["scenarios"]) == (["a", "b"], 7, {})


def test_what_the_app_itself_says_wins_over_what_it_could_not_read():
    unread = read_document(b'{"format": "merchant-roi", "version": 1, "notes": [1]}', CATALOGUE).document
    assert to_json(replace(unread, notes="mine"))["notes"] == "mine"


def test_equal_documents_are_equal_files():
    fields = {("merchant", "streams", "live", "x"): 1, ("merchant", "x"): 2, ("x",): 3}
    levers = {"photo": None, "copy": "copy-model"}
    one = Document(unknown=fields, levers=levers)
    other = Document(unknown=dict(reversed(fields.items())), levers=dict(reversed(levers.items())))
    assert one == other
    assert dump(one) == dump(other)


def test_nothing_is_nothing_on_either_side_of_zero():
    data = b'{"format": "merchant-roi", "version": 1, "assumptions": {"leakage": -0.0}}'
    assert str(read_document(data, CATALOGUE).document.values["leakage"].mode) == "0.0"


def test_a_scenario_is_the_shop_alone():
    whole = Document(name="a", notes="n", language="en", branding=Branding(seller="s"))
    assert Scenario("copy", whole).document == Document(name="a")


def test_half_a_character_does_not_stop_a_save():
    assert read_document(dump(Document(name="a\ud800b")), CATALOGUE).document.name == "a?b"


@pytest.mark.parametrize("share", [0.5547, -3.0, None])
def test_a_file_says_by_which_engine_it_was_saved_and_nobody_is_warned_of_it(share):
    saved = SavedWith("0.1.0", share)
    reading = read_document(dump(Document(name="店"), saved), CATALOGUE)
    assert reading.problems == ()
    assert reading.saved_with == saved
    assert reading.document == Document(name="店")
    assert read_document(dump(reading.document), CATALOGUE).saved_with is None


def test_who_saved_a_file_is_no_part_of_the_estimate():
    reading = read_document(dump(Document(), SavedWith("0.1.0", 0.5)), CATALOGUE)
    assert canonical(reading.document, CATALOGUE) == canonical(Document(), CATALOGUE)


@pytest.mark.parametrize(
    ("given", "read", "warned"),
    [
        (3, None, ["saved_with"]),
        ({"engine": 1, "kept_share": 0.5}, None, ["saved_with.engine"]),
        ({"engine": "2", "kept_share": "half"}, SavedWith("2"), ["saved_with.kept_share"]),
        ({"engine": "2", "kept_share": True}, SavedWith("2"), ["saved_with.kept_share"]),
        ({"engine": "2", "pack": "x"}, SavedWith("2"), ["saved_with.pack"]),
        ({"kept_share": 0.5}, None, []),
        ({}, None, []),
    ],
)
def test_a_stamp_in_another_shape_is_kept_and_does_no_harm(given, read, warned):
    data = json.dumps({"format": "merchant-roi", "version": 1, "saved_with": given}).encode()
    reading = read_document(data, CATALOGUE)
    assert reading.saved_with == read
    assert [one.where for one in reading.warnings] == warned
    assert reading.errors == ()
    again = read_document(dump(reading.document, SavedWith("3", 0.25)), CATALOGUE)
    assert again.saved_with == SavedWith("3", 0.25)
