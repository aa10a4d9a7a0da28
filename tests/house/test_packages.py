import json
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from pathlib import Path

import pytest

import roi_app

ROOT = Path(__file__).parent.parent.parent
LINUX = ROOT / "packaging" / "linux"
APP_ID = "merchant-roi"
FILE_TYPE = "application/vnd.merchant-roi+json"


@pytest.fixture
def desktop_file():
    read = ConfigParser(interpolation=None)
    read.optionxform = str
    read.read(LINUX / f"{APP_ID}.desktop", encoding="utf-8")
    return read["Desktop Entry"]


def test_one_id_names_the_app_everywhere(desktop_file):
    metainfo = ET.parse(LINUX / f"{APP_ID}.metainfo.xml").getroot()
    app = (ROOT / "roi_app" / "app.py").read_text(encoding="utf-8")
    assert desktop_file["Icon"] == desktop_file["StartupWMClass"] == APP_ID
    assert desktop_file["Exec"].split()[0] == APP_ID
    assert metainfo.findtext("id") == APP_ID
    assert metainfo.findtext("launchable") == f"{APP_ID}.desktop"
    assert f'setDesktopFileName("{APP_ID}")' in app


def test_one_file_type_is_declared_opened_and_provided(desktop_file):
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    declared = ET.parse(LINUX / f"{APP_ID}.xml").getroot().find("m:mime-type", space)
    assert declared.get("type") == FILE_TYPE
    assert desktop_file["MimeType"] == f"{FILE_TYPE};"
    assert ET.parse(LINUX / f"{APP_ID}.metainfo.xml").getroot().findtext("provides/mediatype") == FILE_TYPE


def test_a_file_of_ours_is_known_by_what_it_says_of_itself(tmp_path):
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    matches = ET.parse(LINUX / f"{APP_ID}.xml").getroot().findall(".//m:match", space)
    shop = tmp_path / "shop.roi"
    subprocess.run([sys.executable, "-m", "roi_app", "sample", "clothing", "-o", shop], cwd=ROOT, check=True)
    content = shop.read_text(encoding="utf-8")
    places = [(content.find(match.get("value")), *map(int, match.get("offset").split(":"))) for match in matches]
    assert any(first <= place <= last for place, first, last in places)
    glob = ET.parse(LINUX / f"{APP_ID}.xml").getroot().find(".//m:glob", space)
    assert glob.get("pattern") == "*.roi"
    assert int(glob.get("weight")) < 60, "another program's files end alike, so the ending alone must not decide"


def test_every_language_of_the_app_is_in_the_menu(desktop_file):
    languages = {re.match(r"(\w+)\[(\w+)\]", key).groups() for key in desktop_file if "[" in key}
    for key in ("GenericName", "Comment", "Keywords"):
        assert {language for name, language in languages if name == key} == {"zh_TW", "zh_HK", "zh_CN"}


def test_the_version_is_the_apps(packaging):
    assert packaging("release.packages").version() == roi_app.__version__


def test_every_part_that_gets_in_is_named_with_where_it_lies(packaging):
    papers = packaging("release.papers")
    listed = tomllib.loads((ROOT / "assets" / "help" / "components.toml").read_text(encoding="utf-8"))["component"]
    assert {part["name"] for part in listed} == set(papers._PLACES)


def test_children_of_the_packaged_app_get_the_systems_libraries(monkeypatch):
    import runpy

    restore = runpy.run_path(str(ROOT / "packaging" / "bundle" / "start.py"))["restore_library_path"]
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/merchant-roi/_internal")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/own")
    restore()
    import os

    assert os.environ["LD_LIBRARY_PATH"] == "/opt/own"
    restore()
    assert "LD_LIBRARY_PATH" not in os.environ


@pytest.mark.long(220)
def test_the_package_holds_on_a_clean_system(packaging, tmp_path):
    validators = ("desktop-file-validate", "appstreamcli")
    needed = (*validators, "dpkg-shlibdeps", "debootstrap", "Xvfb", "xdotool", "strace", "import", "pdftotext")
    missing = [program for program in needed if not shutil.which(program)]
    if missing or not Path("/usr/bin/python3").exists():
        pytest.skip(f"a package is proved on Debian, as root, with {' '.join(missing or ['its own Python'])}")
    bundle, debian, packages = (packaging(f"release.{name}") for name in ("bundle", "debian", "packages"))
    package = debian.make(bundle.make(), tmp_path, packages.version(), debian.AT_ONCE)
    listed = json.loads(
        packaging("release.sbom").make(packaging("environment").tool("uv"), tmp_path, "0").read_text("utf-8")
    )
    names = {part["name"] for part in listed["components"]}
    assert {"CPython", "Qt", "ICU", "OpenBLAS", "numpy", "typst", "PyInstaller bootloader"} <= names
    share = bundle.BUILD / "debian" / APP_ID / "usr" / "share"
    subprocess.run(["desktop-file-validate", share / "applications" / f"{APP_ID}.desktop"], check=True)
    # the catalogue would like a domain turned round for an id, and none is known
    validate = ["appstreamcli", "validate", "--no-net", "--override=cid-desktopapp-is-not-rdns=info"]
    subprocess.run([*validate, share / "metainfo" / f"{APP_ID}.metainfo.xml"], check=True, capture_output=True)
    proof = ROOT / "packaging" / "proofs" / "clean_debian.py"
    done = subprocess.run([sys.executable, proof, package], capture_output=True, text=True, check=False)
    assert "bookworm: every step holds" in done.stdout, done.stdout + done.stderr


@pytest.mark.long(120)
def test_the_portable_archive_starts_where_it_is_unpacked(packaging, tmp_path):
    if not sys.platform.startswith("linux") or not shutil.which("xz"):
        pytest.skip("the archive is for Linux, and packed with xz")
    bundle, portable, packages = (packaging(f"release.{name}") for name in ("bundle", "portable", "packages"))
    archive = portable.make(bundle.make(), tmp_path, packages.version(), packing="-0")
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path / "人", filter="tar")
    (program,) = (tmp_path / "人").glob("*/merchant-roi")
    told = subprocess.run([program, "selftest"], capture_output=True, text=True, check=True, cwd=tmp_path).stdout
    assert "All 56 figures agree." in told
