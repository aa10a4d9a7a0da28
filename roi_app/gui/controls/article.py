"""A text to read: headings, paragraphs, lists and tables, in the type and colours of the app."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme

_SIZES = {1: 21, 2: 17, 3: 14}
_LINE = 112
_DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class Article(QTextBrowser):
    """Shows Markdown; opens an address only on a click on it, and only one of the web."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty article."""
        super().__init__(parent)
        self._markdown = ""
        self.headings: list[QTextBlock] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(open_on_the_web)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QTextBrowser { background: transparent; border: none; }")

    def show_markdown(self, text: str) -> None:
        """Show a text from its beginning."""
        self._markdown = text
        document = self.document()
        document.setDefaultFont(font(14))
        document.setMarkdown(text, _DIALECT)
        self._set_blocks()
        self._set_tables(document.rootFrame())
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def refresh_colours(self) -> None:
        """Show the text again in the colours in force."""
        self.show_markdown(self._markdown)

    def go_to_heading(self, index: int) -> None:
        """Bring a heading to the top."""
        top = self.document().documentLayout().blockBoundingRect(self.headings[index]).top()
        self.verticalScrollBar().setValue(round(top))

    def _set_blocks(self) -> None:
        self.headings = []
        block = self.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            cursor = QTextCursor(block)
            shape = QTextBlockFormat()
            shape.setLineHeight(_LINE, _PROPORTIONAL)
            if level:
                self.headings.append(block)
                shape.setTopMargin(0 if block.blockNumber() == 0 else 22)
                shape.setBottomMargin(6)
                self._set_letters(block, _SIZES[min(level, 3)])
            elif block.textList() is None and cursor.currentTable() is None:
                shape.setTopMargin(6 if block.previous().textList() is not None else 0)
                shape.setBottomMargin(8)
            elif block.textList() is not None:
                shape.setBottomMargin(4)
            cursor.mergeBlockFormat(shape)
            self._colour_links(block)
            block = block.next()

    def _set_letters(self, block: QTextBlock, size: int) -> None:
        cursor = QTextCursor(block)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        letters = QTextCharFormat()
        letters.setFont(font(size, bold=True))
        letters.setFontWeight(QFont.Weight.Bold)
        cursor.mergeCharFormat(letters)

    def _colour_links(self, block: QTextBlock) -> None:
        iterator = block.begin()
        while not iterator.atEnd():
            piece = iterator.fragment()
            if piece.charFormat().isAnchor():
                cursor = QTextCursor(self.document())
                cursor.setPosition(piece.position())
                cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                letters = QTextCharFormat()
                letters.setForeground(QColor(theme.palette.accent))
                cursor.mergeCharFormat(letters)
            iterator += 1

    def _set_tables(self, frame: QTextFrame) -> None:
        for child in frame.childFrames():
            if isinstance(child, QTextTable):
                shape = child.format()
                shape.setBorderCollapse(True)
                shape.setBorder(1)
                shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                shape.setBorderBrush(QColor(theme.palette.hairline))
                shape.setCellPadding(6)
                shape.setCellSpacing(0)
                shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                shape.setBottomMargin(12)
                child.setFormat(shape)
            self._set_tables(child)


def open_on_the_web(address: QUrl) -> None:
    """Give an address of the web to the system's browser."""
    if address.scheme() in ("http", "https"):
        QDesktopServices.openUrl(address)
