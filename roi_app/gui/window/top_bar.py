"""The top bar: menu, shop, presets, baseline, undo and redo, presenting, exporting, language."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QCursor, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QWidget,
)

from roi_app import assets
from roi_app.documents.case import Origin
from roi_app.estimates.baseline import Baseline
from roi_app.gui.controls.icon_button import IconButton, WordButton
from roi_app.gui.controls.icons import Icon
from roi_app.gui.controls.segmented import Segmented
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID
from roi_app.gui.window.actions import Actions
from roi_app.gui.window.shop_name import ShopName
from roi_app.model.parameters import ASSUMPTIONS, PLATFORMS
from roi_app.texts.catalog import LANGUAGES

OWN = "own"


class TopBar(QFrame):
    """Everything that turns the whole estimate at once."""

    def __init__(
        self, session: Session, commands: Commands, actions: Actions, menu: QMenu, parent: QWidget | None = None
    ) -> None:
        """Make the bar of a session; `menu` hangs on the app's mark."""
        super().__init__(parent)
        self.setObjectName("bar")
        self._session, self._commands, self._actions = session, commands, actions
        self.menu_button, self.name = QToolButton(), ShopName()
        self.platform, self.language = QToolButton(), QToolButton()
        self.presets, self.baselines = Segmented(), Segmented("total")
        self.preset_button = QToolButton()
        self.undo, self.redo = IconButton(Icon.UNDO), IconButton(Icon.REDO)
        self.present, self.export = WordButton(Icon.PLAY), WordButton(Icon.EXPORT, ink="on_accent")
        self._acting = {"undo": self.undo, "redo": self.redo, "present": self.present, "export": self.export}
        self._build_buttons(menu)
        self._row = QHBoxLayout(self)
        self._lay_out()
        self.presets.chosen.connect(self._pick_preset)
        self.baselines.chosen.connect(lambda key: commands.set_baseline(Baseline(key)))
        for key, button in self._acting.items():
            button.clicked.connect(actions[key].trigger)
            actions[key].changed.connect(partial(self._show_action, key))
        session.changed.connect(self.refresh)
        session.language_changed.connect(self.retranslate)
        self.retranslate()

    def _build_buttons(self, menu: QMenu) -> None:
        self.menu_button.setObjectName("quiet")
        self.menu_button.setIcon(QIcon(str(assets.path("icons", "app.svg"))))
        self.menu_button.setIconSize(QSize(28, 28))
        _hang(menu, self.menu_button)
        self.name.textEdited.connect(self._hold_name)
        self.name.editingFinished.connect(self._rename)
        for button, fill in (
            (self.platform, self._platforms()),
            (self.language, self._languages()),
            (self.preset_button, self._presets()),
        ):
            _hang(fill, button)
            button.setProperty("choice", "true")
        self.platform.setObjectName("quiet")
        self.export.setObjectName("primary")

    def _lay_out(self) -> None:
        row = self._row
        row.setContentsMargins(GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID)
        for left in (self.menu_button, self.name, self.platform):
            row.addWidget(left)
        row.addStretch(1)
        for part in (self.presets, self.preset_button, self.baselines, self.undo, self.redo):
            row.addWidget(part)
        row.addStretch(1)
        self.tail = QHBoxLayout()
        self.tail.setSpacing(GRID)
        self.tail.addWidget(self.present)
        self.tail.addWidget(self.export)
        row.addLayout(self.tail)
        row.addWidget(self.language)

    def _platforms(self) -> QMenu:
        menu = QMenu(self)
        for key in PLATFORMS:
            menu.addAction("").setData(key)
        menu.triggered.connect(lambda action: self._commands.set_details("platform", platform=action.data()))
        return menu

    def _presets(self) -> QMenu:
        """The presets once more, for a bar too narrow to have them side by side."""
        menu = QMenu(self)
        for key in (*self._session.catalogue.presets, OWN):
            menu.addAction("").setData(key)
        menu.triggered.connect(lambda action: self._pick_preset(action.data()))
        return menu

    def _languages(self) -> QMenu:
        menu = QMenu(self)
        for key in LANGUAGES:
            action = QAction(self._session.wording.text(f"language.{key}"), menu)
            action.setData(key)
            action.setCheckable(True)
            menu.addAction(action)
        menu.triggered.connect(lambda action: self._session.use_language(action.data()))
        return menu

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording, language = self._session.wording, self._session.language
        presets = {key: preset.name[language] for key, preset in self._session.catalogue.presets.items()}
        presets[OWN] = wording.text("bar.own")
        self.presets.show_choices(presets)
        for action in self.preset_button.menu().actions():
            action.setText(presets[action.data()])
        self.baselines.show_choices({one.value: wording.text(f"choice.baseline.{one}") for one in Baseline})
        for part, key in (
            (self.menu_button, "bar.menu"),
            (self.name, "bar.shop_name"),
            (self.presets, "bar.presets"),
            (self.preset_button, "bar.presets"),
            (self.baselines, "bar.baseline"),
            (self.language, "bar.language"),
        ):
            part.setAccessibleName(wording.text(key))
            set_tooltip(part, wording.text(key))
        self.present.show_word(wording.text("bar.present"))
        self.export.show_word(wording.text("bar.export"))
        for key in self._acting:
            self._show_action(key)
        self.name.setPlaceholderText(wording.text("bar.unnamed"))
        for action in self.platform.menu().actions():
            action.setText(wording.text(f"platform.{action.data()}"))
        for action in self.language.menu().actions():
            action.setChecked(action.data() == language)
        self.refresh()
        self._fit()

    def _show_action(self, key: str) -> None:
        """Say on a button what its action does now."""
        button, wording = self._acting[key], self._session.wording
        button.setEnabled(self._actions[key].isEnabled())
        texts = {"present": wording.text("bar.present_hint"), "export": wording.text("bar.export_hint")}
        set_tooltip(button, self._actions.hint(key, texts.get(key)))
        if key not in texts:
            button.setAccessibleName(self._actions[key].text())

    def refresh(self) -> None:
        """Show the session's choices; says nothing to anybody."""
        wording, document = self._session.wording, self._session.document
        if self.name.text() != document.name:
            self.name.setText(document.name)
            self.name.setCursorPosition(0)
        set_tooltip(self.name, document.name or wording.text("bar.shop_name"))
        platform = wording.text(f"platform.{document.platform}")
        self.platform.setText(platform)
        self.platform.setAccessibleName(f"{wording.text('choice.platform')} {platform}")
        quantities = self._session.case.quantities
        is_own = any(quantities[key].origin is Origin.OWN for key in ASSUMPTIONS)
        chosen = OWN if is_own else document.preset
        self.presets.buttons[OWN].setEnabled(is_own or self._commands.has_own)
        self.presets.show_chosen(chosen)
        self.preset_button.setText(self.presets.buttons[chosen].text())
        self.preset_button.menu().actions()[-1].setEnabled(is_own or self._commands.has_own)
        self.baselines.show_chosen(self._session.baseline.value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the bar closer where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Full type where there is room; else closer, with a short language name; else presets as a menu, too.

        At last the buttons of the tail show their icons alone.
        """
        for close, as_menu, short in (
            (False, False, False),
            (True, False, False),
            (True, True, False),
            (True, True, True),
        ):
            for row in (self.presets, self.baselines):
                row.set_close(close)
            language = self._session.language
            name = self._session.wording.text(f"language.short.{language}" if close else f"language.{language}")
            self.language.setText(name)
            self.presets.setHidden(as_menu)
            self.preset_button.setVisible(as_menu)
            for button in self._tail_buttons():
                button.set_close(short)
            # A row inside a row keeps its old width until Qt lays both out.
            self.tail.invalidate()
            self._row.invalidate()
            if self._row.minimumSize().width() <= self.width():
                return

    def _tail_buttons(self) -> list[WordButton]:
        items = (self.tail.itemAt(index) for index in range(self.tail.count()))
        parts = (item.widget() for item in items if item is not None)
        return [part for part in parts if isinstance(part, WordButton)]

    def _hold_name(self, name: str) -> None:
        document = self._session.document
        self._session.hold_draft(None if name == document.name else replace(document, name=name))

    def _rename(self) -> None:
        if self.name.isModified() and self.name.text() != self._session.document.name:
            self._commands.set_details("name", name=self.name.text())
        self._session.hold_draft(None)
        self.name.setModified(False)

    def _pick_preset(self, key: str) -> None:
        if key == OWN:
            self._commands.use_own()
        else:
            self._commands.set_preset(key)
        self.refresh()


def _hang(menu: QMenu, button: QToolButton) -> None:
    """Open a menu below a button, which does not go on looking pointed at when the menu was left elsewhere."""
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu.aboutToHide.connect(partial(_notice_pointer, button))


def _notice_pointer(button: QToolButton) -> None:
    """Qt tells a button that the pointer has left it only when no menu is open at that moment."""
    if not button.rect().contains(button.mapFromGlobal(QCursor.pos())):
        QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
