"""Foreign text is never markup: labels, tooltips and message boxes are made in a few modules, and nowhere else."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GUI = Path(__file__).parent.parent.parent / "roi_app" / "gui"
LABELS, TOOLTIPS = "controls/labels.py", "controls/tooltips.py"
BOXES, ARTICLE = "state/message_boxes.py", "controls/article.py"

HOMES = {
    "QLabel": (LABELS,),
    "setTextFormat": (LABELS, BOXES),
    "RichText": (LABELS,),
    "MarkdownText": (LABELS,),
    "setToolTip": (TOOLTIPS,),
    "showText": (TOOLTIPS,),
    "QMessageBox": (BOXES,),
    "setInformativeText": (BOXES,),
    "setMarkdown": (ARTICLE,),
    "setHtml": (ARTICLE,),
    "insertHtml": (ARTICLE,),
}
"""What may take a text for markup, and the modules that use it with care."""

NOWHERE = {"QErrorMessage", "QInputDialog", "QProgressDialog", "QWhatsThis", "setWhatsThis", "setStatusTip"}
CALLS = {*HOMES, *NOWHERE}
STATIC_BOXES = {"about", "critical", "information", "question", "warning"}


def rich(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Each line that makes something that may be rich, and its name."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="QMessageBox"), attr=name)) if name in STATIC_BOXES:
                yield node.lineno, "QMessageBox"
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name))) if name in NOWHERE:
                yield node.lineno, name
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in CALLS:
                yield node.lineno, name
            case ast.ClassDef(bases=bases):
                yield from ((node.lineno, base.id) for base in bases if isinstance(base, ast.Name) and base.id in HOMES)
            case ast.alias(name=name, asname=str()) if name in CALLS:
                yield node.lineno, name
            case ast.Attribute(attr="RichText" | "MarkdownText"):
                yield node.lineno, node.attr
            case ast.Constant(value=str() as text) if text.startswith(("<qt>", "<html>")):
                yield node.lineno, "setToolTip"


def stray(place: str, source: str) -> list[str]:
    """What a module does that belongs elsewhere."""
    tree = ast.parse(source)
    found = [f"{place}:{line}: {name}" for line, name in rich(tree) if place not in HOMES.get(name, ())]
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    helped = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    if "ToolTipRole" in names and "tooltip" not in helped:
        found.append(f"{place}: ToolTipRole without tooltip()")
    return found


def test_nothing_in_the_window_may_be_rich_outside_its_home():
    modules = {path.relative_to(GUI).as_posix(): path.read_text(encoding="utf-8") for path in GUI.rglob("*.py")}
    assert {LABELS, TOOLTIPS, BOXES, ARTICLE} <= set(modules)
    assert [line for place, source in sorted(modules.items()) for line in stray(place, source)] == []


@pytest.mark.parametrize(
    "line",
    [
        "QLabel(name)",
        "QtWidgets.QLabel(name)",
        "from PySide6.QtWidgets import QLabel as Line; Line(name)",
        "class Own(QLabel): pass",
        "part.setToolTip(name)",
        "QToolTip.showText(at, name)",
        "QMessageBox(icon, title, name)",
        "QMessageBox.warning(window, title, name)",
        "box.setInformativeText(name)",
        "part.setTextFormat(Qt.TextFormat.AutoText)",
        "Qt.TextFormat.RichText",
        "part.setWhatsThis(name)",
        "view.setHtml(name)",
        "f'<qt>{name}</qt>'",
        "QInputDialog.getText(window, title, name); QProgressDialog(name)",
        "if role == Qt.ItemDataRole.ToolTipRole: give(name)",
    ],
)
def test_each_stray_use_is_found(line):
    assert stray("pages/some.py", line) != []


@pytest.mark.parametrize(
    "line",
    [
        "label(13).setText(name)",
        "set_tooltip(part, name)",
        "isinstance(part, QLabel)",
        "if role == Qt.ItemDataRole.ToolTipRole: give(tooltip(name))",
    ],
)
def test_the_helpers_are_let_be(line):
    assert stray("pages/some.py", line) == []
