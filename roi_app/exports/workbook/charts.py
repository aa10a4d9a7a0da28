"""The two charts of the summary: what stays of what is saved, and the running total over time."""

from __future__ import annotations

from typing import Any, Final

from roi_app.exports.workbook.book import Book, Sheet
from roi_app.exports.workbook.layout import BALANCE, HEADLINE_ROW, WATERFALL_ROW, spots
from roi_app.exports.workbook.monthly_sheet import DRAWN_MONTH, DRAWN_RIVALS
from roi_app.exports.workbook.shop import CaseSheets
from roi_app.exports.workbook.style import ACCENT, FONTS, GREY, HAIRLINE, MUTED, TEXT, money_format
from roi_app.exports.workbook.waterfall import Drawn

_COLUMN: Final = 4
_WIDE, _HIGH = 760, 330


def put_charts(book: Book, sheet: Sheet, shop: CaseSheets, drawn: Drawn) -> None:
    """Set both charts beside the headline and the table that they draw."""
    size = {"object_position": 2}
    first = {**size, "description": shop.wording.text("waterfall.title")}
    sheet.engine.insert_chart(HEADLINE_ROW - 1, _COLUMN, _waterfall(book, shop, drawn), first)
    second = {**size, "description": shop.wording.text("over_time.title")}
    sheet.engine.insert_chart(WATERFALL_ROW, _COLUMN, _over_time(book, shop), second)


def _waterfall(book: Book, shop: CaseSheets, drawn: Drawn) -> Any:  # noqa: ANN401 - the engine's own
    chart = book.chart({"type": "column", "subtype": "stacked"})
    unseen = {"fill": {"none": True}, "border": {"none": True}}
    labels = "=" + shop.address(drawn.labels)
    for spot, look in (
        (drawn.base, unseen),
        (drawn.up, {"points": _points(drawn)}),
        (drawn.down, {"points": _points(drawn)}),
    ):
        chart.add_series({"categories": labels, "values": "=" + shop.address(spot), "gap": 45, **look})
    chart.set_x_axis({"num_font": _font(shop, MUTED), "label_position": "low", "line": {"color": GREY}})
    return _finished(chart, shop, "waterfall.title", legend=False)


def _points(drawn: Drawn) -> list[dict[str, Any]]:
    return [{"fill": {"color": colour}, "border": {"none": True}} for colour in drawn.colours]


def _over_time(book: Book, shop: CaseSheets) -> Any:  # noqa: ANN401 - the engine's own
    chart = book.chart({"type": "scatter", "subtype": "straight"})
    months = "=" + shop.address(DRAWN_MONTH)
    for name, spot, line, second in (
        ("figure.cumulative_net", spots()[BALANCE], {"color": ACCENT, "width": 2.25}, False),
        (
            "figure.rival_adoption_by_month",
            DRAWN_RIVALS,
            {"color": GREY, "width": 1.5, "dash_type": "dash"},
            True,
        ),
    ):
        chart.add_series(
            {
                "name": shop.wording.text(name),
                "categories": months,
                "values": "=" + shop.address(spot),
                "line": line,
                "marker": {"type": "none"},
                "y2_axis": second,
            }
        )
    chart.set_x_axis(
        {
            "name": shop.wording.text("figure.month"),
            "name_font": _font(shop, MUTED),
            "num_font": _font(shop, MUTED),
            "min": 0,
            "major_unit": 6,
            "major_gridlines": {"visible": False},
            "label_position": "low",
            "line": {"color": GREY},
        }
    )
    chart.set_y2_axis({"min": 0, "max": 1, "num_format": "0%", "num_font": _font(shop, MUTED), "line": {"none": True}})
    return _finished(chart, shop, "over_time.title", legend=True)


def _finished(chart: Any, shop: CaseSheets, title: str, *, legend: bool) -> Any:  # noqa: ANN401 - the engine's own
    chart.set_title({"name": shop.wording.text(title), "name_font": {**_font(shop, TEXT), "size": 12, "bold": True}})
    chart.set_y_axis(
        {
            "num_font": _font(shop, MUTED),
            "num_format": money_format(shop.wording),
            "major_gridlines": {"visible": True, "line": {"color": HAIRLINE, "width": 0.75}},
            "line": {"none": True},
        }
    )
    chart.set_legend({"position": "bottom", "font": _font(shop, MUTED)} if legend else {"none": True})
    chart.set_chartarea({"border": {"color": HAIRLINE}})
    chart.set_size({"width": _WIDE, "height": _HIGH})
    return chart


def _font(shop: CaseSheets, colour: str) -> dict[str, Any]:
    return {"name": FONTS[shop.wording.language], "size": 9, "color": colour}
