"""What tells a Linux desktop of the app: menu entry, file type, icons, catalogue entry, manual page."""

import gzip
import os
import shutil
import subprocess
from pathlib import Path

import environment

from release import bundle

APP_ID = "merchant-roi"
COMMANDS = ("merchant-roi", "roi-app")
SIZES = (16, 22, 24, 32, 48, 64, 128, 256)

_LINUX = environment.ROOT / "packaging" / "linux"
_RENDER = environment.ROOT / "packaging" / "bundle" / "render_icon.py"
_ICONS = {
    "apps/merchant-roi": environment.ROOT / "assets" / "icons" / "app.svg",
    "mimetypes/application-vnd.merchant-roi+json": _LINUX / "document.svg",
}


def install(share: Path, version: str, released: str) -> None:
    """Put everything into a `share` folder (of /usr, or of a person's ~/.local); `released` is a day as 2026-11-26."""
    _copy(f"{APP_ID}.desktop", share / "applications")
    _copy(f"{APP_ID}.xml", share / "mime" / "packages")
    metainfo = share / "metainfo" / f"{APP_ID}.metainfo.xml"
    metainfo.parent.mkdir(parents=True)
    text = (_LINUX / f"{APP_ID}.metainfo.xml").read_text(encoding="utf-8")
    metainfo.write_text(text.replace("{version}", version).replace("{date}", released), encoding="utf-8")
    _install_icons(share / "icons" / "hicolor")
    manual = share / "man" / "man1"
    manual.mkdir(parents=True)
    page = (_LINUX / f"{APP_ID}.1").read_text(encoding="utf-8").replace("{version}", version)
    page = page.replace("{date}", released)
    (manual / f"{APP_ID}.1.gz").write_bytes(compressed(page.encode()))
    (manual / "roi-app.1.gz").symlink_to(f"{APP_ID}.1.gz")


def compressed(content: bytes) -> bytes:
    """Content as gzip writes it when it is told no time and no name."""
    return gzip.compress(content, mtime=0)


def _copy(name: str, folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copyfile(_LINUX / name, folder / name)


def _install_icons(theme: Path) -> None:
    jobs = []
    for name, source in _ICONS.items():
        scalable = theme / "scalable" / f"{name}.svg"
        scalable.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, scalable)
        for size in SIZES:
            target = theme / f"{size}x{size}" / f"{name}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            jobs += [str(source), str(size), str(target)]
    settings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([str(bundle.build_python()), "-I", str(_RENDER), *jobs], check=True, env=settings)
