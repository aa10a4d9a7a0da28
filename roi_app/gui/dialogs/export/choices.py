"""The left side of the dialog: what can be chosen about each kind of file."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from roi_app.exports.pdf.options import USUAL, Inside, Paper, Section
from roi_app.gui.controls.choice import Choice
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.segmented import Segmented
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.dialogs.export.inside import InsideBox
from roi_app.gui.dialogs.export.offer import OfferBox
from roi_app.gui.dialogs.export.options import ExportOptions, Kind, PictureFormat
from roi_app.gui.dialogs.export.seller import SellerBox
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID
from roi_app.texts.catalog import LANGUAGES

WIDTH = 300
USUAL_PICTURES = ("waterfall", "over_time")


class ChoicesBox(QScrollArea):
    """Choices of the kind on show; `changed` says that a person made one."""

    changed = Signal()

    def __init__(self, session: Session, seller: SellerBox, offer: OfferBox, pictures: Iterable[str]) -> None:
        """Make the usual choices."""
        super().__init__()
        self._session, self.seller, self.offer, self.inside = session, seller, offer, InsideBox(session)
        self._kind = Kind.PDF
        self.language, self.paper = Choice(), Segmented()
        self.picture_format = Segmented()
        self.anonymous, self.in_ranges = QCheckBox(), QCheckBox()
        self.side_by_side, self.other_scenarios = QCheckBox(), QCheckBox()
        self.sections = {one: QCheckBox() for one in Section}
        self.pictures = {one: QCheckBox() for one in pictures}
        self.headings = {
            key: label(12, bold=True, tone="muted")
            for key in ("language", "paper", "format", "what", "sections", "pictures", "inside", "seller")
        }
        self.hint = label(12, tone="muted", wraps=True)
        self._lay_out()
        self._choose_usual()
        self._connect()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GRID + 4, 0)
        column.setSpacing(GRID - 2)
        self._groups: tuple[tuple[tuple[Kind, ...], tuple[QWidget, ...]], ...] = (
            ((Kind.PDF, Kind.WORKBOOK, Kind.TABLE), (self.headings["language"], self.language)),
            ((Kind.PDF,), (self.headings["paper"], self.paper)),
            ((Kind.PICTURES,), (self.headings["format"], self.picture_format)),
            ((Kind.PICTURES,), (self.headings["pictures"], *self.pictures.values())),
            ((Kind.PDF,), (self.headings["sections"], *self.sections.values())),
            (tuple(Kind), (self.headings["what"], self.anonymous)),
            ((Kind.PDF,), (self.in_ranges,)),
            ((Kind.WORKBOOK,), (self.other_scenarios, self.side_by_side)),
            ((Kind.WORKBOOK, Kind.TABLE, Kind.PICTURES), (self.hint,)),
            ((Kind.PDF,), (self.headings["inside"], self.inside)),
            ((Kind.PDF,), (self.headings["seller"], self.seller, self.offer)),
        )
        for _, parts in self._groups:
            for part in parts:
                if part in self.headings.values() and part is not self.headings["language"]:
                    part.setContentsMargins(0, GRID, 0, 0)
                column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH)

    def _choose_usual(self) -> None:
        for one in LANGUAGES:
            self.language.addItem("", one)
        self.picture_format.show_choices({one.value: one.label for one in PictureFormat})
        self.picture_format.show_chosen(PictureFormat.PNG.value)
        self.paper.show_choices({one.value: "" for one in Paper})
        self.paper.show_chosen(Paper.A4.value)
        for section, box in self.sections.items():
            box.setChecked(section in USUAL)
        for key, box in self.pictures.items():
            box.setChecked(key in USUAL_PICTURES)

    def _connect(self) -> None:
        self._chosen: dict[Segmented, StrEnum] = {
            self.paper: Paper.A4,
            self.picture_format: PictureFormat.PNG,
        }
        for row in self._chosen:
            row.chosen.connect(lambda key, row=row: self._pick(row, key))
        self.language.activated.connect(self.changed)
        # Only when the note has its place can it be scrolled to.
        show_note = partial(self.ensureWidgetVisible, self.seller.note)
        self.seller.noted.connect(lambda: QTimer.singleShot(0, self, show_note))
        self.in_ranges.clicked.connect(lambda told: self.inside.show_ranges(told=told))
        for one in (self.inside, self.offer):
            one.changed.connect(self.changed)
        for box in (self.anonymous, self.in_ranges, self.side_by_side, self.other_scenarios):
            box.clicked.connect(self.changed)
        for box in (*self.sections.values(), *self.pictures.values()):
            box.clicked.connect(self.changed)

    def _pick(self, row: Segmented, key: str) -> None:
        self._chosen[row] = type(self._chosen[row])(key)
        self._say_hint()
        self.changed.emit()

    @property
    def options(self) -> ExportOptions:
        """Everything that is chosen."""
        return ExportOptions(
            self._kind,
            self.language.currentData(),
            self.anonymous.isChecked(),
            Paper(self._chosen[self.paper]),
            self.in_ranges.isChecked(),
            frozenset(one for one, box in self.sections.items() if box.isChecked() and box.isEnabled()),
            self.side_by_side.isChecked() and self.side_by_side.isEnabled(),
            PictureFormat(self._chosen[self.picture_format]),
            frozenset(one for one, box in self.pictures.items() if box.isChecked()),
            self._inside,
            "" if self.anonymous.isChecked() else self.offer.told_contact,
            self.offer.last_day,
        )

    @property
    def _inside(self) -> frozenset[Inside]:
        """What goes along in the file of this kind; scenarios in a workbook can be picked there."""
        if self._kind is not Kind.WORKBOOK:
            return self.inside.chosen
        wanted = self.other_scenarios.isChecked() and self.other_scenarios.isEnabled()
        return frozenset({Inside.SCENARIOS}) if wanted else frozenset()

    def show_kind(self, kind: Kind) -> None:
        """Offer what concerns this kind."""
        self._kind = kind
        for kinds, parts in self._groups:
            for part in parts:
                part.setVisible(kind in kinds)
        self._say_hint()

    def show_language(self, language: str) -> None:
        """Choose a language without saying so."""
        self.language.setCurrentIndex(LANGUAGES.index(language))

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording = self._session.wording
        for key, heading in self.headings.items():
            heading.setText(wording.text(f"export.heading.{key}"))
        for index, one in enumerate(LANGUAGES):
            self.language.setItemText(index, wording.text(f"language.{one}"))
        self.language.setAccessibleName(wording.text("export.heading.language"))
        self.paper.show_choices({one.value: wording.text(f"export.paper.{one}") for one in Paper})
        for box, key in (
            (self.anonymous, "export.anonymous"),
            (self.in_ranges, "export.in_ranges"),
            (self.side_by_side, "export.side_by_side"),
        ):
            box.setText(wording.text(key))
            set_tooltip(box, wording.text(f"{key}_hint"))
        self.other_scenarios.setText(wording.text("export.inside.scenarios"))
        for section, box in self.sections.items():
            box.setText(wording.text(f"export.section.{section}"))
        for key, box in self.pictures.items():
            box.setText(wording.text(f"export.picture.{key}"))
        for part in (self.seller, self.offer, self.inside):
            part.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Offer what the document has; says nothing to anybody."""
        wording, scenarios = self._session.wording, self._session.document.scenarios
        for box in (self.sections[Section.COMPARISON], self.side_by_side):
            box.setEnabled(bool(scenarios))
            set_tooltip(box, wording.text("export.side_by_side_hint" if scenarios else "export.no_scenarios"))
        # Side by side they are all there already.
        self.other_scenarios.setEnabled(bool(scenarios) and not self.side_by_side.isChecked())
        hint = "export.scenarios_inside_hint" if scenarios else "export.no_scenarios"
        set_tooltip(self.other_scenarios, wording.text(hint))
        self.seller.refresh()
        self.inside.refresh(anonymous=self.anonymous.isChecked())
        for part in (self.seller, self.offer.contact):
            part.setDisabled(self.anonymous.isChecked())
        self._say_hint()

    def _say_hint(self) -> None:
        wording = self._session.wording
        keys = {
            Kind.WORKBOOK: "export.workbook_hint",
            Kind.TABLE: "export.table_hint",
            Kind.PICTURES: f"export.pictures_hint{self._chosen[self.picture_format]}",
        }
        self.hint.setText(wording.text(keys[self._kind]) if self._kind in keys else "")
