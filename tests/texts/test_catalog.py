"""The wording of every room: whole, the same in three languages, and each in its own script."""

import re
import string
import tomllib
from pathlib import Path

import pytest

from roi_app import assets
from roi_app.benchmarks.catalogue import Grade
from roi_app.benchmarks.faults import Fault
from roi_app.benchmarks.load import default_catalogue
from roi_app.checks.problem import Problem
from roi_app.model.parameters import CURRENCIES, PLATFORMS, QUANTITIES, STREAMS, Kind, Unit
from roi_app.texts import catalog as module
from roi_app.texts.catalog import LANGUAGES, Texts, describe

ROOT = Path(__file__).parents[2]
ROOMS = sorted(path.name for path in (ROOT / "assets" / "texts" / "en").glob("*.toml"))


def table(language: str, name: str) -> dict[str, str | dict[str, str]]:
    return tomllib.loads((ROOT / "assets" / "texts" / language / name).read_text("utf-8"))


def room(language: str, name: str) -> dict[str, str]:
    """Every text of a file, the forms of a count one by one."""
    found: dict[str, str] = {}
    for key, given in table(language, name).items():
        found |= {key: given} if isinstance(given, str) else {f"{key} ({form})": text for form, text in given.items()}
    return found


def fields(text: str) -> list[str]:
    return sorted({field for _, field, _, _ in string.Formatter().parse(text) if field is not None})


def forms(given: str | dict[str, str]) -> list[str]:
    return [given] if isinstance(given, str) else list(given.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_rooms(language):
    assert sorted(path.name for path in (ROOT / "assets" / "texts" / language).glob("*.toml")) == ROOMS
    assert ROOMS


@pytest.mark.parametrize("name", ROOMS)
def test_every_language_has_the_same_keys_in_the_same_order(name):
    keys = {language: list(table(language, name)) for language in LANGUAGES}
    assert keys["zh-Hant"] == keys["en"]
    assert keys["zh-Hans"] == keys["en"]


@pytest.mark.parametrize("name", ROOMS)
def test_every_language_has_the_same_fields(name):
    english = table("en", name)
    for language in LANGUAGES:
        for key, given in table(language, name).items():
            wanted = [fields(text) for text in forms(english[key])]
            assert all(fields(text) in wanted for text in forms(given)), f"{language} {key}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ROOMS)
def test_texts_are_flat_and_neither_empty_nor_ragged(name, language):
    for key, text in room(language, name).items():
        assert isinstance(text, str), key
        assert text.strip(), key
        assert "\ufffd" not in text, key
        # A field that is no plain name would reach into the value.
        assert all(field.isidentifier() for field in fields(text)), key


@pytest.mark.parametrize("name", ROOMS)
def test_a_file_bears_the_name_with_which_its_keys_begin(name):
    assert {key.split(".")[0] for key in table("en", name)} == {name.removesuffix(".toml")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_range_has_a_dash_between_its_ends(language):
    # Before a minus sign it cannot be read; `Wording.range_of` and its like write every range.
    dashed = {
        key: text
        for name in ROOMS
        for key, text in room(language, name).items()
        if re.search(r"\}\s*[-–—~～]\s*\{", text) and key not in {"file.title", "export.file_name", "range.months"}
    }
    assert dashed == {}


def test_no_key_is_in_two_rooms():
    keys = [key for name in ROOMS for key in table("en", name)]
    assert len(keys) == len(set(keys))
    assert set(Texts("en").keys()) == set(keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_chinese_texts_are_chinese_and_english_ones_are_not(language):
    texts = Texts(language)
    has_han = {key: bool(re.search(r"[\u4e00-\u9fff]", "".join(texts.forms(key)))) for key in fault_keys()}
    assert set(has_han.values()) == {language != "en"}


def fault_keys() -> set[str]:
    return {f"problem.{fault.value}" for fault in Fault}


def test_every_fault_has_its_sentence_and_no_sentence_is_left_over():
    assert {key for key in Texts("en").keys() if key.startswith("problem.pack_")} == fault_keys()  # noqa: SIM118


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quantity_has_a_label_and_a_help(language):
    texts = Texts(language)
    for key, quantity in QUANTITIES.items():
        label, help_text = texts.text(f"quantity.{key}"), texts.text(f"quantity.{key}.help")
        assert len(label) <= 40, key
        assert help_text != label, key
        assert help_text[-1] in "。.", key
        if quantity.kind is Kind.STREAM:
            assert texts.text(f"quantity.{key}.full").startswith(texts.text(f"stream.{quantity.stream}"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_quantities_are_called_the_same_outside_their_stream(language):
    texts = Texts(language)
    names = [
        texts.text(f"quantity.{key}.full" if quantity.kind is Kind.STREAM else f"quantity.{key}")
        for key, quantity in QUANTITIES.items()
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_named_that_is_not_a_quantity(language):
    named = {key for key in Texts(language).keys() if key.startswith("quantity.")}  # noqa: SIM118
    known = {f"quantity.{key}{end}" for key in QUANTITIES for end in ("", ".help")}
    known |= {f"quantity.{key}.full" for key, quantity in QUANTITIES.items() if quantity.kind is Kind.STREAM}
    assert named == known


@pytest.mark.parametrize("language", LANGUAGES)
def test_streams_grades_units_platforms_currencies_and_languages_have_names(language):
    texts = Texts(language)
    for key in (
        *(f"stream.{stream}" for stream in (*STREAMS, "sales")),
        *(f"grade.{grade}" for grade in (*Grade, "own")),
        *(f"platform.{platform}" for platform in PLATFORMS),
        *(f"currency.{currency}" for currency in CURRENCIES),
        *(f"language.{one}" for one in LANGUAGES),
    ):
        assert texts.text(key)
    for unit in Unit:
        assert "7" in texts.text(f"unit.{unit}", value="7", count="7")
    assert len({texts.text(f"grade.{grade}") for grade in (*Grade, "own")}) == len(Grade) + 1


def test_labels_are_those_of_the_picture():
    texts = Texts("zh-Hant")
    for key, label in {
        "photo.units_per_month": "拍攝天數",
        "photo.unit_price": "每天費用",
        "design.staff": "設計師人數",
        "design.wage_per_month": "月薪（含社保）",
        "copy.units_per_month": "每月篇數",
        "copy.unit_price": "每篇費用",
        "involution_intensity": "內卷強度 θ",
        "rival_adoption": "對手已在用",
        "sales_uplift": "銷售增益",
    }.items():
        assert texts.text(f"quantity.{key}") == label


def test_platforms_are_called_the_same_in_the_pack():
    for language in LANGUAGES:
        for key, platform in default_catalogue().platforms.items():
            assert platform.name[language] == Texts(language).text(f"platform.{key}")


def test_a_text_is_filled_and_a_slip_of_the_programmer_is_an_error():
    texts = Texts("en")
    assert texts.text("unit.days", count=6) == "6 days"
    assert "unit.days" in texts
    assert "unit.weeks" not in texts
    assert texts.language == "en"
    assert texts.languages == LANGUAGES
    with pytest.raises(KeyError):
        texts.text("unit.weeks", value=6)
    with pytest.raises(KeyError):
        texts.text("unit.days")
    with pytest.raises(ValueError, match="no texts in 'fr'"):
        Texts("fr")


def test_a_problem_is_told_with_its_place_and_line():
    values = {"found": 0.1 + 0.2, "lowest": 1, "highest": 1e12}
    code = "too_low"
    sentence = "0.3 is too low; allowed are 1 to 1,000,000,000,000."
    assert describe(Problem("", code, values), Texts("en")) == sentence
    assert describe(Problem("a.b", code, values), Texts("en")) == f"a.b: {sentence}"
    assert describe(Problem("a.b", code, values, line=3), Texts("en")) == f"a.b (line 3): {sentence}"
    assert describe(Problem("a.b", code, values, line=3), Texts("zh-Hant")).startswith("a.b（第 3 行）：0.3 太小")


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Write files of texts, and let them be the app's for a while."""
    monkeypatch.setattr(assets, "path", tmp_path.joinpath)
    module._texts.cache_clear()

    def write(language, name, text):
        folder = tmp_path / "texts" / language
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.toml").write_text(text, "utf-8")

    yield write
    module._texts.cache_clear()


def test_a_key_in_the_file_of_another_word_is_refused(written):
    written("en", "a", '"a.b" = "text"\n')
    written("en", "two", '"a.b" = "text"\n')
    with pytest.raises(ValueError, match=r"en/two.toml gives 'a.b' a text"):
        Texts("en").keys()


def test_forms_that_are_none_are_refused_by_file_and_key(written):
    written("en", "a", '"a.b".many = "text"\n')
    with pytest.raises(ValueError, match=r"en/a.toml: 'a.b' has the forms many; in en there are one, other"):
        Texts("en").text("a.b", count=1)


def test_a_half_translated_language_says_the_rest_in_the_next_of_its_chain(written):
    written("en", "a", '"a.x" = "x"\n"a.y" = "y"\n"a.days".one = "{count} day"\n"a.days".other = "{count} days"\n')
    written("zh-Hant", "a", '"a.x" = "甲"\n"a.y" = "乙"\n')
    written("zh-Hans", "a", '"a.x" = "甲乙"\n')
    hans, hant = Texts("zh-Hans"), Texts("zh-Hant")
    assert [hans.text("a.x"), hans.text("a.y")] == ["甲乙", "乙"]
    assert [hant.text("a.x"), hant.text("a.y")] == ["甲", "乙"]
    # A text that stands in for another follows the rule of the language that it is written in.
    assert [texts.text("a.days", count=count) for texts in (hans, hant) for count in (1, 2)] == ["1 day", "2 days"] * 2
    assert hans.keys() == ("a.x", "a.y", "a.days")
    # What can be left out is asked of the language itself.
    assert [key in hans for key in hans.keys()] == [True, False, False]  # noqa: SIM118


def test_a_language_with_no_texts_at_all_is_said_in_the_next(written):
    written("en", "a", '"a.x" = "x"\n')
    assert Texts("zh-Hans").text("a.x") == "x"
    assert "a.y" not in Texts("zh-Hans")
