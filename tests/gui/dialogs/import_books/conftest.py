"""The import over a window of its own."""

import json

import pytest

from roi_app.ledger import sheets
from roi_app.ledger.read_apart import reply_to
from tests.gui.dialogs.import_books.acting import settle
from tests.gui.dialogs.import_books.books import ALIPAY, write


@pytest.fixture
def alipay(tmp_path):
    return write(tmp_path, "alipay.csv", ALIPAY, "gb18030")


@pytest.fixture
def importing(make_window, qtbot):
    """Open the import over a window with files, and wait until they are read."""

    def begin(*paths, what="clothing", language="en", **more):
        window = make_window(what, language, **more)
        window.dialogs.import_books(window.files, paths)
        settle(qtbot, window.dialogs.importing)
        return window, window.dialogs.importing

    return begin


@pytest.fixture(autouse=True)
def _read_here(request, monkeypatch):
    """Read in this process, which is sooner there; the process of its own has a test."""

    def answer(_name, order, *_limits):
        told = json.loads(order)
        return b"".join(reply_to(told["path"], told["encoding"]))

    if "apart" not in request.node.name:
        monkeypatch.setattr(sheets, "_answer", answer)
