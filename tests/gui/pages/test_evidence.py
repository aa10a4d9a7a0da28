"""Evidence as a finance person reads it: search, sort, filter, warning, sources, and no address opened unasked."""

import itertools
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from roi_app.gui.pages.evidence.details import open_address
from roi_app.gui.pages.evidence.page import EvidenceCard
from roi_app.gui.pages.evidence.table import ROW, Column
from roi_app.texts.catalog import LANGUAGES

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(make_window):
    shown = make_window("clothing")
    shown.open_page("evidence")
    QApplication.processEvents()
    return shown


@pytest.fixture
def panel(window):
    return window.pages.currentWidget().card


@pytest.fixture
def opened(monkeypatch):
    addresses = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: addresses.append(url.toString()) or True)
    return addresses


def rows(panel):
    return [panel.filter.index(place, 0).data(ROW) for place in range(panel.filter.rowCount())]


def keys(panel):
    return [row.key for row in rows(panel)]


def texts(panel, place):
    return [panel.filter.index(row, place).data() for row in range(panel.filter.rowCount())]


def pick(panel, key):
    panel.table.selectRow(keys(panel).index(key))


def test_every_figure_in_use_is_there_what_others_found_first(window, panel):
    found = rows(panel)
    assert {"review_share", "contest_weight.photo", "photo.units_per_month"} <= set(keys(panel))
    dated = [row.read_on is not None for row in found]
    assert dated == sorted(dated, reverse=True)
    assert panel.subtitle.text().startswith(f"{len(found)} values, ")


def test_a_judgement_is_called_an_assumption_and_has_nothing_to_open(panel):
    pick(panel, "involution_intensity")
    assert panel.details.chip.text == "Assumption"
    pick(panel, "contest_weight.photo")
    assert panel.details.addresses == []
    assert texts(panel, Column.SOURCE)[keys(panel).index("contest_weight.photo")] == "authors' judgement"


def test_words_in_any_order_find_by_label_source_and_note(panel, qtbot):
    qtbot.keyClicks(panel.search, "workday touch-up")
    assert keys(panel) == ["review_share"]
    panel.search.clear()
    qtbot.keyClicks(panel.search, "zzzz")
    assert panel.none.isVisible()
    assert not panel.table.isVisible()
    panel.search.clear()
    assert len(keys(panel)) == len(panel.model.rows)


def test_one_grade_alone(panel):
    place = panel.grades.findData("vendor")
    panel.grades.setCurrentIndex(place)
    panel.grades.activated.emit(place)
    assert {row.grade for row in rows(panel)} == {"vendor"}
    assert "design_people_replaced" in keys(panel)
    assert panel.grades.accessibleDescription() == "Vendor"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_columns_fit_and_the_source_is_never_cut_to_a_letter(make_window, language):
    sizes = ((960, 540), (1100, 700), (1280, 720), (1440, 900), (1920, 1080))
    window = make_window("clothing", language, size=sizes[0])
    window.open_page("evidence")
    card = window.pages.currentWidget().card
    for size, group in itertools.product(sizes, ("in_use", "context")):
        window.resize(*size)
        card.groups.buttons[group].click()
        QApplication.processEvents()
        assert (window.width(), window.height()) == size
        widths = {one: card.table.columnWidth(one) for one in Column if not card.table.isColumnHidden(one)}
        assert sum(widths.values()) <= card.table.viewport().width(), (size, group)
        assert widths.get(Column.SOURCE, 130) >= 130, (size, group)
        assert widths[Column.LABEL] >= 150, (size, group)


def test_columns_sort_by_what_they_mean_and_back_to_the_reading_order(panel):
    reading = keys(panel)
    header = panel.table.horizontalHeader()
    header.setSortIndicator(Column.GRADE, Qt.SortOrder.AscendingOrder)
    grades = [row.grade for row in rows(panel)]
    assert grades[0] == "experiment"
    assert grades.index("survey") < grades.index("vendor") < grades.index("assumption") < grades.index("own")
    header.setSortIndicator(Column.LABEL, Qt.SortOrder.DescendingOrder)
    labels = texts(panel, Column.LABEL)
    assert labels[0] > labels[-1]
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert keys(panel) == reading


def test_figures_out_of_date_are_counted_warned_of_and_shown_alone(window, qtbot):
    panel = EvidenceCard(window.session, today=lambda: date(2027, 6, 1))
    qtbot.addWidget(panel)
    qtbot.addWidget(panel.details)
    with qtbot.waitExposed(panel):
        panel.show()
    expired = [row.key for row in rows(panel) if row.expired]
    assert "involution_intensity" in expired
    assert panel.out_of_date.text() == f"⚠ {len(expired)} out of date"
    qtbot.mouseClick(panel.out_of_date, LEFT)
    assert keys(panel) == expired
    assert all(text.startswith("⚠") for text in texts(panel, Column.READ_ON))
    pick(panel, "involution_intensity")
    assert panel.details.dates.text().endswith("read it again")


def test_nothing_is_out_of_date_on_the_day_of_the_pack(window, qtbot):
    panel = EvidenceCard(window.session, today=lambda: window.session.catalogue.read_on)
    qtbot.addWidget(panel)
    qtbot.addWidget(panel.details)
    with qtbot.waitExposed(panel):
        panel.show()
    assert not panel.out_of_date.isVisible()


def test_context_figures_are_a_group_of_their_own(window, panel, qtbot):
    qtbot.mouseClick(panel.groups.buttons["context"], LEFT)
    assert keys(panel) == [f"context.{key}" for key in window.session.catalogue.context]
    assert panel.table.isColumnHidden(Column.VALUE)
    assert not panel.table.isColumnHidden(Column.NOTE)
    assert panel.details.name.text() == rows(panel)[0].label
    qtbot.mouseClick(panel.groups.buttons["in_use"], LEFT)
    assert "review_share" in keys(panel)


def test_the_details_tell_note_dates_and_every_source_with_its_whole_address(panel):
    pick(panel, "review_share")
    details = panel.details
    assert details.name.text() == "Touch-up by people"
    assert details.value.text() == "25%"
    assert details.range.text() == "Range 10% to 40%"
    assert "37%" in details.note.text()
    assert [one.text() for one in details.addresses] == [
        "https://www.time-weekly.com/",
        "https://www.workday.com/en-us/perspectives/ai/2026/03/new-work-day.html",
    ]
    assert all(one.text() in one.accessibleName() for one in details.addresses)


def test_an_address_is_opened_on_an_explicit_click_and_by_nothing_else(panel, qtbot, opened):
    pick(panel, "review_share")
    address = panel.details.addresses[0]
    qtbot.mouseMove(address)
    qtbot.mouseDClick(panel.table.viewport(), LEFT, pos=panel.table.visualRect(panel.table.currentIndex()).center())
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert opened == []
    qtbot.mouseClick(address, LEFT)
    assert opened == ["https://www.time-weekly.com/"]
    address.setFocus()
    qtbot.keyClick(address, Qt.Key.Key_Space)
    assert len(opened) == 2


@pytest.mark.parametrize(
    "address",
    ["about:judgement", "file:///etc/passwd", "javascript:alert(1)", "ftp://example.org/", "https:", "www.example.org"],
)
def test_nothing_but_the_web_is_ever_opened(opened, address):
    open_address(address)
    assert opened == []


def test_a_long_address_wraps_and_is_never_cut(panel):
    pick(panel, "review_share")
    long = panel.details.addresses[1]
    assert long.heightForWidth(120) > long.heightForWidth(2_000)
    assert long.height() >= long.heightForWidth(long.width())


def test_the_picked_row_stays_picked_while_sliders_move_and_languages_change(window, panel):
    pick(panel, "review_share")
    window.commands.set_value("review_share", 0.33)
    assert panel.details.value.text() == "33%"
    assert panel.details.chip.text == "Yours"
    window.session.use_language("zh-Hant")
    assert panel.details.name.text() == "人工修改比例"
    assert panel.details.chip.text == "您的"


def test_a_preset_is_named_as_the_source_of_its_values(window, panel):
    window.commands.set_preset("cautious")
    pick(panel, "review_share")
    assert panel.details.origin.text() == "Preset: Cautious"
    assert panel.details.value.text() == "37%"


def test_a_narrow_card_leaves_out_what_the_details_tell(make_window):
    window = make_window("clothing", size=(1100, 700))
    window.open_page("evidence")
    QApplication.processEvents()
    panel = window.pages.currentWidget().card
    hidden = [place for place in Column if panel.table.isColumnHidden(place)]
    assert hidden == [Column.RANGE, Column.SOURCE, Column.READ_ON, Column.NOTE]
    assert not panel.table.horizontalScrollBar().isVisible()
