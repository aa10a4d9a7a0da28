import errno
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import roi_app
from roi_app import assets
from roi_app.cli import console, main
from roi_app.cli.program import INTERRUPTED, language_of
from roi_app.cli.setting import BAD_INPUT, DONE, FAILED
from tests.cli.running import run

WORKED = str(assets.path("samples", "clothing.roi"))


def process(*arguments: str, **options) -> subprocess.CompletedProcess:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **options.pop("environment", {})}
    return subprocess.run(
        [sys.executable, "-m", "roi_app", *arguments], capture_output=True, check=False, env=environment, **options
    )


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("estimat",),
        ("estimate",),
        ("--loud",),
        ("estimate", "a", "b"),
        ("--lang", "fr", "selftest"),
        ("sample", "clothing"),
    ],
)
def test_bad_usage_is_one_line_and_2(arguments):
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, b"")
    assert len(ran.complaints) == 1
    assert ran.complaints[0].endswith("; see roi-app --help")


def test_the_version_is_the_packages():
    assert run("--version").text == f"roi-app {roi_app.__version__}\n"


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
@pytest.mark.parametrize("command", ["", "estimate", "report", "workbook", "table", "benchmarks", "selftest", "sample"])
def test_every_command_is_explained_in_every_language(command, language):
    ran = run(*([command] if command else []), "--help", "--lang", language)
    assert (ran.status, ran.err) == (0, b"")
    assert f"roi-app {command}".strip() in ran.text
    assert ran.text.endswith("\n")
    assert not ran.text.startswith("\n")
    assert ran.text.isascii() == (language == "en")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_TW.UTF-8"}, "zh-Hant"),
        ({"LANG": "zh_HK"}, "zh-Hant"),
        ({"LANG": "zh_CN.GB18030"}, "zh-Hans"),
        ({"LANG": "zh"}, "zh-Hans"),
        ({"LANG": "zh-Hant-TW"}, "zh-Hant"),
        ({"LANG": "zh_CN", "LC_MESSAGES": "zh_TW", "LC_ALL": ""}, "zh-Hant"),
        ({"LANG": "zh_CN", "LC_MESSAGES": "zh_TW", "LC_ALL": "C"}, "en"),
    ],
)
def test_the_language_is_the_environments(environment, language):
    assert language_of(environment) == language


def test_lang_is_heard_before_and_after_the_command(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    assert "淨現值" in run("--lang", "zh-Hant", "estimate", WORKED).text
    assert "淨現值" in run("estimate", WORKED, "--lang=zh-Hant").text


def test_the_command_line_loads_neither_qt_nor_pandas_nor_scipy():
    commands = (
        ["estimate", WORKED],
        ["estimate", WORKED, "--json"],
        ["benchmarks"],
        ["selftest"],
        ["sample", "clothing", "-o", "-"],
    )
    heavy = {"PySide6", "shiboken6", "pandas", "scipy", "typst", "xlsxwriter"}
    code = (
        "import sys\n"
        "from roi_app.__main__ import main\n"
        f"statuses = [main(one) for one in {commands!r}]\n"
        "loaded = {one.partition('.')[0] for one in sys.modules}\n"
        f"print(statuses, sorted(loaded & {heavy!r}), file=sys.stderr)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, env=environment)
    assert done.stderr.decode().splitlines()[-1] == "[0, 0, 0, 0, 0] []"


@pytest.mark.parametrize("encoding", ["ascii", "cp936", "cp950", "cp1252", "cp437"])
@pytest.mark.parametrize(
    "arguments", [("estimate", WORKED), ("benchmarks",), ("selftest",), ("estimate", "沒有.roi"), ("--help",)]
)
def test_text_that_the_console_cannot_hold_becomes_utf_8_as_a_whole(arguments, encoding):
    wanted = run(*arguments, "--lang", "zh-Hant")
    ran = run(*arguments, "--lang", "zh-Hant", encoding=encoding)
    assert ran.status == wanted.status
    for got, text in ((ran.out, wanted.text), (ran.err, wanted.err.decode())):
        assert got in {text.encode(), text.encode(encoding, "ignore")}


def test_json_is_utf_8_whatever_the_console():
    assert run("benchmarks", "--json", encoding="cp936").out == run("benchmarks", "--json").out


def test_a_console_of_another_encoding_does_not_stop_a_real_process():
    done = process(
        "estimate", WORKED, "--lang", "zh-Hans", environment={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "净现值" in done.stdout.decode()


def test_a_reader_that_leaves_early_is_no_error_message():
    reading, writing = os.pipe()
    os.close(reading)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "roi_app", "benchmarks"],
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
            env=environment,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


class _Full(io.BytesIO):
    def write(self, _):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_one_line_and_1(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(_Full(), "utf-8", write_through=True))
    assert main(["estimate", WORKED, "--json", "--lang", "en"]) == 1
    assert (
        capsys.readouterr().err
        == "roi-app: The output could not be written (OSError: [Errno 28] No space left on device).\n"
    )


@pytest.mark.parametrize(
    "arguments", [["estimate", WORKED], ["estimate", WORKED, "--json"], ["--help"], ["sample", "clothing", "-o", "-"]]
)
def test_a_program_without_a_console_still_runs(arguments, monkeypatch):
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert main(arguments) == 0


def test_without_a_console_there_is_no_standard_input(monkeypatch):
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert main(["estimate", "-"]) == 2


class _Unreadable(io.RawIOBase):
    def readable(self):
        return True

    def readinto(self, _):
        raise OSError(errno.EIO, "Input/output error")


def test_standard_input_that_cannot_be_read_is_one_line_and_2(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(_Unreadable())))
    assert main(["estimate", "-", "--lang", "en"]) == 2
    assert "Input/output error" in capsys.readouterr().err


def test_every_status_is_told_in_the_readme_and_the_help():
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    for number in (DONE, BAD_INPUT, INTERRUPTED, FAILED):
        assert re.search(rf"\b{number} (when|for)", readme), number
    told = run("--help", "--lang", "en").out.decode().splitlines()[-1]
    assert all(f" {number} " in told for number in (DONE, BAD_INPUT, INTERRUPTED, FAILED))


def test_the_keyboard_ends_it_quietly(monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("roi_app.cli.commands.shop.answer", interrupted)
    ran = run("estimate", WORKED)
    assert (ran.status, ran.out, ran.err) == (130, b"", b"")


@pytest.fixture
def broken(monkeypatch):
    def fails(*_):
        raise RuntimeError("the sky\nfell")

    monkeypatch.setattr("roi_app.cli.commands.shop.answer", fails)


@pytest.mark.usefixtures("broken")
def test_the_last_resort_is_one_line():
    ran = run("estimate", WORKED, "--lang", "en")
    assert (ran.status, ran.out) == (1, b"")
    assert len(ran.complaints) == 1
    assert "RuntimeError: the sky fell" in ran.complaints[0]
    assert "report it" in ran.complaints[0]


@pytest.mark.usefixtures("broken")
def test_debug_shows_where_it_happened():
    ran = run("estimate", WORKED, "--debug")
    assert ran.status == 1
    assert any("Traceback" in line for line in ran.complaints)
    assert any("in fails" in line for line in ran.complaints)


def test_damaged_texts_still_give_a_sentence(monkeypatch):
    def gone(*_):
        raise FileNotFoundError(errno.ENOENT, "No such file", "texts")

    monkeypatch.setattr("roi_app.cli.program.Texts", gone)
    monkeypatch.setattr("roi_app.cli.setting.Texts", gone)
    ran = run("--help")
    assert ran.status == 1
    assert "install it again" in ran.complaints[0]


def test_what_could_move_the_cursor_is_not_repeated():
    ran = run("estimate", "a\x1b[2Jb\u202ec.roi", "--lang", "en")
    assert ran.status == 2
    assert "\x1b" not in ran.err.decode()
    assert "\u202e" not in ran.err.decode()
    assert len(ran.complaints) == 1


def test_a_file_name_that_is_no_text_is_shown_as_far_as_it_can_be():
    ran = run("estimate", os.fsdecode(b"shop-\xff.roi"), "--lang", "en")
    assert ran.status == 2
    assert "shop-\N{REPLACEMENT CHARACTER}.roi" in ran.complaints[0]


def test_standard_error_that_nobody_reads_is_no_fault(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(_Full(), "utf-8", write_through=True))
    console.complain(["nobody hears this"])
    assert main(["estimate", "no/such.roi"]) == 2
