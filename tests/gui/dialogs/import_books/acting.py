"""What a person does in the import, by mouse."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from roi_app.gui.dialogs.import_books.classes_step import ClassesStep
from roi_app.gui.dialogs.import_books.dialog import ImportDialog
from roi_app.ledger.kinds import Kind
from tests.gui.controls.seeing import LEFT


def settle(qtbot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.is_running, timeout=15_000)
    QCoreApplication.processEvents()


def press(button) -> None:
    QTest.mouseClick(button, LEFT)


def names(step: ClassesStep) -> list[str]:
    return [group.key for group in step.groups.groups]


def choose_group(step: ClassesStep, key: str) -> None:
    """Click on the line of a group."""
    line = names(step).index(key)
    rect = step.group_table.visualRect(step.groups.index(line, 0))
    QTest.mouseClick(step.group_table.viewport(), LEFT, pos=rect.center())


def say(step: ClassesStep, kind: Kind) -> None:
    step.bar.kinds.setCurrentIndex(step.bar.kinds.findData(kind))
    press(step.bar.apply)
