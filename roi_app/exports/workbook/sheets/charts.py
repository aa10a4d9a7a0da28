"""The two charts of the summary: what stays of what is saved, and the running total over time."""

from __future__ import annotations

from typing import Any, Final

from roi_app.exports.workbook.book import Book, Sheet
from roi_app.exports.workbook.case_sheets import CaseSheets
from roi_app.exports.workbook.layout import BALANCE, HEADLINE_ROW, WATERFALL_ROW, cell_ranges
from roi_app.exports.workbook.sheets.monthly import DRAWN_MONTH, DRAWN_RIVALS
from roi_app.exports.workbook.sheets.waterfall import Drawn
from roi_app.exports.workbook.style import ACCENT, FONTS, GREY, HAIRLINE, MUTED, RED, TEXT, money_format

RIVALS_LINE: Final = {"color": RED, "width": 1.5, "dash_type": "dash"}
"""How rivals follow, as the window draws it."""

_COLUMN: Final = 3
LAST_CHART_COLUMN: Final = 7
"""Up to which the charts reach, and paper: what stands further right are workings."""

_WIDE, _HIGH = 490, 300


def put_charts(book: Book, sheet: Sheet, case: CaseSheets, drawn: Drawn) -> None:
    """Set both charts beside the headline and the table that they draw."""
    size = {"object_position": 2, "x_offset": 14}
    first = {**size, "description": case.wording.text("waterfall.title")}
    sheet.engine.insert_chart(HEADLINE_ROW - 1, _COLUMN, _waterfall(book, case, drawn), first)
    second = {**size, "description": case.wording.text("over_time.title")}
    sheet.engine.insert_chart(WATERFALL_ROW, _COLUMN, _over_time(book, case), second)


def _waterfall(book: Book, case: CaseSheets, drawn: Drawn) -> Any:  # noqa: ANN401 - the engine's own
    chart = book.chart({"type": "column", "subtype": "stacked"})
    unseen = {"fill": {"none": True}, "border": {"none": True}}
    labels = "=" + case.address(drawn.labels)
    for cells, look in (
        (drawn.base, unseen),
        (drawn.up, {"points": _points(drawn)}),
        (drawn.down, {"points": _points(drawn)}),
    ):
        chart.add_series({"categories": labels, "values": "=" + case.address(cells), "gap": 45, **look})
    chart.set_x_axis({"num_font": {**_font(case, MUTED), "size": 8}, "label_position": "low", "line": {"color": GREY}})
    return _finished(chart, case, "waterfall.title", legend=False)


def _points(drawn: Drawn) -> list[dict[str, Any]]:
    return [{"fill": {"color": colour}, "border": {"none": True}} for colour in drawn.colours]


def _over_time(book: Book, case: CaseSheets) -> Any:  # noqa: ANN401 - the engine's own
    chart = book.chart({"type": "scatter", "subtype": "straight"})
    months = "=" + case.address(DRAWN_MONTH)
    for name, cells, line, second in (
        ("figure.cumulative_net", cell_ranges()[BALANCE], {"color": ACCENT, "width": 2.25}, False),
        (
            "figure.rival_adoption_by_month",
            DRAWN_RIVALS,
            RIVALS_LINE,
            True,
        ),
    ):
        chart.add_series(
            {
                "name": case.wording.text(name),
                "categories": months,
                "values": "=" + case.address(cells),
                "line": line,
                "marker": {"type": "none"},
                "y2_axis": second,
            }
        )
    chart.set_x_axis(
        {
            "name": case.wording.text("figure.month"),
            "name_font": _font(case, MUTED),
            "num_font": _font(case, MUTED),
            "min": 0,
            "major_unit": 6,
            "major_gridlines": {"visible": False},
            "label_position": "low",
            "line": {"color": GREY},
        }
    )
    chart.set_y2_axis({"min": 0, "max": 1, "num_format": "0%", "num_font": _font(case, MUTED), "line": {"none": True}})
    return _finished(chart, case, "over_time.title", legend=True)


def _finished(chart: Any, case: CaseSheets, title: str, *, legend: bool) -> Any:  # noqa: ANN401 - the engine's own
    chart.set_title({"name": case.wording.text(title), "name_font": {**_font(case, TEXT), "size": 12, "bold": True}})
    chart.set_y_axis(
        {
            "num_font": _font(case, MUTED),
            "num_format": money_format(case.wording),
            "major_gridlines": {"visible": True, "line": {"color": HAIRLINE, "width": 0.75}},
            "line": {"none": True},
        }
    )
    chart.set_legend({"position": "bottom", "font": _font(case, MUTED)} if legend else {"none": True})
    chart.set_chartarea({"border": {"color": HAIRLINE}})
    chart.set_size({"width": _WIDE, "height": _HIGH})
    return chart


def _font(case: CaseSheets, colour: str) -> dict[str, Any]:
    return {"name": FONTS[case.wording.language], "size": 9, "color": colour}
