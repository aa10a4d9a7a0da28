"""An archive for any Linux of the same age or newer: unpack it anywhere and start the program in it."""

import datetime as dt
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

from release import bundle, desktop, papers

_TREE = bundle.BUILD / "portable"
# What every Linux desktop has, in the version that its drivers need.
_SYSTEM_LIBRARIES = (
    "libX11", "libXau", "libXdmcp", "libXext", "libXrender", "libatk", "libblkid", "libbsd", "libcairo",
    "libcap", "libcom_err", "libdatrie", "libdbus", "libfontconfig", "libfreetype", "libfribidi", "libgcc_s",
    "libgcrypt", "libgdk", "libgio", "libglib", "libgmodule", "libgobject", "libgpg-error", "libgraphite2",
    "libgssapi", "libgthread", "libharfbuzz", "libk5crypto", "libkeyutils", "libkrb5", "libmd.", "libmount",
    "libpango", "libpcre2", "libpixman", "libselinux", "libstdc++", "libsystemd", "libthai", "libwayland",
    "libxcb-render.", "libxcb-shm", "libxcb-sync", "libxcb-randr", "libxcb-glx", "libxcb-xfixes",
)  # fmt: skip


def make(folder: Path, target: Path, version: str, packing: str = "-9") -> Path:
    """Return the archive, made from the app's folder into the folder `target`, packed by this option of xz."""
    name = f"{desktop.APP_ID}-{version}-linux-{os.uname().machine}"
    tree = _TREE / name
    shutil.rmtree(_TREE, ignore_errors=True)
    shutil.copytree(folder, tree, symlinks=True)
    for library in (tree / "_internal").glob("lib*.so*"):
        if library.name.startswith(_SYSTEM_LIBRARIES) and not library.is_symlink():
            library.unlink()
    time = bundle.commit_time()
    desktop.install(tree / "share", version, dt.datetime.fromtimestamp(time, dt.UTC).date().isoformat())
    papers.install_licences(tree / "licences")
    archive = target / f"{name}.tar.xz"
    with archive.open("wb") as file:
        packer = subprocess.Popen(["xz", packing, "-T2", "--stdout"], stdin=subprocess.PIPE, stdout=file)
        with tarfile.open(fileobj=packer.stdin, mode="w|", format=tarfile.GNU_FORMAT) as tar:
            for path in [tree, *sorted(tree.rglob("*"))]:
                tar.add(path, path.relative_to(_TREE), recursive=False, filter=lambda one: _anonymous(one, time))
        packer.communicate()
    if packer.returncode:
        raise SystemExit("xz could not pack the archive.")
    return archive


def _anonymous(entry: tarfile.TarInfo, time: int) -> tarfile.TarInfo:
    """An entry that says nothing of who packed it, and when."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = time
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry
