import json

import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.read import read_document
from roi_app.documents.samples import SAMPLES, sample, sample_in
from tests.cli.running import run


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_goes_to_a_file_and_comes_back(name, tmp_path):
    file = tmp_path / "shop.roi"
    assert run("sample", name, "-o", str(file), "--lang", "zh-Hant").status == 0
    assert read_document(file.read_bytes(), default_catalogue()).document == sample_in(name, "zh-Hant")
    ran = run("estimate", str(file), "--json")
    assert (ran.status, ran.err) == (0, b"")
    assert json.loads(ran.out)["headline"]["npv"] > 0


def test_standard_output_gets_the_same_bytes(tmp_path):
    file = tmp_path / "shop.roi"
    run("sample", "clothing", "-o", str(file), "--lang", "en")
    assert run("sample", "clothing", "-o", "-", "--lang", "en", encoding="cp936").out == file.read_bytes()


def test_only_the_name_of_the_shop_is_translated():
    english = read_document(run("sample", "clothing", "-o", "-", "--lang", "en").out, default_catalogue()).document
    assert english.name == "Small clothing shop"
    assert english.values == sample("clothing").values


def test_a_wrong_name_is_answered_with_the_right_ones(tmp_path):
    ran = run("sample", "cloths", "-o", str(tmp_path / "shop.roi"), "--lang", "en")
    assert ran.status == 2
    assert ran.complaints == ['roi-app: There is no sample "cloths". There are: clothing, appliances, cross-border.']
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_only_by_force(tmp_path):
    file = tmp_path / "shop.roi"
    file.write_bytes(b"mine")
    ran = run("sample", "clothing", "-o", str(file), "--lang", "en")
    assert ran.status == 2
    assert "--force" in ran.complaints[0]
    assert file.read_bytes() == b"mine"
    assert run("sample", "clothing", "-o", str(file), "--force").status == 0
    assert b"merchant-roi" in file.read_bytes()


def test_a_link_to_nowhere_counts_as_a_file(tmp_path):
    link = tmp_path / "shop.roi"
    link.symlink_to(tmp_path / "gone")
    assert run("sample", "clothing", "-o", str(link)).status == 2
    assert not (tmp_path / "gone").exists()


def test_where_nothing_can_be_written_it_is_one_line_and_1(tmp_path):
    ran = run("sample", "clothing", "-o", str(tmp_path / "none" / "shop.roi"), "--lang", "en")
    assert ran.status == 1
    assert len(ran.complaints) == 1
    assert "its folder does not exist" in ran.complaints[0]
