"""Find and read what lies in the top-level `assets/` folder, from a checkout, a wheel or the frozen app alike."""

import importlib.util
import os
from pathlib import Path

_FONTS = (
    ("noto_cjk_sans_jp_regular", "NotoSansCJKjp-Regular.otf"),
    ("noto_cjk_sans_jp_bold", "NotoSansCJKjp-Bold.otf"),
)

# A wheel carries the folder inside the package, so that no other package's `assets` can be taken for it; a checkout
# and the frozen app have it beside the package.
_PLACES = (Path(__file__).with_name("_assets"), Path(__file__).parent.with_name("assets"))


def path(*parts: str) -> Path:
    """Return where an asset lies, existing or not; ValueError when the parts lead out of the folder."""
    inside = Path(*parts)
    if inside.is_absolute() or inside.drive or ".." in inside.parts:
        message = f"an asset lies inside assets/, and {'/'.join(parts)!r} leads out of it"
        raise ValueError(message)
    return _home() / inside


def read_text(*parts: str) -> str:
    """Return a text asset, read as UTF-8; FileNotFoundError names the missing one."""
    return path(*parts).read_text(encoding="utf-8")


def read_bytes(*parts: str) -> bytes:
    """Return an asset's bytes; FileNotFoundError names the missing one."""
    return path(*parts).read_bytes()


def font_files() -> tuple[Path, ...]:
    """Return where the type lies that we bring, regular and bold; it is packages of its own that we depend on."""
    return tuple(_beside(package) / file for package, file in _FONTS)


def _beside(package: str) -> Path:
    # `importlib.resources` does the same, and takes longer to load than all of this.
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        message = f"the package {package} is missing"
        raise FileNotFoundError(message)
    return Path(spec.origin).parent


def _home() -> Path:
    for place in _PLACES:
        if os.path.isdir(place):
            return place
    message = f"the assets folder is missing: looked for {_PLACES[0]} and {_PLACES[1]}"
    raise FileNotFoundError(message)
