"""The guards of conftest.py, each shown red by a small test that breaks its rule."""

from pathlib import Path

GUARDS = Path(__file__).parent.parent / "conftest.py"

BREACHES = {
    "log": ("import logging\ndef test_it(): logging.getLogger('x').warning('hot')", "logged unexpectedly: x: hot"),
    "thread": (
        (
            "import threading\n"
            "def test_it(request):\n"
            "    stop = threading.Event()\n"
            "    request.config.add_cleanup(stop.set)\n"
            "    threading.Thread(target=stop.wait, name='left').start()\n"
        ),
        "threads left running",
    ),
    "widget": (
        "from PySide6.QtWidgets import QLabel\ndef test_it(qapp):\n    global kept\n    kept = QLabel('x')\n",
        "left over after the test: QLabel",
    ),
    "timer": (
        (
            "from PySide6.QtCore import QTimer\n"
            "def test_it(qapp):\n"
            "    global kept\n"
            "    kept = QTimer(interval=60_000)\n"
            "    kept.start()\n"
        ),
        "left over after the test: QTimer",
    ),
    "qthread": (
        (
            "from PySide6.QtCore import QThread\n"
            "def test_it(qapp, request):\n"
            "    thread = QThread()\n"
            "    request.config.add_cleanup(lambda: (thread.quit(), thread.wait()))\n"
            "    thread.start()\n"
        ),
        "left over after the test: QThread",
    ),
    "qt warning": (
        "from PySide6.QtCore import qWarning\ndef test_it(qapp): qWarning('hot')\n",
        "Qt messages with level WARNING or above emitted",
    ),
    "python warning": (
        "import warnings\ndef test_it(): warnings.warn('hot')\n",
        "UserWarning: hot",
    ),
}


CLEAN = (
    "import logging\n"
    "from PySide6.QtWidgets import QDialog, QMainWindow\n"
    "def test_window(qtbot):\n"
    "    window = QMainWindow()\n"
    "    qtbot.addWidget(window)\n"
    "    window.dialog = QDialog(window)\n"
    "    window.show()\n"
    "def test_log(caplog):\n"
    "    logging.getLogger('x').warning('meant')\n"
    "    assert 'meant' in caplog.text\n"
    "    caplog.clear()\n"
)


def test_each_breach_fails_and_a_closed_window_and_a_checked_log_pass(pytester):
    # Nothing of the app is needed to show a guard, and loading it takes a second.
    pytester.makeconftest(GUARDS.read_text(encoding="utf-8") + "\nfrom pytestqt.plugin import qapp\n")
    pytester.makefile(".ini", pytest="[pytest]\nfilterwarnings = error\nqt_log_level_fail = WARNING")
    modules = {f"test_{name.replace(' ', '_')}": code for name, (code, _) in BREACHES.items()}
    pytester.makepyfile(**modules, test_clean=CLEAN)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-rfE")
    bad = {line.split("::")[0].split()[1] for line in result.outlines if line.startswith(("FAILED ", "ERROR "))}
    assert bad == {f"{name}.py" for name in modules}
    for _, words in BREACHES.values():
        result.stdout.fnmatch_lines_random([f"*{words}*"])


def test_the_application_is_the_apps_own_whichever_test_asks_first(qapp):
    from roi_app.app import Application

    assert isinstance(qapp, Application)
    assert qapp.applicationName() == "merchant-roi"


def test_settings_go_into_a_home_of_the_test(own_home, qapp):
    from PySide6.QtCore import QSettings, QStandardPaths

    settings = QSettings("house", "test")
    settings.setValue("x", 1)
    settings.sync()
    assert Path(settings.fileName()).is_relative_to(own_home)
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    assert Path(folder).is_relative_to(own_home)
    assert Path.home() == own_home
