"""Present where there are two screens and say what stands where; a process of its own: Qt reads its screens once."""

import json
import os
import sys

from PySide6.QtCore import QCoreApplication, QSettings

from roi_app import app
from roi_app.documents.samples import sample_in
from roi_app.gui.state.settings import Settings


def main(own: str) -> int:
    """Present a sample, and look."""
    os.environ["XDG_DATA_HOME"] = own
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, own)
    app.build_application(())
    window = app.build_window(sample_in("clothing", "en"), Settings())
    window.show()
    QCoreApplication.processEvents()
    window.views.present()
    QCoreApplication.processEvents()
    page = window.views.presentation
    assert page is not None
    found = {
        "window": window.screen().name(),
        "presentation": page.screen().name(),
        "geometry": list(page.geometry().getRect()),
        "notes": window.notes.isVisible(),
    }
    window.views.show_work()
    sys.stdout.write(json.dumps({**found, "after": page.isVisible()}))
    assert window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
