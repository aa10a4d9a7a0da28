from pathlib import Path

import pytest

from roi_app import assets

CHECKOUT = Path(__file__).parent.parent.parent / "assets"


def test_a_checkout_is_read_from_its_top_level_folder():
    assert assets.path() == CHECKOUT
    assert assets.path("benchmarks", "merchant-roi.toml") == CHECKOUT / "benchmarks" / "merchant-roi.toml"


@pytest.mark.parametrize("parts", [("..", "pyproject.toml"), ("texts", "..", "..", "x"), ("/etc/passwd",)])
def test_nothing_outside_the_folder_is_reached(parts):
    with pytest.raises(ValueError, match="leads out of it"):
        assets.path(*parts)


@pytest.fixture
def places(tmp_path, monkeypatch):
    """A package's two possible places of the folder, neither there yet."""
    wheel, checkout = tmp_path / "roi_app" / "_assets", tmp_path / "assets"
    monkeypatch.setattr(assets, "_PLACES", (wheel, checkout))
    return wheel, checkout


def test_a_wheels_own_folder_comes_before_anything_that_lies_beside_it(places):
    for place in places:
        (place / "texts").mkdir(parents=True)
        (place / "texts" / "word").write_bytes(f"{place.name} 元\n".encode())
    assert assets.read_text("texts", "word") == "_assets 元\n"
    assert assets.read_bytes("texts", "word") == "_assets 元\n".encode()


def test_a_missing_folder_and_a_missing_file_name_themselves(places):
    with pytest.raises(FileNotFoundError, match="assets folder is missing"):
        assets.path("texts")
    places[1].mkdir()
    with pytest.raises(FileNotFoundError, match=r"nothing\.toml"):
        assets.read_text("nothing.toml")
