"""The left panel as a map: the six streams, a line each, then shop, tools, race and assumptions; all unfold to edit."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from roi_app.gui.controls.anchor import whole
from roi_app.gui.controls.card import Card, rule
from roi_app.gui.controls.fold_line import Columns, FigureLink, FoldLine, LineFigure
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.note import Note
from roi_app.gui.controls.scroll_column import SteadyColumn
from roi_app.gui.controls.section import Section
from roi_app.gui.controls.tab_order import go_inside
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.panels.inputs.find_field import BESIDE_BAR, FindField, FoundList
from roi_app.gui.panels.inputs.lines import (
    Summary,
    asked,
    line_name,
    line_told,
    section_figures,
    stream_bars,
    stream_figures,
    summary_of,
    total_cost,
    total_saved,
)
from roi_app.gui.panels.inputs.rows import Row, make_row, value_text
from roi_app.gui.panels.inputs.sections import (
    ASSUMPTION_GROUPS,
    FIRST_OPEN,
    SECTIONS,
    TOOLS_BILL,
    USUAL_PAIR,
    pairs_of,
    section_of,
)
from roi_app.gui.state.commands import BILL, Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID
from roi_app.model.parameters import STREAMS
from roi_app.statements.claims import CAPPED, claim_note
from roi_app.statements.intensity import intensity_question
from roi_app.texts.formatting import Wording

WIDTH = 360

_RIGHT = 2 * GRID - 2
"""Pixels right of what stands above the rows: the bar's room, so that all ends in one line."""


class InputsPanel(Card):
    """Every quantity of the registry as a row, and every lever, below a line that says what it comes to.

    A section makes its rows when it is first unfolded: the first picture comes sooner, and a moving slider refreshes
    only what can be seen. `turned` carries the open sections when a person has folded or unfolded one.
    """

    turned = Signal(tuple)

    def __init__(
        self,
        session: Session,
        commands: Commands,
        open_sections: tuple[str, ...] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make the panel of a session; without `open_sections`, those are open that there is room for."""
        super().__init__(parent, titled=False)
        self._session, self._commands = session, commands
        self.setFixedWidth(WIDTH)
        self.rows: dict[str, Row] = {}
        self.more: dict[str, QPushButton] = {}
        self.sections: dict[str, Section] = {}
        self.title, self.saving = label(15, bold=True), label(13, tone="muted")
        self.total, self.saved = FigureLink(), FigureLink()
        self.claim = Note(self)
        self._subheads: dict[str, QLabel] = {}
        self.question: QLabel | None = None
        self._unfolded_pairs: set[str] = set()
        self._columns = Columns()
        self._names: list[str] = []
        self._streams: dict[str, tuple[tuple[object, ...], tuple[LineFigure, ...]]] = {}
        self._totals: tuple[float, float, Wording] | None = None
        self._others: tuple[Summary, Wording] | None = None
        self._chooses_by_room = open_sections is None
        self.search = FindField()
        self.area = SteadyColumn(spacing=0, beside_bar=BESIDE_BAR)
        self.found = FoundList(self.search, session, lambda key: value_text(key, session))
        self._build_frame()
        for name in SECTIONS:
            self._add_section(name, is_open=name in (FIRST_OPEN[:1] if open_sections is None else open_sections))
        self.area.column.addStretch(1)
        self._connect()
        self._name()

    def _build_frame(self) -> None:
        self.set_margins(2 * GRID + 4, 2 * GRID, 6, 10)
        self.body.setSpacing(4)
        for name, figure in ((self.title, self.total), (self.saving, self.saved)):
            figure.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, _RIGHT, 0)
            row.addWidget(name, 1)
            row.addWidget(figure)
            self.body.addLayout(row)
        beside_the_scroll_bar = QHBoxLayout()
        beside_the_scroll_bar.setContentsMargins(0, 4, _RIGHT, 4)
        beside_the_scroll_bar.addWidget(self.search)
        self.body.addLayout(beside_the_scroll_bar)
        self.body.addWidget(self.area, 1)
        self.body.addWidget(self.found, 1)

    def _connect(self) -> None:
        session = self._session
        session.changed.connect(self.refresh)
        session.language_changed.connect(self.retranslate)
        session.pointed.connect(self.point_at)
        for figure in (self.total, self.saved):
            figure.clicked.connect(lambda _=False, figure=figure: self._explain(figure))
        self.search.textChanged.connect(self._show_found)
        self.found.chosen.connect(self._go_to)

    def _explain(self, figure: FigureLink) -> None:
        self._session.request_explanation(figure.figure.target, whole(figure))

    def _add_section(self, name: str, *, is_open: bool) -> None:
        heading = FoldLine(self._columns if name in STREAMS else None)
        section = Section(heading, open_=is_open)
        self.sections[name] = section
        if name not in STREAMS:
            self.area.column.addSpacing(2)
            self.area.column.addWidget(rule())
            self.area.column.addSpacing(2)
        self.area.column.addWidget(section)
        if is_open:
            self._fill(name)
        heading.asked.connect(self._explain)
        heading.ask_by(lambda figure: asked(name, figure, self._session.wording))
        section.folded.connect(lambda folded, name=name: self._tell(name) if folded else self._open(name))
        section.turned.connect(self._tell_turned)

    def _fill(self, name: str) -> None:
        section = self.sections[name]
        if name == "race":
            self.question = label(12, tone="muted", wraps=True)
            section.rows.addWidget(self.question)
            self._name_question()
        firsts = {keys[0]: group for group, keys in ASSUMPTION_GROUPS.items()} if name == "assumptions" else {}
        for key in SECTIONS[name]:
            if key in firsts:
                self._subheads[firsts[key]] = label(12, bold=True, tone="muted")
                section.rows.addWidget(self._subheads[firsts[key]])
                self._name_subheads()
            self.rows[key] = make_row(key, self._session, self._commands)
            section.rows.addWidget(self.rows[key])
            # Else Qt shows it only when the present event is over, and it has no place yet for who is led to it.
            self.rows[key].show()
        if name in STREAMS:
            self.more[name] = _more_button()
            self.more[name].clicked.connect(lambda _=False, name=name: self._show_all(name))
            section.rows.addWidget(self.more[name])
        if name == CAPPED:
            section.rows.addWidget(self.claim)
        go_inside(section.heading, section.inside)

    def _open(self, name: str) -> None:
        if not self.sections[name].rows.count():
            self._fill(name)
        # While it was folded, its rows were not kept up.
        self.refresh()
        self._tell(name)

    def _tell_turned(self) -> None:
        self._chooses_by_room = False
        self.turned.emit(tuple(name for name, section in self.sections.items() if section.is_open))

    def _show_all(self, name: str) -> None:
        self._unfolded_pairs.add(name)
        self._show_pairs(name)

    def _show_pairs(self, stream: str) -> None:
        """Show how a stream is usually done, and the other way (own staff, or others) where it has a value."""
        hidden = ""
        for pair, keys in pairs_of(stream).items():
            shown = self._is_shown(stream, pair)
            hidden = hidden if shown else pair
            for key in keys:
                self.rows[key].setVisible(shown)
        self.more[stream].setVisible(bool(hidden))
        if hidden:
            self.more[stream].setText(self._session.wording.text(f"inputs.more_{hidden}"))

    def _is_shown(self, stream: str, pair: str) -> bool:
        used = any(self._session.case.quantities[key].range.mode for key in pairs_of(stream)[pair])
        return used or pair == USUAL_PAIR.get(stream, "outsourced") or stream in self._unfolded_pairs

    def showEvent(self, event: QShowEvent) -> None:
        """Open at first what there is room for."""
        super().showEvent(event)
        if self._chooses_by_room:
            self._chooses_by_room = False
            self._open_what_fits()

    def _open_what_fits(self) -> None:
        room = self.area.contentsRect().height() - self.area.column.sizeHint().height()
        first = self.sections[FIRST_OPEN[0]]
        a_row = max(self.rows[key].sizeHint().height() for key in SECTIONS[FIRST_OPEN[0]]) + first.rows.spacing()
        rest = first.inside.sizeHint().height() - a_row * self._rows_shown(FIRST_OPEN[0])
        for stream in FIRST_OPEN[1:]:
            room -= self._rows_shown(stream) * a_row + rest + self._note_height(stream)
            if room < 0:
                return
            self.sections[stream].unfold()

    def _rows_shown(self, stream: str) -> int:
        return sum(len(keys) for pair, keys in pairs_of(stream).items() if self._is_shown(stream, pair))

    def _note_height(self, stream: str) -> int:
        claim = claim_note(self._session.answer, self._session.wording)
        if stream != CAPPED or claim is None:
            return 0
        self.claim.show_words(claim.title, claim.text)
        height = self.claim.heightForWidth(self.area.contentsRect().width())
        # Only measured: it comes on show in its section, once that is open.
        self.claim.hide()
        return height

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        for row in self.rows.values():
            row.retranslate()
        self._name()

    def refresh(self) -> None:
        """Show the values of all rows in open sections, and what each line comes to."""
        self._name_question()
        for name, section in self.sections.items():
            if section.is_open:
                for key in SECTIONS[name]:
                    self.rows[key].refresh()
        self._tally()
        if not self.found.isHidden():
            self.found.search()

    def _name(self) -> None:
        """Say the panel's own texts; each row has said its own."""
        wording = self._session.wording
        self.title.setText(wording.text("inputs.title"))
        self.saving.setText(wording.text("inputs.saving"))
        self.search.setPlaceholderText(wording.text("inputs.find"))
        self.search.setAccessibleName(wording.text("inputs.find_name"))
        self.search.emptying.setAccessibleName(wording.text("inputs.clear"))
        set_tooltip(self.search.emptying, wording.text("inputs.clear"))
        self._name_subheads()
        self._name_question()
        self._names = [line_name(stream, wording) for stream in STREAMS]
        self._tally()
        if not self.found.isHidden():
            self.found.search()

    def _name_question(self) -> None:
        if self.question is not None:
            self.question.setText(intensity_question(self._session.wording))

    def _name_subheads(self) -> None:
        for group, one in self._subheads.items():
            one.setText(self._session.wording.text(f"inputs.{group}"))

    def _tally(self) -> None:
        wording, answer = self._session.wording, self._session.answer
        totals = answer.value("cost_per_month"), answer.value("saved_per_month"), wording
        if totals != self._totals:
            self._totals = totals
            self.total.show_figure(total_cost(answer, wording))
            self.saved.show_figure(total_saved(answer, wording))
        self._show_streams(wording)
        self._show_others(wording)
        if self.sections[CAPPED].is_open:
            claim = claim_note(answer, wording)
            self.claim.show_words(*("", "") if claim is None else (claim.title, claim.text))
        if BILL in self.rows:
            self.rows[BILL].setVisible(answer.case.tools_given)

    def _show_others(self, wording: Wording) -> None:
        summary = summary_of(self._session.case)
        if (summary, wording) != self._others:
            self._others = summary, wording
            for name, figures in section_figures(summary, wording).items():
                self.sections[name].heading.show_line(line_name(name, wording), figures)
                self._tell(name)

    def _show_streams(self, wording: Wording) -> None:
        answer = self._session.answer
        costs, saved, bars = (
            answer.by_stream("cost_by_stream"),
            answer.by_stream("saved_by_stream"),
            stream_bars(answer),
        )
        changed = []
        for stream in STREAMS:
            state = (costs[stream], saved[stream], wording)
            if stream not in self._streams or self._streams[stream][0] != state:
                self._streams[stream] = (state, stream_figures(answer, stream, wording))
                changed.append(stream)
        rows = [self._streams[stream][1] for stream in STREAMS]
        if changed:
            self._columns.take(self._names, rows, only_grow=self._commands.is_dragging)
        for stream, name, figures in zip(STREAMS, self._names, rows, strict=True):
            section = self.sections[stream]
            section.heading.show_line(name, figures, bars[stream])
            section.heading.set_faint(faint=not costs[stream])
            if stream in changed:
                self._tell(stream)
            if section.is_open:
                self._show_pairs(stream)

    def _tell(self, name: str) -> None:
        """Say a line to those who cannot see it."""
        wording, heading = self._session.wording, self.sections[name].heading
        shown = tuple(link.figure for link in heading.figures if not link.isHidden())
        state = wording.text("inputs.unfolded" if heading.isChecked() else "inputs.folded")
        heading.tell(line_told(name, shown, wording), state)

    def begin_to_find(self) -> None:
        """Let a person type what is to be found."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _show_found(self, text: str) -> None:
        is_finding = bool(text.strip())
        self.area.setVisible(not is_finding)
        self.found.setVisible(is_finding)

    def _go_to(self, key: str) -> None:
        self.search.clear()
        self.point_at(key)

    def reveal(self, key: str) -> Row | None:
        """Unfold the section of a quantity, lever or choice, and give its row; None for what has no row."""
        name = section_of(key)
        if name is None:
            return None
        self.search.clear()
        self.sections[name].unfold()
        if key == BILL and not self._session.case.tools_given:
            key = TOOLS_BILL
        row = self.rows[key]
        if name in STREAMS and row.isHidden():
            self._show_all(name)
        return row

    def point_at(self, key: str) -> None:
        """Unfold the section of a quantity, lever or choice, scroll to its row and give it the focus."""
        row = self.reveal(key)
        if row is not None:
            row.take_focus()
            # The row has its place only after the unfolded section was laid out.
            QTimer.singleShot(0, row, lambda: self.area.ensureWidgetVisible(row, 0, 40))


def _more_button() -> QPushButton:
    button = QPushButton()
    button.setObjectName("link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
