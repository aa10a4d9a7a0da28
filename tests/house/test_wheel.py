import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import roi_app

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    pytest.importorskip("hatchling", reason="the build back end is in the test lock, not in this environment")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def test_it_carries_the_assets_and_the_package_and_nothing_else(wheel):
    names = set(wheel.namelist())
    assets = {f"roi_app/_assets/{p.relative_to(ROOT / 'assets').as_posix()}" for p in (ROOT / "assets").rglob("*.toml")}
    assert assets
    assert assets <= names
    assert {"roi_app/__main__.py", "roi_app/assets.py", "roi_app/model/estimate.py"} <= names
    assert {name.split("/")[0] for name in names} == {"roi_app", f"merchant_roi-{roi_app.__version__}.dist-info"}


def test_it_makes_both_commands_and_says_what_it_is(wheel):
    about = f"merchant_roi-{roi_app.__version__}.dist-info"
    entries = wheel.read(f"{about}/entry_points.txt").decode().split()
    assert entries == [
        "[console_scripts]", "roi-app", "=", "roi_app.__main__:main",
        "[gui_scripts]", "roi-app-gui", "=", "roi_app.__main__:main",
    ]  # fmt: skip
    metadata = wheel.read(f"{about}/METADATA").decode().splitlines()
    assert {"Requires-Python: >=3.11", "License-Expression: MIT"} <= set(metadata)
    assert "Requires-Dist: pyside6-essentials==6.11.3" in metadata


def test_installed_it_reads_its_own_assets(wheel, tmp_path):
    wheel.extractall(tmp_path / "site")
    (tmp_path / "site" / "assets").mkdir()  # another package's folder of that name
    code = "from roi_app import assets; print(assets.path('benchmarks').is_dir(), assets.path())"
    variables = os.environ | {"PYTHONPATH": str(tmp_path / "site")}
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=tmp_path, env=variables, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == f"True {tmp_path / 'site' / 'roi_app' / '_assets'}"
