"""One case, every surface: command, JSON, PDF, workbook and window say the same words, tones and numbers."""

import io
import json
import re
from dataclasses import dataclass
from functools import cached_property

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.document import Books, Document
from roi_app.documents.new_shop import Answers, shop_of
from roi_app.documents.samples import SAMPLES, sample_in
from roi_app.documents.write import dump
from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.exports.pdf.contents import ReportContents
from roi_app.exports.pdf.gathering import contents_of
from roi_app.exports.pdf.report import make_pdf
from roi_app.exports.summary_text import summary_text
from roi_app.exports.workbook.case_workbook import make_workbook
from roi_app.exports.workbook.layout import TRIALS_ROW, SheetKey, cell_ranges
from roi_app.exports.workbook.options import Options as WorkbookOptions
from roi_app.exports.workbook.sheets.which_tools import (
    BELOW,
    HIGHEST,
    MEAN,
    ORDER,
    SAVED,
    TOOL,
    TOOLS_ROW,
    VERDICT,
    WORTH,
)
from roi_app.figures.missing import missing
from roi_app.figures.payoff import payoff
from roi_app.figures.race_meter import meter
from roi_app.gui.controls.anchor import whole
from roi_app.gui.pages.evidence.table import Column
from roi_app.gui.style.theme import theme
from roi_app.gui.window.main_window import MainWindow
from roi_app.model.parameters import STREAMS, Range
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.statements.cautions import Code, cautions
from roi_app.statements.decision import decision
from roi_app.statements.headline import headline, preset_name
from roi_app.statements.missing import emptied, lacking
from roi_app.statements.payback import payback
from roi_app.statements.stories import stories
from roi_app.statements.tools import tools
from roi_app.texts.formatting import Wording
from tests.cli.running import Ran, run
from tests.exports.pdf.reports import STAMP, answer_of, closed_up, found_for, options, text_of

THETA = "involution_intensity"
DAYS = "photo.units_per_month"


def no_tool() -> Document:
    document = sample_in("clothing", "en")
    for stream in STREAMS:
        document = document.with_lever(stream, None, {})
    return document


CASES = {
    **{name: lambda name=name: sample_in(name, "zh-Hant") for name in SAMPLES},
    "one_bill": lambda: sample_in("appliances", "en").with_value("tools_per_month", 300),
    "bill_of_0": lambda: sample_in("clothing", "zh-Hans").with_value("tools_per_month", 0),
    "typical": lambda: shop_of(Answers("clothing", "small"), default_catalogue()),
    "claim": lambda: sample_in("appliances", "en").with_claim("marketing-companion"),
    "no_tool": no_tool,
    "dilemma": lambda: sample_in("clothing", "en").with_value(THETA, 1.3),
    "chicken": lambda: sample_in("cross-border", "en").with_value(THETA, 2.6),
    "nothing": Document,
}


def from_books() -> Document:
    """A shop of which two figures were read from its books."""
    books = Books("2025-05", "2026-04", 214)
    shop = sample_in("clothing", "en").with_book_value(DAYS, 6, books)
    return shop.with_book_value("sales_per_month", Range(200_000, 300_000, 350_000), books)


LANGUAGES = {"clothing": "zh-Hant", "appliances": "zh-Hant", "cross-border": "zh-Hant", "bill_of_0": "zh-Hans"}


@dataclass(frozen=True)
class Surfaces:
    """A case as each surface tells it; texts without spaces, since lines break differently on each."""

    answer: Answer
    trials: Uncertainty
    language: str

    @cached_property
    def wording(self) -> Wording:
        return Wording(self.language, self.answer.case.document.currency)

    @cached_property
    def command(self) -> str:
        return closed_up("".join(self._ran().text.split()))

    @cached_property
    def json(self) -> dict:
        return json.loads(self._ran("--json").out)

    def _ran(self, *arguments: str) -> Ran:
        document = dump(self.answer.case.document)
        return run("estimate", "-", "--lang", self.language, *arguments, stdin=document)

    @cached_property
    def pdf(self) -> str:
        return text_of(make_pdf(self.answer, self.trials, options(self.language)))

    @cached_property
    def report(self) -> ReportContents:
        return contents_of(self.answer, self.trials, options(self.language))

    @cached_property
    def workbook(self) -> openpyxl.Workbook:
        data = make_workbook(self.answer, WorkbookOptions(self.language, STAMP), self.trials)
        return openpyxl.load_workbook(io.BytesIO(data), data_only=True)

    @cached_property
    def summary_sheet(self) -> str:
        rows = self.workbook.worksheets[0].iter_rows(values_only=True)
        return closed_up("".join(value for row in rows for value in row if isinstance(value, str)))

    def in_workbook(self, key: str) -> float | str | None:
        cell = cell_ranges()[key]
        return self.sheet(cell.sheet).cell(cell.row + 1, cell.column + 1).value

    def sheet(self, key: SheetKey) -> Worksheet:
        return self.workbook.worksheets[list(SheetKey).index(key)]


def surfaces(case: str) -> Surfaces:
    return surfaces_of(CASES[case](), LANGUAGES.get(case, "en"))


def surfaces_of(document: Document, language: str) -> Surfaces:
    answer = answer_of(document)
    return Surfaces(answer, found_for(answer), language)


@pytest.mark.parametrize("case", CASES)
def test_every_surface_says_the_same(case, make_window, monkeypatch):
    monkeypatch.setattr(theme, "reduced_motion", True)
    told = surfaces(case)
    window = make_window(told.answer.case.document, told.language)
    for baseline in reversed(Baseline):
        window.commands.set_baseline(baseline)
        same_numbers(told, window, baseline)
    same_cautions_and_no_other(told, window)
    same_words(told, window)
    same_tones(told, window)
    same_tools(told, window)
    same_tools_on_paper(told)
    same_trials_on_paper(told)
    same_game(told, window)


def test_every_surface_names_the_books(make_window):
    told = surfaces_of(from_books(), "en")
    said, as_typed = "From your books, May 2025–Apr 2026, 214 rows", "Your own value"
    window = make_window(told.answer.case.document)
    window.inputs.point_at(DAYS)
    row = window.inputs.reveal(DAYS)
    assert (row.chip.text, row.chip.accessibleDescription().split("\n")[0]) == ("Your books", said)
    assert row.sentence.isHidden()
    window.open_page("evidence")
    card = window.pages.currentWidget().card
    card.search.setText("from your books")
    assert [card.filter.index(at, Column.SOURCE).data() for at in range(card.filter.rowCount())] == [said, said]
    window.session.request_explanation(DAYS, whole(row))
    assert window.explaining.popover.source.text() == said
    window.explaining.explain(DAYS)
    assert window.explanation.explanation.facts[0].text == said
    window.commands.set_value("sales_per_month", 310_000)
    # Whoever gives it anew gives one figure, not the range of its months.
    assert window.session.document.values["sales_per_month"] == Range.exact(310_000)
    assert set(window.session.document.books) == {DAYS}
    window.commands.set_value(DAYS, 7, dragging=True)
    window.commands.set_value(DAYS, 8, dragging=True)
    assert (row.chip.text, window.explanation.explanation.facts[0].text) == ("Yours", as_typed)
    window.commands.stack.undo()
    assert window.explanation.explanation.facts[0].text == said
    for surface in (told.command, told.pdf):
        assert closed_up(said) in surface
    for sheet in (SheetKey.INPUTS, SheetKey.SOURCES):
        cells = [value for row in told.sheet(sheet).iter_rows(values_only=True) for value in row]
        assert f"{said}: Photo shoots: shoot days; Sales a month" in cells
    assert said in [value for row in told.sheet(SheetKey.INPUTS).iter_rows(values_only=True) for value in row]
    assert told.json["books"][DAYS] == {"first_month": "2025-05", "last_month": "2026-04", "rows": 214}


def same_numbers(told: Surfaces, window: MainWindow, baseline: Baseline) -> None:
    answer, printed_headline = told.answer, told.json["headline"]
    for key in ("npv", "npv_vs_standing_still", "brought_in", "saved_per_month", "kept_share", "break_even_intensity"):
        expected, cell = answer.number(key), told.in_workbook(key)
        assert printed_headline[key] == expected
        assert isinstance(cell, str | None) if expected is None else cell == pytest.approx(expected)
    figures = {one.key: one for one in headline(answer, baseline, told.wording)}
    assert figures["npv"].value == answer.npv(baseline) == window.breakdown.chart.figure.bars[-1].end
    for key, number in window.head.numbers.items():
        one = figures[key] if missing(answer) is None else emptied(figures[key])
        assert number.value.text() == one.text


def same_cautions_and_no_other(told: Surfaces, window: MainWindow) -> None:
    due = {one.code: one.text for one in cautions(told.answer, told.wording)}
    assert [line.text() for line in window.head.cautions.lines if line.text()] == list(due.values())
    assert {one["code"]: one["text"] for one in told.json["warnings"] if one["code"] in set(Code)} == due
    for code in Code:
        whole = told.wording.text(f"caution.{code}", tools="|", money="|", share="|", count=2)
        begins = closed_up(re.split(r"[|2]", whole)[0])
        for surface in (told.command, told.pdf, told.summary_sheet):
            assert (begins in surface) is (code in due)
            assert closed_up(due.get(code, "")) in surface


def same_words(told: Surfaces, window: MainWindow) -> None:
    answer, wording = told.answer, told.wording
    kept, _, npv, paid_back = headline(answer, Baseline.TODAY, wording)
    for figure in (kept, npv, paid_back):
        assert closed_up(figure.text) in told.pdf
    copied, lack = closed_up(summary_text(answer, Baseline.TODAY, wording)), closed_up(lacking(answer, wording))
    assert lack in told.command
    assert lack in copied
    assert lack in told.pdf
    if not lack:
        for text in (f"{kept.text}{kept.unit}", payback(answer, wording), wording.money(npv.value)):
            assert closed_up(text) in told.command
    preset = closed_up(preset_name(answer.case, wording))
    assert all(preset in surface for surface in (told.command, told.pdf, told.summary_sheet))
    sentence, on_window = closed_up(meter(answer, wording).sentence), closed_up(window.head.sentence.text())
    in_words = () if lack else (told.command, copied)
    assert all(sentence in surface for surface in (told.pdf, on_window, *in_words))


def same_tones(told: Surfaces, window: MainWindow) -> None:
    report, figure = told.report, window.head.meter.figure
    assert report.meter.tone is figure.tone
    assert [one.tone for one in report.meter.stretches] == [one.tone for one in figure.stretches]
    assert window.head.numbers["kept_share"].value.property("tone") == report.headline.kept.tone
    assert [bar.tone for bar in report.waterfall.bars] == [bar.tone for bar in window.breakdown.chart.figure.bars]


def same_tools_on_paper(told: Surfaces) -> None:
    wording, sheet = told.wording, told.workbook.worksheets[list(SheetKey).index(SheetKey.TOOLS)]
    expected = tools(told.answer, told.trials, wording)
    assert told.report.tools == expected
    for place, row in enumerate(expected.rows, start=1):
        amounts = (wording.money_short(row.worth), wording.money_short(row.mean), wording.money(row.highest_price))
        assert closed_up("".join((*amounts, row.verdict_text))) in told.pdf
        cells = [cell.value for cell in sheet[TOOLS_ROW + 1 + STREAMS.index(row.stream)]]
        assert (cells[TOOL], cells[ORDER], cells[VERDICT]) == (row.tool, place, row.verdict_text)
        numbers = (row.saved, row.worth, row.highest_price, row.mean, row.below_zero)
        assert [cells[one] for one in (SAVED, WORTH, HIGHEST, MEAN, BELOW)] == pytest.approx(numbers)
    texts = closed_up("".join(str(cell.value or "") for row in sheet for cell in row))
    for sentence in (decision(expected.rows, wording), expected.advice_line, *expected.notes):
        assert closed_up(sentence) in texts
        assert closed_up(sentence) in told.pdf or not expected.rows


def same_trials_on_paper(told: Surfaces) -> None:
    wording, answer = told.wording, told.answer
    for sentence in stories(answer, told.trials, Baseline.TODAY, wording):
        assert closed_up(sentence) in told.summary_sheet
        assert closed_up(sentence) in told.pdf
    if answer.value("adopts") == 0:
        return
    all_cases = told.trials.all_cases
    rows = told.workbook.worksheets[0].iter_rows(TRIALS_ROW + 3, TRIALS_ROW + 5, 2, 3, values_only=True)
    for figure, cells in zip((all_cases.mean, all_cases.kept_share, all_cases.probability_of_loss), rows, strict=True):
        assert list(cells) == pytest.approx([figure(key_against("npv", baseline)) for baseline in Baseline])
    for text in (
        wording.money_short(answer.value("brought_in")),
        wording.money_short(answer.value("pv_races")),
        wording.text("head.npv_average", average=wording.money_short(all_cases.mean())),
        wording.kept_of_100(all_cases.kept_share()),
    ):
        assert closed_up(text) in told.pdf


def same_tools(told: Surfaces, window: MainWindow) -> None:
    wording = told.wording
    if missing(told.answer) is not None:
        assert told.json["which_tools"] == []
        return
    window.open_page("tools")
    page = window.pages.currentWidget()
    expected = tools(told.answer, None, wording)
    assert [row.stream for row in page.tools.model.rows] == [row.stream for row in expected.rows]
    for row, shown in zip(expected.rows, page.tools.model.rows, strict=True):
        printed = told.json["streams"][row.stream]
        assert (printed["worth"], printed["highest_price"], printed["lever_price"]) == (
            pytest.approx(row.worth),
            pytest.approx(row.highest_price),
            row.price,
        )
        assert (shown.worth, shown.highest_price, shown.price) == (row.worth, row.highest_price, row.price)
        assert all(wording.money(amount) in told.command for amount in (row.worth, row.highest_price, row.saved))
        assert closed_up(row.verdict_text) in told.command
    steps = page.first.chart.figure.steps
    assert [one["npv_vs_standing_still"] for one in told.json["which_tools"]] == pytest.approx([s.npv for s in steps])
    assert [one["tools_per_month"] for one in told.json["which_tools"]] == pytest.approx([s.bill for s in steps])
    assert closed_up(expected.advice_line) in told.command or missing(told.answer) is not None
    assert page.tools.advice.text() == expected.advice_line


def same_game(told: Surfaces, window: MainWindow) -> None:
    game = payoff(told.answer, told.wording)
    in_report = told.report.race.game
    assert (in_report.name, in_report.tone) == (game.name, game.tone)
    if missing(told.answer) is None:
        window.open_page("over_time")
        small = window.pages.currentWidget().rivals.name
        window.open_page("rivals")
        large = window.pages.currentWidget().name.name
        assert {small.text(), large.text()} == {game.name}
        assert {small.property("tone"), large.property("tone")} == {game.tone}
        assert closed_up(game.name) in told.command
    # A plan without tools is in no game, and its paper says what is missing instead.
    assert (closed_up(game.name) in told.pdf) == (game.game is not None)
    assert closed_up(game.name) in told.summary_sheet
    assert told.json["payoff"]["name"] == game.game
