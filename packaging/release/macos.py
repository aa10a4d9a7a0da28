"""The disk image for macOS, made on a Mac: the app from PyInstaller, signed and notarised where a person's keys allow.

SIGNING_IDENTITY names the certificate in the keychain ("Developer ID Application: ..."), NOTARY_PROFILE the profile
that `xcrun notarytool store-credentials` has kept. Without them the image is made all the same, and says so. Written on
Linux and checked there as far as that goes (packaging/SIGNING.md says how far); never run on a Mac by its writers.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import environment

from release import bundle, icons, papers

NAME = "Merchant-ROI-{version}-macos-{machine}.dmg"
APP = bundle.FOLDER.with_name("Merchant ROI.app")
ICONS = bundle.BUILD / "macos"
IDENTITY, PROFILE = "SIGNING_IDENTITY", "NOTARY_PROFILE"

_ENTITLEMENTS = environment.ROOT / "packaging" / "macos" / "entitlements.plist"
_STAGE = bundle.BUILD / "macos" / "image"


def why_not() -> str:
    """What this machine lacks to make the image; "" where nothing is."""
    return "" if sys.platform == "darwin" else "its tools exist on macOS alone"


def make(target: Path, version: str) -> Path:
    """Return the disk image, made into the folder `target`."""
    if reason := why_not():
        raise SystemExit(f"The image for macOS cannot be made here: {reason}.")
    ICONS.mkdir(parents=True, exist_ok=True)
    icons.make_icns(icons.APP, ICONS / "app.icns")
    icons.make_icns(icons.DOCUMENT, ICONS / "document.icns")
    bundle.make()
    image = target / NAME.format(version=version, machine=platform.machine())
    shutil.rmtree(_STAGE, ignore_errors=True)
    _STAGE.mkdir(parents=True)
    papers.install_licences(_STAGE / "Licences")
    (_STAGE / "Applications").symlink_to("/Applications")
    for command in commands(os.environ, image):
        subprocess.run(command, check=True)
    if not os.environ.get(PROFILE):
        print(f"Not notarised, for {PROFILE} is not set: people must open it by its context menu once.", flush=True)
    return image


def commands(variables: Mapping[str, str], image: Path) -> list[list[str]]:
    """What to run, in order: sign, copy, pack, notarise, staple; the last two only with keys."""
    identity, profile = variables.get(IDENTITY, "-"), variables.get(PROFILE)
    sign = ["codesign", "--force", "--deep", "--options", "runtime", "--entitlements", str(_ENTITLEMENTS)]
    sign += ["--sign", identity, *(["--timestamp"] if identity != "-" else []), str(APP)]
    steps = [
        sign,
        ["codesign", "--verify", "--deep", "--strict", str(APP)],
        ["ditto", str(APP), str(_STAGE / APP.name)],
        [
            "hdiutil",
            "create",
            "-volname",
            "Merchant ROI",
            "-srcfolder",
            str(_STAGE),
            "-format",
            "ULFO",
            "-ov",
            str(image),
        ],
    ]
    if identity != "-":
        steps.append(["codesign", "--sign", identity, "--timestamp", str(image)])
    if profile:
        steps.append(["xcrun", "notarytool", "submit", str(image), "--keychain-profile", profile, "--wait"])
        steps.append(["xcrun", "stapler", "staple", str(image)])
        steps.append(["spctl", "--assess", "--type", "open", "--context", "context:primary-signature", str(image)])
    return steps
