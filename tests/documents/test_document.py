import pytest

from roi_app.checks.frozen import FrozenMap, freeze, thaw
from roi_app.documents.document import Document
from roi_app.model.parameters import Range

USUAL = {"photo": "virtual-model", "copy": "copy-model"}


def test_a_document_is_a_value():
    one = Document(values={"ads_per_month": Range.exact(5.0)})
    two = Document().with_value("ads_per_month", 5)
    assert one == two
    assert hash(one) == hash(two)
    assert one != two.with_value("ads_per_month", 6)
    assert two.without_value("ads_per_month") == Document()


def test_a_change_leaves_the_old_document_as_it_was():
    old = Document()
    old.with_value("leakage", 0.1).with_lever("photo", None, USUAL).with_lever_price("copy-model", 9).with_claim("a")
    assert old == Document()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("leakage", -0.1),
        ("leakage", 1.1),
        ("leakage", float("nan")),
        ("leakage", Range(0.2, 0.1, 0.3)),
        ("horizon_months", 12.5),
        ("horizon_months", Range(12, 24, 36)),
    ],
)
def test_what_no_file_may_hold_is_refused(key, value):
    with pytest.raises(ValueError, match=key):
        Document().with_value(key, value)


def test_an_unknown_quantity_is_refused():
    with pytest.raises(KeyError):
        Document().with_value("luck", 1)


def test_picking_one_lever_keeps_the_usual_ones():
    document = Document().with_lever("copy", None, USUAL)
    assert document.levers == {"photo": "virtual-model", "copy": None}
    assert document.with_lever("video", "video-generator", USUAL).levers == {
        "photo": "virtual-model",
        "copy": None,
        "video": "video-generator",
    }
    assert document.with_usual_levers() == Document()
    with pytest.raises(KeyError):
        document.with_lever("planning", None, USUAL)


def test_prices_and_claims_come_and_go():
    document = Document().with_lever_price("copy-model", 80).with_claim("marketing-companion")
    assert document.lever_prices == {"copy-model": Range.exact(80)}
    assert document.with_claim("marketing-companion").as_claimed == ("marketing-companion",)
    assert document.without_lever_price("copy-model").without_claim("marketing-companion") == Document()
    with pytest.raises(ValueError, match="too_low"):
        document.with_lever_price("copy-model", -1)


def test_removing_a_value_removes_what_was_noted_at_it_and_nothing_else():
    document = Document(
        values={"leakage": Range.exact(0.1)}, unknown={("assumptions", "leakage", "why"): "x", ("extra",): 1}
    )
    assert document.without_value("leakage").unknown == {("extra",): 1}


def test_frozen_json_thaws_to_what_it_was():
    tree = {"a": [1, {"b": None}, "c"], "d": True}
    assert thaw(freeze(tree)) == tree
    assert hash(freeze(tree)) == hash(freeze({"d": True, "a": [1, {"b": None}, "c"]}))
    assert FrozenMap({"a": 1}) != FrozenMap({"a": 2})
    with pytest.raises(TypeError):
        freeze({"a": object()})
