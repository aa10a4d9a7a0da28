"""Documents of all kinds, as another program would write them, give the figures of the contract."""

import json

from hypothesis import given
from hypothesis import strategies as st

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.read import read_document
from roi_app.estimates.answer import answer
from roi_app.exports.json_result import result
from tests.examples import examples
from tests.exports import contract
from tests.model import independent
from tests.model.printed import differences

CATALOGUE = default_catalogue()


def amounts(highest, steps=20):
    """Mostly exact, sometimes a range; 0 and both ends now and then."""
    exact = st.integers(0, steps).map(lambda step: round(highest * step / steps, 6))
    ranged = st.lists(exact, min_size=3, max_size=3).map(
        lambda three: dict(zip(("low", "mode", "high"), sorted(three), strict=True))
    )
    return st.one_of(exact, exact, ranged)


WORK = {
    "units_per_month": amounts(400),
    "unit_price": amounts(60),
    "staff": amounts(5),
    "wage_per_month": amounts(12_000),
}
STREAM = st.one_of(*(st.fixed_dictionaries({}, optional=WORK),) * 2, st.fixed_dictionaries(WORK))
OWN = {
    **dict.fromkeys((name for name in contract.BASE if name.endswith("_coverage")), 1),
    "design_replacement_probability": 1, "design_people_replaced": 2, "design_people_replaced_otherwise": 1,
    "review_share": 1, "cash_capture": 1, "ramp_months": 24, "sales_uplift": 0.2, "contested_share": 1,
    "leakage": 0.05, "involution_intensity": 3, "traffic_inflation": 0.5, "rival_adoption": 1, "adoption_ceiling": 1,
    "adoption_speed": 0.5, "tool_price_growth": 0.6, "sticking_probability": 1,
}  # fmt: skip


@st.composite
def documents(draw):
    levers = st.fixed_dictionaries(
        {}, optional={stream: st.none() | st.sampled_from(sorted(one)) for stream, one in contract.LEVERS.items()}
    )
    names = sorted(lever for one in contract.LEVERS.values() for lever in one)
    plan = {
        "preset": st.sampled_from(sorted(contract.PRESETS)),
        "levers": st.none() | levers,
        "horizon_months": st.integers(12, 60),
        "discount_rate": amounts(0.3),
        "setup_cost": amounts(20_000),
        "tools_per_month": st.none() | amounts(3_000),
        "oversight_per_month": amounts(2_000),
        "staff_cash": st.sampled_from(("share", "whole_heads")),
        "lever_prices": st.dictionaries(st.sampled_from(names), amounts(2_000), max_size=4),
        "as_claimed": st.lists(st.sampled_from(("marketing-companion", "virtual-model")), unique=True, max_size=2),
    }
    merchant = {
        "name": st.text(max_size=5).filter(str.isprintable),
        "platform": st.sampled_from(sorted(contract.USUAL)),
        "currency": st.sampled_from(("CNY", "USD", "JPY")),
        "sales_per_month": amounts(600_000),
        "gross_margin": amounts(1),
        "ads_per_month": amounts(60_000),
        "streams": st.fixed_dictionaries({}, optional=dict.fromkeys(contract.STREAMS, STREAM)),
    }
    own = {name: amounts(highest) for name, highest in OWN.items()}
    rooms = {
        "merchant": _mostly(draw, merchant, "streams", "platform", "sales_per_month", "gross_margin"),
        "plan": _mostly(draw, plan, "preset", "as_claimed"),
        "assumptions": draw(st.fixed_dictionaries({}, optional=own) | st.just({})),
    }
    left_out = draw(st.sampled_from((None,) * 8 + tuple(rooms)))
    return {"format": "merchant-roi", "version": 1} | {key: room for key, room in rooms.items() if key != left_out}


def _mostly(draw, fields, *names):
    """An object that nearly always has some fields, and any of the others or none."""
    needed = () if draw(st.integers(0, 9)) == 0 else names
    return draw(
        st.fixed_dictionaries(
            {name: fields[name] for name in needed},
            optional={name: one for name, one in fields.items() if name not in needed},
        )
    )


@examples(50)
@given(documents())
def test_any_document_gives_the_figures_of_the_contract(document):
    assert compared(document) == []


@examples(25)
@given(documents(), st.fixed_dictionaries(WORK))
def test_a_claim_that_is_taken_in_gives_the_figures_of_the_contract(document, copy):
    merchant = document.setdefault("merchant", {}) | {"platform": "jd"}
    streams = merchant.get("streams", {}) | {"copy": copy | {"units_per_month": 10}}
    plan = document.get("plan", {}) | {"as_claimed": ["marketing-companion"], "levers": None}
    own = {name: value for name, value in document.get("assumptions", {}).items() if name != "sales_uplift"}
    claimed = document | {"merchant": merchant | {"streams": streams}, "plan": plan, "assumptions": own}
    assert compared(claimed) == []
    assert claimed_uplift(claimed) == 0.3
    assert claimed_uplift(claimed | {"assumptions": own | {"sales_uplift": 0.01}}) < 0.3


def claimed_uplift(document):
    return estimated(document).by_stream("uplift_by_stream")["copy"]


def estimated(document):
    reading = read_document(json.dumps(document).encode(), CATALOGUE)
    assert reading.errors == ()
    return answer(resolve(reading.document, CATALOGUE))


def compared(document):
    found = estimated(document)
    currency = document.get("merchant", {}).get("currency", "CNY")
    theirs = independent.estimate(contract.merchant_of(document, CATALOGUE.currencies.per_cny[currency]))
    ours = {name: one for name, one in result(found).items() if name in theirs}
    ours["streams"] = {
        stream: {name: figure for name, figure in one.items() if name != "lever"}
        for stream, one in ours["streams"].items()
    }
    return differences(ours, theirs, found.values, 0)
