"""About: the version, the benchmark pack, the arithmetic checked here and now, and the licences."""

from __future__ import annotations

import platform
import tomllib
from collections.abc import Sequence

import numpy as np
import PySide6
from PySide6.QtCore import QEvent, QSize, Qt, qVersion
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from roi_app import __released__, __version__, assets
from roi_app.gui.controls.article import Article
from roi_app.gui.controls.card import Card
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID
from roi_app.model.published_cases import CASES, Checked, check, check_worked_merchant
from roi_app.texts.formatting import Wording

_MOST_DIGITS = 4


class AboutDialog(QDialog):
    """What the app is made of, as a text that can be read, selected and copied."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Make the dialog of a window."""
        super().__init__(parent)
        self._session = session
        self.article = Article()
        page = Card(titled=False)
        page.body.addWidget(self.article)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.addWidget(page)
        self.copy_log = QPushButton()
        self.copy_log.clicked.connect(self._copy_log)
        column.addWidget(self.copy_log, 0, Qt.AlignmentFlag.AlignLeft)
        self.resize(self.sizeHint())
        session.language_changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the reader's language; the arithmetic is checked anew."""
        wording = self._session.wording
        self.setWindowTitle(wording.text("about.title"))
        self.article.setAccessibleName(wording.text("about.title"))
        self.copy_log.setText(wording.text("about.copy_log"))
        self.article.show_markdown("\n\n".join((*self._about(wording), *_selftest(wording), *_licences(wording))))

    def sizeHint(self) -> QSize:
        """Comfortable to read, and smaller than the smallest window."""
        return QSize(820, 640)

    def changeEvent(self, event: QEvent) -> None:
        """Take new colours over."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.article.refresh_colours()

    def showEvent(self, event: QShowEvent) -> None:
        """Offer the log of faults where there is one."""
        super().showEvent(event)
        self.copy_log.setVisible(bool(self._session.failures.logged()))
        self.copy_log.setText(self._session.wording.text("about.copy_log"))

    def _copy_log(self) -> None:
        """Put the log on the clipboard, for whoever mends the app."""
        QGuiApplication.clipboard().setText(self._session.failures.logged())
        self.copy_log.setText(self._session.wording.text("about.log_copied"))

    def _about(self, wording: Wording) -> tuple[str, ...]:
        pack = self._session.catalogue
        return (
            "# Merchant ROI",
            wording.text("about.version", version=__version__, date=__released__),
            wording.text("about.purpose"),
            wording.text("about.pack", id=pack.key, version=pack.version, date=pack.read_on),
            wording.text("about.estimate"),
        )


def _selftest(wording: Wording) -> tuple[str, ...]:
    """Every published figure beside the computed one, case by case, with a verdict over all."""
    by_case = {case: check(case) for case in CASES}
    worked = check_worked_merchant()
    checked = [one for some in by_case.values() for one in some] + list(worked)
    differing = sum(not one.agrees for one in checked)
    verdict = wording.text(
        "selftest.some_differ" if differing else "selftest.all_agree",
        count=differing or len(checked),
        total=len(checked),
    )
    parts = [f"## {wording.text('selftest.title')}", f"**{verdict}**"]
    if not any(not one.agrees for some in by_case.values() for one in some):
        parts.append(wording.text("selftest.note"))
    for case, figures in by_case.items():
        parts.append(f"### {wording.text(f'selftest.case.{case.key}')}")
        parts.append(wording.text("selftest.source", source=case.source))
        parts.append(_table(figures, "selftest.published", wording))
    parts += [
        f"### {wording.text('selftest.case.worked_merchant')}",
        wording.text("selftest.worked_note"),
        _table(worked, "selftest.expected", wording),
    ]
    return tuple(parts)


def _table(figures: Sequence[Checked], beside: str, wording: Wording) -> str:
    heads = (wording.text("about.figure"), wording.text(beside), wording.text("selftest.computed"), "")
    rows = [f"| {' | '.join(heads)} |", "|---|---:|---:|---|"]
    for one in figures:
        verdict = "✓ " + wording.text("selftest.agrees") if one.agrees else "✗ " + wording.text("selftest.differs")
        values = (_rounded(one.published, one.rounding), _rounded(one.computed, one.rounding))
        rows.append(f"| {wording.text(f'selftest.figure.{one.name}')} | {' | '.join(values)} | {verdict} |")
    return "\n".join(rows)


def _rounded(value: float, rounding: float) -> str:
    """A figure with the digits in which it was published."""
    digits = next(
        digits for digits in range(_MOST_DIGITS + 1) if rounding >= 10**-digits * 0.99 or digits == _MOST_DIGITS
    )
    return f"{value:,.{digits}f}"


def _licences(wording: Wording) -> tuple[str, ...]:
    series, version = qVersion().rpartition(".")[0], qVersion()
    running = {
        "Qt": version,
        "Qt for Python (PySide6, Shiboken6)": PySide6.__version__,
        "Python": platform.python_version(),
        "NumPy": np.__version__,
    }
    heads = (wording.text("about.part"), wording.text("about.licence"), wording.text("about.source"))
    rows = [f"| {' | '.join(heads)} |", "|---|---|---|"]
    for part in components():
        name = f"{part['name']} {running.get(part['name'], '')}".strip()
        source = part["source"].format(series=series, version=version)
        rows.append(f"| {name} | {part['licence']} | [{source}]({source}) |")
    return (
        f"## {wording.text('about.licences')}",
        wording.text("about.own_licence"),
        wording.text("about.lgpl", version=version),
        "\n".join(rows),
    )


def components() -> list[dict[str, str]]:
    """The parts that the app is built on: name, licence and where the source is."""
    listed: list[dict[str, str]] = tomllib.loads(assets.read_text("help", "components.toml"))["component"]
    return listed
