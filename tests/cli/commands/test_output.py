"""Where a command may write: never over its own input, never under the name of another kind of file."""

import shutil

import pytest

from roi_app.cli import main
from roi_app.documents.samples import sample_bytes


@pytest.fixture
def shop(tmp_path):
    path = tmp_path / "shop.roi"
    path.write_bytes(sample_bytes("clothing"))
    return path


@pytest.mark.parametrize(("command", "suffix"), [("report", ".pdf"), ("workbook", ".xlsx"), ("table", ".csv")])
def test_a_shop_is_never_replaced_by_what_is_made_of_it(command, suffix, shop, capsys):
    before = shop.read_bytes()
    assert main([command, str(shop), "-o", str(shop), "--force"]) == 2
    assert suffix in capsys.readouterr().err
    # A file may bear the right ending and be the input all the same.
    disguised = shop.with_suffix(suffix)
    shutil.copy(shop, disguised)
    assert main([command, str(disguised), "-o", str(disguised), "--force"]) == 2
    assert "is the file that is read" in capsys.readouterr().err
    assert shop.read_bytes() == before == disguised.read_bytes()


@pytest.mark.parametrize(("command", "wrong"), [("report", "out.txt"), ("workbook", "out.pdf"), ("table", "out.txt")])
def test_another_ending_is_refused(command, wrong, shop, capsys):
    assert main([command, str(shop), "-o", str(shop.with_name(wrong))]) == 2
    assert "must end in" in capsys.readouterr().err
    assert not shop.with_name(wrong).exists()
