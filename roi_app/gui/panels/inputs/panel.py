"""The left panel: costs today, the shop, the tools, the race and the plan, as foldable sections of rows."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from roi_app.documents.document import SALES
from roi_app.gui.controls.card import Card
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.note import Note
from roi_app.gui.controls.scroll_column import ScrollColumn
from roi_app.gui.controls.section import Section
from roi_app.gui.panels.inputs.bill_row import BillRow
from roi_app.gui.panels.inputs.choice_row import ChoiceRow
from roi_app.gui.panels.inputs.currency_row import CurrencyRow
from roi_app.gui.panels.inputs.lever_row import LeverRow
from roi_app.gui.panels.inputs.quantity_row import QuantityRow
from roi_app.gui.state.commands import BILL, Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID
from roi_app.model.parameters import CURRENCIES, PLATFORMS, QUANTITIES, STAFF_CASH, STREAMS, Kind
from roi_app.statements.claims import claim_note
from roi_app.statements.tools import bill_text

WIDTH = 360

Row = QuantityRow | LeverRow | ChoiceRow | BillRow

CHOICES = {"platform": PLATFORMS, "currency": CURRENCIES, "staff_cash": STAFF_CASH}
TOOLS_BILL = "tools_bill"
LEVERS = {f"lever.{place}": place for place in (*STREAMS, SALES)}

_RACE = (
    "involution_intensity",
    "rival_adoption",
    "adoption_speed",
    "adoption_ceiling",
    "traffic_inflation",
    "tool_price_growth",
    "sales_uplift",
    "contested_share",
    "leakage",
)


def _of_stream(stream: str) -> tuple[str, ...]:
    return tuple(key for key, one in QUANTITIES.items() if one.stream == stream)


def _of_kind(kind: Kind) -> tuple[str, ...]:
    return tuple(key for key, one in QUANTITIES.items() if one.kind is kind)


SECTIONS = {
    **{stream: _of_stream(stream) for stream in STREAMS[:3]},
    "race": _RACE,
    **{stream: _of_stream(stream) for stream in STREAMS[3:]},
    "shop": ("platform", "currency", *_of_kind(Kind.MERCHANT)),
    "tools": (TOOLS_BILL, BILL, *LEVERS, "oversight_per_month", "setup_cost"),
    "effects": tuple(key for key in _of_kind(Kind.ASSUMPTION) if key not in _RACE),
    "plan": ("horizon_months", "discount_rate", "staff_cash"),
}
"""The rows of each section, in order: every quantity stands in just one."""

OPEN_SECTIONS = (*STREAMS[:3], "race")

USUAL_PAIR = {"design": "staff"}
"""How a stream's work is usually done where it is not outsourced: the article speaks of designers as staff."""


def _pairs(stream: str) -> dict[str, tuple[str, str]]:
    """The two ways to do a stream's work, each with its two rows."""
    return {
        "outsourced": (f"{stream}.units_per_month", f"{stream}.unit_price"),
        "staff": (f"{stream}.staff", f"{stream}.wage_per_month"),
    }


class InputsPanel(Card):
    """Every quantity of the registry as a row, and every lever.

    A folded section makes its rows when it is first opened: the first picture comes sooner, and a moving slider
    refreshes only what can be seen.
    """

    def __init__(self, session: Session, commands: Commands, parent: QWidget | None = None) -> None:
        """Make the panel of a session."""
        super().__init__(parent, titled=False)
        self._session, self._commands = session, commands
        self.setFixedWidth(WIDTH)
        self.rows: dict[str, Row] = {}
        self.more: dict[str, QPushButton] = {}
        self.sections: dict[str, Section] = {}
        self.title, self.total = label(15, bold=True), QPushButton()
        self._unfolded_pairs: set[str] = set()
        self.area = ScrollColumn(spacing=GRID, right=GRID)
        self._column = self.area.column
        self._build_frame()
        for name in SECTIONS:
            self._add_section(name)
        self._column.addStretch(1)
        session.changed.connect(self.refresh)
        session.language_changed.connect(self.retranslate)
        session.pointed.connect(self.point_at)
        self._name()

    def _build_frame(self) -> None:
        self.body.setContentsMargins(2 * GRID + 4, 2 * GRID, 6, 10)
        head = QHBoxLayout()
        # The button's own padding stands out, so that its text ends where the fields end.
        head.setContentsMargins(0, 0, GRID, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.total)
        self.total.setObjectName("quiet")
        self.total.setCursor(Qt.CursorShape.PointingHandCursor)
        self.total.clicked.connect(lambda: self._session.request_explanation("cost_per_month"))
        self.body.addLayout(head)
        self.body.addWidget(self.area, 1)
        self.claim = Note()
        beside_the_scroll_bar = QHBoxLayout()
        beside_the_scroll_bar.setContentsMargins(0, 0, 2 * GRID - 2, 2)
        beside_the_scroll_bar.addWidget(self.claim)
        self.body.addLayout(beside_the_scroll_bar)

    def _add_section(self, name: str) -> None:
        section = Section(open_=name in OPEN_SECTIONS)
        self.sections[name] = section
        self._column.addWidget(section)
        if name in OPEN_SECTIONS:
            self._fill(name)
        section.folded.connect(lambda folded, name=name: None if folded else self._open(name))

    def _fill(self, name: str) -> None:
        for key in SECTIONS[name]:
            self.rows[key] = _make_row(key, self._session, self._commands)
            self.sections[name].rows.addWidget(self.rows[key])
            # Else Qt shows it only when the present event is over, and it has no place yet for who is led to it.
            self.rows[key].show()

        if name in STREAMS:
            self.more[name] = _more_button()
            self.more[name].clicked.connect(lambda _=False, name=name: self._show_all(name))
            self.sections[name].rows.addWidget(self.more[name])

    def _open(self, name: str) -> None:
        if not self.sections[name].rows.count():
            self._fill(name)
        # While it was folded, its rows were not kept up.
        self.refresh()

    def _show_all(self, name: str) -> None:
        self._unfolded_pairs.add(name)
        self._show_pairs(name)

    def _show_pairs(self, stream: str) -> None:
        """Show how a stream is usually done, and the other way (own staff, or others) where it has a value."""
        hidden = ""
        for pair, keys in _pairs(stream).items():
            used = any(self._session.case.quantities[key].range.mode for key in keys)
            shown = used or pair == USUAL_PAIR.get(stream, "outsourced") or stream in self._unfolded_pairs
            hidden = hidden if shown else pair
            for key in keys:
                self.rows[key].setVisible(shown)
        self.more[stream].setVisible(bool(hidden))
        if hidden:
            self.more[stream].setText(self._session.wording.text(f"inputs.more_{hidden}"))

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        for row in self.rows.values():
            row.retranslate()
        self._name()

    def refresh(self) -> None:
        """Show the values of all rows in open sections, and what each stream costs."""
        for name, section in self.sections.items():
            if section.is_open:
                for key in SECTIONS[name]:
                    self.rows[key].refresh()
        self._tally()

    def _name(self) -> None:
        """Say the panel's own texts; each row has said its own."""
        wording = self._session.wording
        self.title.setText(wording.text("inputs.title"))
        for name, section in self.sections.items():
            section.show_heading(wording.text(f"stream.{name}" if name in STREAMS else f"inputs.{name}"))
        self._tally()

    def _tally(self) -> None:
        wording, answer = self._session.wording, self._session.answer
        self.total.setText(wording.text("inputs.total", cost=wording.money(answer.value("cost_per_month"))))
        claim = claim_note(answer, wording)
        self.claim.show_words(*("", "") if claim is None else (claim.title, claim.text))
        for stream, cost in answer.by_stream("cost_by_stream").items():
            self.sections[stream].show_heading(wording.text(f"stream.{stream}"), wording.money(cost) if cost else "")
        self.sections["tools"].show_heading(wording.text("inputs.tools"), bill_text(answer.case, wording))
        for name, section in self.sections.items():
            if section.is_open and name in STREAMS:
                self._show_pairs(name)
        if BILL in self.rows:
            self.rows[BILL].setVisible(answer.case.tools_given)

    def point_at(self, key: str) -> None:
        """Open the section of a quantity, lever or choice, scroll to its row and give it the focus."""
        name = next((name for name, keys in SECTIONS.items() if key in keys), None)
        if name is None:
            return
        self.sections[name].unfold()
        if key == BILL and not self._session.case.tools_given:
            key = TOOLS_BILL
        row = self.rows[key]
        if name in STREAMS and row.isHidden():
            self._show_all(name)
        row.take_focus()
        # The row has its place only after the unfolded section was laid out.
        QTimer.singleShot(0, row, lambda: self.area.ensureWidgetVisible(row, 0, 40))


def _more_button() -> QPushButton:
    button = QPushButton()
    button.setObjectName("link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def _make_row(key: str, session: Session, commands: Commands) -> Row:
    if key == TOOLS_BILL:
        return BillRow(session, commands)
    if key in CHOICES:
        kind = CurrencyRow if key == "currency" else ChoiceRow
        return kind(key, CHOICES[key], session, commands)
    if key in LEVERS:
        return LeverRow(LEVERS[key], session, commands)
    return QuantityRow(key, session, commands)
