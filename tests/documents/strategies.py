"""Documents over the whole input range, with fields of other programs in them."""

from __future__ import annotations

from hypothesis import strategies as st

from roi_app.benchmarks.load import default_catalogue
from roi_app.checks.frozen import freeze
from roi_app.documents.document import PLACES, Branding, Document, Sampling, Scenario
from roi_app.model.parameters import CURRENCIES, LEVER_PRICE, PLATFORMS, QUANTITIES, STAFF_CASH, STREAMS, Range

CATALOGUE = default_catalogue()

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
FOREIGN_NAMES = TEXT.map(lambda text: f"x-{text}")
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**40), 10**40)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
).map(freeze)


def numbers(quantity):
    if quantity.whole:
        return st.integers(int(quantity.lowest), int(quantity.highest)).map(float)
    return st.floats(quantity.lowest, quantity.highest)


def ranges(quantity):
    exact = numbers(quantity).map(Range.exact)
    if quantity.whole:
        return exact
    three = st.lists(numbers(quantity), min_size=3, max_size=3).map(lambda found: Range(*sorted(found)))
    return exact | three


@st.composite
def unknown_fields(draw, values):
    rooms = [("merchant",), ("plan",), ("merchant", "streams", draw(st.sampled_from(STREAMS)))]
    rooms += [tuple(QUANTITIES[key].path.split(".")) for key in values if not QUANTITIES[key].whole]
    paths = st.tuples(st.sampled_from([(), *rooms]), FOREIGN_NAMES).map(lambda found: (*found[0], found[1]))
    return draw(st.dictionaries(paths, JSON, max_size=3))


@st.composite
def shops(draw):
    keys = draw(st.sets(st.sampled_from(sorted(QUANTITIES)), max_size=12))
    values = {key: draw(ranges(QUANTITIES[key])) for key in QUANTITIES if key in keys}
    levers = st.fixed_dictionaries(
        {},
        optional={
            place: st.none() | st.sampled_from([key for key, one in CATALOGUE.levers.items() if one.stream == place])
            for place in PLACES
        },
    )
    lever_names = st.sampled_from(sorted(CATALOGUE.levers))
    return Document(
        name=draw(TEXT),
        platform=draw(st.sampled_from(PLATFORMS)),
        currency=draw(st.sampled_from(CURRENCIES)),
        preset=draw(st.sampled_from(sorted(CATALOGUE.presets))),
        levers=draw(st.none() | levers),
        lever_prices=draw(st.dictionaries(lever_names, ranges(LEVER_PRICE), max_size=3)),
        staff_cash=draw(st.sampled_from(STAFF_CASH)),
        as_claimed=tuple(draw(st.lists(lever_names, max_size=3, unique=True))),
        values=values,
        unknown=draw(unknown_fields(values)),
    )


def extremes(quantity):
    """The ends of what is allowed, what lies closest to them, and anything between."""
    ends = [quantity.lowest, quantity.highest]
    if not quantity.whole:
        inside = (5e-324, 1e-308, 1e-12, quantity.highest * (1 - 1e-16))
        ends += [number for number in inside if quantity.lowest <= number <= quantity.highest]
    number = st.sampled_from(ends) | numbers(quantity)
    exact = number.map(Range.exact)
    if quantity.whole:
        return exact
    return exact | st.lists(number, min_size=3, max_size=3).map(lambda found: Range(*sorted(found)))


@st.composite
def extreme_shops(draw):
    """Shops with values at the ends of what is allowed; many are given, or few."""
    keys = draw(st.sets(st.sampled_from(sorted(QUANTITIES)), min_size=draw(st.sampled_from([0, 20, len(QUANTITIES)]))))
    return Document(
        platform=draw(st.sampled_from(PLATFORMS)),
        currency=draw(st.sampled_from(CURRENCIES)),
        preset=draw(st.sampled_from(sorted(CATALOGUE.presets))),
        staff_cash=draw(st.sampled_from(STAFF_CASH)),
        values={key: draw(extremes(QUANTITIES[key])) for key in QUANTITIES if key in keys},
    )


@st.composite
def documents(draw):
    shop = draw(shops())
    scenarios = draw(st.lists(st.builds(Scenario, TEXT, shops()), max_size=2))
    return Document(
        **{name: getattr(shop, name) for name in Document.__dataclass_fields__ if name not in ADDED},
        language=draw(st.sampled_from([None, "zh-Hant", "zh-Hans", "en"])),
        scenarios=tuple(scenarios),
        sampling=Sampling(draw(st.integers(0, 2**64 - 1)), draw(st.floats(0, 0.9))),
        branding=Branding(draw(TEXT), draw(st.sampled_from(["", "#1a2B3c"])), draw(st.sampled_from(["", "aGk="]))),
        notes=draw(TEXT),
    )


ADDED = ("language", "scenarios", "branding", "sampling", "notes")
