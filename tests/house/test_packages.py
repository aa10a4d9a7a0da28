import json
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from pathlib import Path

import pytest

import roi_app
from roi_app.exports.pdf.fonts import FONT_FILES, code_points

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


def test_every_part_of_every_package_has_its_licence(packaging, monkeypatch, tmp_path):
    # Windows and the portable archive take the folder as it is; the list beside the packages names the same parts.
    papers = packaging("release.papers")
    monkeypatch.setattr(papers, "_site_packages", lambda: Path(sysconfig.get_path("purelib")))
    papers.install_licences(tmp_path / "licences")
    parts = [part["name"] for part in papers.components()]
    for part in parts:
        texts = list((tmp_path / "licences" / part.split(",")[0].split(" (")[0]).iterdir())
        assert texts, part
        assert any(text.stat().st_size > 500 for text in texts), part
    written = papers.write_list(tmp_path, "1").read_text(encoding="utf-8").splitlines()
    assert written[0] == "Merchant ROI: MIT"
    assert [line.split(": ")[0] for line in written[1:]] == parts
    pinned = re.search(
        r"^pyside6-essentials==(\S+)", (ROOT / "packaging/requirements/run.txt").read_text(), re.MULTILINE
    )[1]
    assert f"/{pinned}/" in written[1], "the source of the Qt that is inside"


def test_what_is_locked_is_listed_as_a_part(packaging):
    papers, locks = packaging("release.papers"), packaging("locks")
    pinned = set(locks.pins((ROOT / "packaging" / "requirements" / "run.txt").read_text(encoding="utf-8")))
    metadata = {name.replace("_", "-") for name in papers._TEXTS.values()} | {"pyside6-essentials", "shiboken6"}
    # time zones come with pandas, the second weight with the first
    assert pinned - metadata == {"tzdata", "noto-cjk-sans-jp-bold"}


def test_a_release_tells_the_changes_of_its_own_version(packaging):
    changes = packaging("release.packages").changes
    log = "# Log\n\n## [Unreleased]\n\n- new\n\n## [0.2.0] - 2026-11-26\n\n- two\n\n## [0.1.0] - 2026-01-01\n\n- one\n"
    assert changes(log, "0.2.0") == "- two\n"
    assert changes(log, "0.3.0") == "- new\n"
    real = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert changes(real, roi_app.__version__).strip()


def test_what_cannot_be_made_here_is_left_out_with_its_reason(packaging, monkeypatch, tmp_path, capsys):
    packages = packaging("release.packages")
    made = []
    kinds = {
        "one": packages.Kind(lambda target, version: made.append(version) or [tmp_path / "x"], lambda: ""),
        "two": packages.Kind(lambda target, version: made.append("never") or [], lambda: "no tool"),
    }
    (tmp_path / "x").write_bytes(b"1234")
    monkeypatch.setattr(packages, "KINDS", kinds)
    monkeypatch.setattr(packages, "FOLDER", tmp_path)
    monkeypatch.setattr(packages, "_write_papers", lambda: None)
    packages.make([])
    said = capsys.readouterr().out
    assert made == [roi_app.__version__]
    assert "two: left out, no tool" in said


def test_the_workflow_makes_every_kind_and_proves_it():
    workflow = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    named = {kind for words in re.findall(r"dev\.py package ([a-z ]+)", workflow) for kind in words.split()}
    usage = (ROOT / "packaging" / "dev.py").read_text(encoding="utf-8")
    assert named == {"deb", "portable", "windows", "macos", "source"}
    assert all(kind in usage for kind in named)
    proofs = set(re.findall(r"packaging/proofs/(\S+\.(?:py|ps1))", workflow))
    assert proofs
    assert all((ROOT / "packaging" / "proofs" / proof).is_file() for proof in proofs)


def test_chinese_names_sort_by_the_cut_down_data_as_by_the_whole(packaging):
    data = packaging("release.unicode_data")
    kept = [
        name
        for name in ("coll/zh.res", "coll/ucadata.icu", "root.res", "zh_Hant_TW.res", "pool.res")
        if data._KEPT.fullmatch(name)
    ]
    assert len(kept) == 5
    assert not any(
        data._KEPT.fullmatch(name) for name in ("coll/ja.res", "gb18030.cnv", "translit/Hani_Latn.res", "de.res")
    )


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


@pytest.mark.long(130)
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
    # what only loads when it is asked for: pandas, calamine and the process that reads a sheet
    books = ROOT / "tests" / "ledger" / "sheets" / "shop.xls"
    merchants = tmp_path / "m.csv"
    merchants.write_text(
        "id,name,platform,photo_units_per_month,photo_unit_price\n1,小店,taobao,6,750\n", encoding="utf-8"
    )
    packed, plain = ([program], [sys.executable, "-m", "roi_app"])
    asked = [[*how, "import", books, "--json"] for how in (packed, plain)]
    read = [subprocess.run(words, capture_output=True, cwd=ROOT, check=True).stdout for words in asked]
    assert json.loads(read[0]) == json.loads(read[1])
    for how, name in ((packed, "packed.csv"), (plain, "plain.csv")):
        subprocess.run([*how, "portfolio", merchants, "-o", tmp_path / name], check=True, cwd=ROOT)
    assert (tmp_path / "packed.csv").read_bytes() == (tmp_path / "plain.csv").read_bytes()
    inside = program.with_name("_internal")
    assert {code_points(font) for font in inside.glob("noto_cjk_sans_jp_*/*.otf")} == {code_points(FONT_FILES[0])}
    (typesetter,) = inside.glob("typst/*.so")
    assert not list(packaging("release.fonts").embedded_fonts(typesetter.read_bytes()))
    extras = {"pyarrow", "dask", "distributed"} & {path.name for path in inside.iterdir()}
    assert not extras, "tables of many merchants in Parquet are an extra"
