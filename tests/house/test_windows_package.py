import ctypes
import importlib
import re
import runpy
import shutil
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

import roi_app
from roi_app.cli.program import last_words

ROOT = Path(__file__).parent.parent.parent
WINDOWS = ROOT / "packaging" / "windows"
LANGUAGES = {"TRADCHINESE", "SIMPCHINESE", "ENGLISH"}


@pytest.fixture(scope="module")
def script():
    return (WINDOWS / "installer.nsi").read_text(encoding="utf-8")


def test_an_icon_holds_each_size_once_and_says_where(packaging):
    icons = packaging("release.icons")
    pictures = {16: b"small", 48: b"middle", 256: b"large one"}
    data = icons.ico(pictures)
    assert struct.unpack_from("<HHH", data) == (0, 1, 3)
    for number, (size, png) in enumerate(pictures.items()):
        width, height, _, _, planes, bits, length, place = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        assert (width, height, planes, bits) == (size % 256, size % 256, 1, 32), "256 is written as 0"
        assert data[place : place + length] == png


@pytest.mark.parametrize(
    ("path", "used"),
    [
        ("numpy/_core/_multiarray_umath.cp313-win_amd64.pyd", True),
        ("numpy/_core/_multiarray_tests.cp313-win_amd64.pyd", False),
        ("numpy/_core/tests/test_umath.py", False),
        ("numpy/f2py/crackfortran.py", False),
        ("numpy.libs/libscipy_openblas64_-1.dll", True),
        ("pandas/_testing/__init__.py", True),
        ("pandas/core/frame.py", True),
        ("pandas/tests/frame/test_api.py", False),
        ("fontTools/ttLib/__init__.py", True),
        ("fontTools/feaLib/parser.py", False),
        ("cn2an/cn2an.py", True),
        ("cn2an/cn2an_test.py", False),
        ("example/cn2an_core.py", False),
        ("noto_cjk_sans_jp_bold/NotoSansCJKjp-Bold.otf", True),
        ("PySide6/Qt6Widgets.dll", True),
        ("PySide6/Qt6Quick.dll", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/translations/qtbase_zh_TW.qm", True),
        ("PySide6/translations/qtbase_de.qm", False),
        ("typst-0.15.2.dist-info/METADATA", False),
    ],
)
def test_what_gets_in_is_what_is_used(packaging, path, used):
    assert packaging("release.contents").is_used(path) is used


def test_all_that_the_window_takes_of_qt_gets_in(packaging):
    contents = packaging("release.contents")
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "roi_app").rglob("*.py")]
    asked = {found for text in texts for found in re.findall(r"from PySide6\.(Qt\w+) import", text)}
    # asked for where there is a message bus, so never on Windows
    modules = asked - {"QtDBus"}
    assert {"QtCore", "QtGui", "QtWidgets"} <= modules
    assert all(contents.is_used(f"PySide6/{module}.pyd") for module in modules), modules


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.2.0", "0.2.0.0"), ("1.2", "1.2.0.0"), ("1.2.3rc1", "1.2.3.0"), ("1.2.3+local9", "1.2.3.0")],
)
def test_a_version_has_four_numbers_there(packaging, version, numbers):
    assert packaging("release.windows").four_numbers(version) == numbers


def test_another_python_than_the_one_named_is_refused(packaging, tmp_path):
    windows = packaging("release.windows")
    file = tmp_path / "python.zip"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("python313.dll", b"")
    sums = packaging("release.papers").digest(file)
    assert windows.checked_zip(file, sums.upper()) == file
    with pytest.raises(SystemExit, match="it is another file"):
        windows.checked_zip(file, "0" * 64)
    with pytest.raises(SystemExit, match="is not there"):
        windows.checked_zip(tmp_path / "none.zip", sums)


def test_what_is_missing_is_said_before_anything_is_made(packaging, monkeypatch, tmp_path):
    windows = packaging("release.windows")
    monkeypatch.setattr(windows.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.delenv(windows.ZIP, raising=False)
    assert windows.ZIP in windows.why_not()
    monkeypatch.setattr(windows.shutil, "which", lambda _: None)
    with pytest.raises(SystemExit, match="apt-get install nsis gcc-mingw-w64-x86-64"):
        windows.make(tmp_path, roi_app.__version__)


def test_the_installer_speaks_every_language_of_the_app(script):
    told = re.findall(r"LangString (\w+) \${LANG_(\w+)} \"(.+)\"", script)
    names = {name for name, _, _ in told}
    assert names == set(re.findall(r"\$\((\w+)\)", script))
    assert {(name, language) for name, language, _ in told} == {(name, one) for name in names for one in LANGUAGES}


def test_it_asks_for_no_administrator_and_writes_only_the_persons_own_keys(script):
    assert "RequestExecutionLevel user" in script
    roots = set(re.findall(r"^\s*(?:Write|Delete)Reg\w+ (?:/\w+ )*(\w+)", script, re.MULTILINE))
    assert roots == {"HKCU"}
    assert not re.search(r"RMDir /r|Delete .*\*", script), "only what is on its list may be taken away"


def test_every_key_that_it_writes_goes_with_it(script):
    installing, uninstalling = script.split('Section "Uninstall"')
    written = {
        key.split("\\")[1] if "\\" in key else key for key in re.findall(r"WriteReg\w+ HKCU \"(.+?)\"", installing)
    }
    gone = {key.split("\\")[1] if "\\" in key else key for key in re.findall(r"HKCU \"(.+?)\"", uninstalling)}
    assert written <= gone


def test_the_program_asks_for_nothing_and_knows_every_screen():
    space = {"v3": "urn:schemas-microsoft-com:asm.v3"}
    manifest = ET.parse(WINDOWS / "launcher.manifest").getroot()
    level = manifest.find(".//v3:requestedExecutionLevel", space)
    assert level.get("level") == "asInvoker"
    aware = next(part for part in manifest.iter() if part.tag.endswith("dpiAwareness"))
    assert aware.text.split(",")[0] == "PerMonitorV2"


def test_its_type_of_file_is_that_of_the_other_systems(script):
    assert '"Content Type" "application/vnd.merchant-roi+json"' in script


@pytest.mark.parametrize(
    ("number", "language"),
    [(0x0404, "zh-Hant"), (0x0C04, "zh-Hant"), (0x0804, "zh-Hans"), (0x0409, "en"), (0x0411, "en")],
)
def test_a_fault_before_the_app_is_told_in_a_box_in_the_language_of_windows(monkeypatch, number, language):
    shown = []
    box = SimpleNamespace(MessageBoxW=lambda *words: shown.append(words[1]))
    system = SimpleNamespace(user32=box, kernel32=SimpleNamespace(GetUserDefaultUILanguage=lambda: number))
    monkeypatch.setattr(ctypes, "windll", system, raising=False)
    start = runpy.run_path(str(WINDOWS / "start_windows.py"))
    with pytest.raises(ImportError) as raised:
        importlib.import_module("roi_app.gone")
    fault = raised.value
    start["show_fault"](ImportError, fault, fault.__traceback__)
    monkeypatch.setitem(sys.modules, "roi_app.cli.program", None)
    start["show_fault"](ImportError, fault, fault.__traceback__)
    # A person has no use for where in the code it was.
    assert shown == [last_words(fault, language), f"{start['DAMAGED'][language]}\n\nModuleNotFoundError: {fault}"]
    launcher = (WINDOWS / "launcher.c").read_text(encoding="utf-8")
    assert f'L"{start["DAMAGED"][language]}"' in launcher, "one wording for one fault"


def test_a_library_says_which_version_it_is(packaging, tmp_path):
    library = tmp_path / "python313.dll"
    library.write_bytes(b"MZ" + "FileVersion\0\x003.13.2\0ProductName\0".encode("utf-16-le"))
    assert packaging("release.sbom").library_version(library) == "3.13.2"
    library.write_bytes(b"MZ")
    with pytest.raises(SystemExit, match="which version"):
        packaging("release.sbom").library_version(library)


@pytest.mark.long(400)
def test_the_installer_holds_under_wine(packaging, tmp_path):
    windows = packaging("release.windows")
    needed = ("debootstrap", "Xvfb", "xdotool", "import", "pdftotext")
    missing = [program for program in needed if not shutil.which(program)]
    if reason := windows.why_not() or " ".join(missing):
        pytest.skip(f"the Windows installer is made and proved on Debian, as root; missing here: {reason}")
    installer = windows.make(tmp_path, roi_app.__version__, windows.AT_ONCE)
    proof = ROOT / "packaging" / "proofs" / "wine.py"
    done = subprocess.run([sys.executable, proof, installer], capture_output=True, text=True, check=False)
    assert "wine: every step holds" in done.stdout, done.stdout + done.stderr
