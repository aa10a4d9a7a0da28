import ast
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).parent.parent.parent
SCRIPT = ROOT / "packaging" / "dev.py"


@pytest.fixture
def dev(packaging):
    return packaging("dev")


def test_an_old_python_is_told_what_it_takes(monkeypatch):
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 7))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, and this is Python 3\.9 "):
        runpy.run_path(str(SCRIPT), run_name="__main__")


def test_it_needs_the_standard_library_alone():
    code = "import sys; sys.path.insert(0, sys.argv[1]); import dev; print(*{n.partition('.')[0] for n in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, SCRIPT.parent], capture_output=True, text=True, check=True
    )
    own = {path.stem for path in SCRIPT.parent.glob("*.py")}
    assert set(done.stdout.split()) - own - {"__main__"} <= set(sys.stdlib_module_names)


def test_nothing_makes_a_package_of_the_folder_that_bears_a_packages_name():
    # With an __init__.py, `packaging/` would hide the package of that name from every tool that runs here.
    assert not (SCRIPT.parent / "__init__.py").exists()


@pytest.mark.parametrize("arguments", [[], ["no-such-command"], ["lint", "too", "much"], ["lock", "--upgrad"]])
def test_wrong_usage_is_answered_with_the_usage(dev, arguments, capsys):
    try:
        status = dev.main(arguments)
    except SystemExit as stop:
        status = stop.code
    assert status == 2
    assert "packaging/dev.py run" in capsys.readouterr().err


def test_the_usage_and_the_readme_name_the_commands_that_exist(dev):
    def named(text):
        return set(re.findall(r"packaging/dev\.py ([a-z]+)", text))

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert named(dev.__doc__) == set(dev.COMMANDS)
    assert {"run", "test", "check"} <= named(readme) <= set(dev.COMMANDS)
    assert readme.index("dev.py run") < readme.index("dev.py test") < readme.index("## ")


@pytest.mark.parametrize("arguments", [["--version"], ["run", "--version"], ["run", "--help"], ["run", "-h"]])
def test_what_only_tells_of_the_app_asks_for_nothing(arguments, tmp_path):
    # a Python without packages, and no folder in which any could be put
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import dev; dev.environment.ready = None; dev.main(sys.argv[2:])"
    )
    command = [sys.executable, "-S", "-c", code, SCRIPT.parent, *arguments]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path).stdout
    assert "roi-app" in told


def test_ci_runs_what_a_check_consists_of(dev, monkeypatch):
    done = []
    monkeypatch.setattr(dev, "lint", lambda arguments: done.append(("lint", arguments)) or 1)
    monkeypatch.setattr(dev, "test", lambda arguments: done.append(("test", arguments)) or 0)
    assert dev.check([]) == 1
    assert done == [("lint", []), ("test", [])]
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "dev.py" in line and not line.startswith("#")] == [
        *(f"python3 packaging/dev.py {name}" for name, _ in done),
        "python3 packaging/dev.py prove --minutes 4",
    ]
    assert "set -euo pipefail" in lines


def test_the_coverage_gate_holds_the_rooms_it_is_meant_for(dev, monkeypatch):
    calls = []
    monkeypatch.setattr(dev.environment, "ready", lambda *_locks, libraries: Path("python"))
    monkeypatch.setattr(dev, "_call", lambda command, **variables: calls.append(command) or 0)
    dev.test([])
    dev.test(["tests/house", "-q"])
    rooms = {f"--cov=roi_app/{room}" for room in ("model", "benchmarks", "checks", "texts")}
    assert rooms | {"--cov-branch", "--cov-fail-under=100"} <= set(calls[0])
    assert calls[1] == ["python", "-m", "pytest", "tests/house", "-q"]


def test_the_fast_tests_leave_out_what_exists(dev, monkeypatch):
    calls = []
    monkeypatch.setattr(dev.environment, "ready", lambda *_locks, libraries: Path("python"))
    monkeypatch.setattr(dev, "_call", lambda command, **variables: calls.append(command) or 0)
    dev.test(["--fast"])
    left_out = [option.removeprefix("--ignore=") for option in calls[0] if option.startswith("--ignore=")]
    assert left_out
    assert [path for path in left_out if not (ROOT / path).exists()] == []


class TestProofs:
    @pytest.fixture
    def calls(self, dev, monkeypatch):
        calls = []
        monkeypatch.setattr(dev.environment, "ready", lambda *_locks, libraries: Path("python"))
        monkeypatch.setattr(dev.system, "wish", lambda programs: None)
        monkeypatch.setattr(dev, "_call", lambda command, **variables: calls.append(command[3:]) or 0)
        return calls

    def test_they_get_the_minutes_asked_for(self, dev, calls):
        dev.prove([])
        dev.prove(["--minutes", "9"])
        assert [call[:4] for call in calls] == [["-m", "long", "--minutes", "4"], ["-m", "long", "--minutes", "9"]]

    @pytest.mark.parametrize("arguments", [["--minutes"], ["--minutes", "x"], ["9"], ["--minutes", "1", "2"]])
    def test_anything_else_is_answered_with_the_usage(self, dev, calls, arguments):
        with pytest.raises(SystemExit):
            dev.prove(arguments)
        assert calls == []

    def test_those_that_do_not_fit_are_named_and_one_that_fails_says_how_it_is_repeated(self, pytester):
        pytester.makeconftest((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"))
        pytester.makeini("[pytest]\nmarkers = long(seconds): x")
        pytester.makepyfile(
            """
            import pytest
            from hypothesis import given, settings, strategies as st

            @pytest.mark.parametrize("seconds", [pytest.param(s, marks=pytest.mark.long(s)) for s in (40, 40, 50, 20)])
            def test_it(seconds):
                pass

            @pytest.mark.long(1)
            def test_fails(proof_seed):
                drawn = []
                draws = given(st.integers())(lambda number: drawn.append(number))
                settings(max_examples=5, derandomize=False, database=None)(draws)()
                raise AssertionError(f"drawn {proof_seed} {drawn}")

            def test_that_is_no_proof():
                raise AssertionError
            """
        )
        plain = ("-p", "no:xvfb", "-p", "no:randomly", "-p", "no:cacheprovider")
        done = pytester.runpytest_subprocess("--minutes", "1.6", "-m", "long", *plain)
        left_out = [line for line in done.outlines if line.startswith("LEFT OUT")]
        assert done.ret == 1
        assert left_out
        assert sum(done.parseoutcomes().get(what, 0) for what in ("passed", "failed")) + len(left_out) == 5
        (repeat,) = (line for line in done.outlines if line.startswith("REPEAT"))
        (words,) = (line for line in done.outlines if line.startswith("E ") and "drawn" in line)
        seed = repeat.split("--seed ")[1].split()[0]
        assert f"seed of the long proofs: {seed}" in done.outlines
        assert "packaging/dev.py test '" in repeat
        assert "test_fails' --seed" in repeat
        again = pytester.runpytest_subprocess("--seed", seed, "-k", "fails", *plain)
        assert words in again.outlines
        assert len([line for line in again.outlines if line.startswith("REPEAT")]) == 1

    def test_each_time_has_a_seed_of_its_own(self, pytestconfig):
        (guards,) = (
            one for one in pytestconfig.pluginmanager.get_plugins()
            if getattr(one, "__file__", None) == str(ROOT / "tests" / "conftest.py")
        )  # fmt: skip
        seeds = set()
        for _ in range(5):
            config = SimpleNamespace(stash=pytest.Stash(), option=SimpleNamespace(), getoption={"minutes": 2.0}.get)
            guards.pytest_configure(config)
            seeds.add(config.stash[guards.SEED])
            assert config.option.hypothesis_seed == str(config.stash[guards.SEED])
        assert len(seeds) > 1

    @pytest.mark.skipif(os.name != "posix", reason="a script takes Python's place")
    def test_a_failure_fails_the_command_and_so_ci(self, dev, monkeypatch, tmp_path):
        fails = tmp_path / "python"
        fails.write_text("#!/bin/sh\nexit 1\n", "ascii")
        fails.chmod(0o755)
        monkeypatch.setattr(dev.environment, "ready", lambda *_locks, libraries: fails)
        monkeypatch.setattr(dev.system, "wish", lambda programs: None)
        assert dev.prove(["--minutes", "1"]) == 1


class TestScreen:
    @pytest.fixture(autouse=True)
    def _on_linux(self, monkeypatch):
        monkeypatch.setattr(sys, "platform", "linux")

    def test_tests_go_without_one_where_there_is_none(self, dev):
        assert dev.offscreen({}) == {"QT_QPA_PLATFORM": "offscreen"}
        assert dev.offscreen({"DISPLAY": ":0"}) == {}
        assert dev.offscreen({"QT_QPA_PLATFORM": "xcb"}) == {}

    def test_elsewhere_there_is_always_one(self, dev, monkeypatch):
        monkeypatch.setattr(sys, "platform", "win32")
        assert dev.offscreen({}) == {}

    def test_a_window_without_one_says_so(self, dev):
        with pytest.raises(SystemExit, match="There is no screen here"):
            dev.window_libraries({})

    def test_a_real_one_takes_more_libraries(self, dev):
        unseen = dev.window_libraries({"QT_QPA_PLATFORM": "offscreen:size=800x600"})
        assert unseen == dev.window_libraries({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"})
        assert unseen.keys() < dev.window_libraries({"DISPLAY": ":0"}).keys()
        assert dev.window_libraries({"WAYLAND_DISPLAY": "w"}) == dev.window_libraries({"DISPLAY": ":0"})


class TestRun:
    @pytest.fixture
    def started(self, dev, monkeypatch):
        started = []

        def ready(*locks, libraries):
            started.append((locks, bool(libraries)))
            return Path("python")

        monkeypatch.setattr(dev.environment, "ready", ready)
        monkeypatch.setattr(dev, "_become", lambda command: started.append(command[4:]) or 0)
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
        return started

    def test_with_nothing_it_opens_a_sample_shop(self, dev, started):
        dev.run([])
        assert started == [(("run",), True), ["--sample", "clothing"]]

    def test_a_file_is_passed_on(self, dev, started):
        dev.run(["my shop.roi"])
        assert started == [(("run",), True), ["my shop.roi"]]

    def test_a_command_needs_no_window(self, dev, started, monkeypatch):
        monkeypatch.delenv("QT_QPA_PLATFORM")
        dev.run(["estimate", "-", "--json"])
        assert started == [(("run",), False), ["estimate", "-", "--json"]]


def test_an_interruption_ends_in_one_line(dev, monkeypatch, capsys):
    def interrupted(arguments):
        raise KeyboardInterrupt

    monkeypatch.setitem(dev.COMMANDS, "test", interrupted)
    assert dev.main(["test"]) == 130
    assert capsys.readouterr().err.count("\n") == 1
