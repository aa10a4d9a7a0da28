"""Every text is asked for somewhere, every key that is asked for exists, and every field is filled."""

import string
from collections.abc import Iterable, Mapping
from functools import cache

import pytest

from roi_app.checks.encodings import ENCODINGS
from roi_app.figures.missing import Missing
from roi_app.gui.dialogs.import_books.groups_table import Column as GroupColumn
from roi_app.gui.dialogs.import_books.result_table import Column as ResultColumn
from roi_app.gui.dialogs.import_books.row_index import By
from roi_app.gui.dialogs.import_books.rows_table import Column as RowColumn
from roi_app.gui.panels.inputs.sections import CHOICES
from roi_app.ledger.cells import DayOrder
from roi_app.ledger.kinds import Kind
from roi_app.ledger.rules import default_rules
from roi_app.model.estimate import STEPS
from roi_app.model.parameters import QUANTITIES
from roi_app.texts.catalog import Texts
from tests.texts.keys import Family, calls, ends, families, literals

TEXTS = Texts("en")
KEYS = TEXTS.keys()


@cache
def declared() -> Mapping[str, Iterable[str]]:
    """What fills a family beside the words of the modules that ask for it: the keys of a registry, parts put together.

    Made when it is asked for: it reads all of the code.
    """
    return {
        "choice.*": CHOICES,
        "evidence.column.*": ("source",),
        "export.filter.*": ("pdf", "xlsx", "csv", "png", "svg"),
        "export.picture.*": literals(),
        "figure.*": STEPS,
        "figure.*.note": STEPS,
        "import.column.*": [*(one.name.lower() for one in (*RowColumn, *GroupColumn)), *(f"by_{one}" for one in By)],
        "import.encoding.*": [one.replace("-", "_") for one in ENCODINGS],
        "import.option.*": [*(one for one in DayOrder if one), "count", "leave_out"],
        "import.result.*": [one.name.lower() for one in ResultColumn],
        "ledger.kind.*": tuple(Kind),
        "ledger.rejected.*": literals(),
        "ledger.rule.*": {*literals(), *(rule.id for rule in default_rules().rules)},
        "missing.page.*": literals(),
        "month.*": [str(month) for month in range(1, 13)],
        "notice.*": literals(),
        "pdf.lack.*": tuple(Missing),
        "present.label.*": QUANTITIES,
        "problem.*": {*literals(), "pdf_logo_entities", "pdf_logo_too_complex"},
        "quantity.*": QUANTITIES,
        "quantity.*.full": QUANTITIES,
        "quantity.*.help": QUANTITIES,
        "tools.hint.*": ("saved",),
        "waterfall.bar.*": STEPS,
    }


def fields(key: str) -> set[str]:
    return {field for form in TEXTS.forms(key) for _, field, _, _ in string.Formatter().parse(form) if field}


def is_asked_for(key: str, family: Family) -> bool:
    filled = family.ends_of(key)
    return filled is not None and all(
        one in ends(family) or one in declared().get(family.pattern, ()) for one in filled
    )


def test_every_text_is_asked_for():
    unused = [key for key in KEYS if key not in literals() and not any(is_asked_for(key, one) for one in families())]
    assert unused == [], "delete these texts, or say in declared() what asks for them"


def test_what_is_declared_is_needed():
    patterns = {family.pattern for family in families()}
    assert set(declared()) <= patterns


def test_every_text_that_is_asked_for_is_there():
    missing = {call.key: call.place for call in calls() if "." in call.key and call.key not in TEXTS}
    assert missing == {}
    empty = [family for family in families() if family.is_text and not any(family.ends_of(key) for key in KEYS)]
    assert empty == []


def test_every_field_of_a_text_is_filled():
    lacking = {
        call.place: fields(call.key) - call.fields
        for call in calls()
        if call.key in TEXTS and call.fields is not None and not fields(call.key) <= call.fields
    }
    assert lacking == {}


def test_what_reads_the_code_sees_what_is_there():
    assert any(call.key == "head.npv" and call.fields == {"count"} for call in calls())
    assert any(family.pattern == "unit.*" and "days" in ends(family) for family in families())
    assert "menu.quit" in literals()
    with pytest.raises(KeyError):
        fields("menu.not_there")
