import json
import sys

import pytest


@pytest.fixture
def environment(packaging, tmp_path, monkeypatch):
    """environment.py in an empty checkout, where making and installing only leave a note."""
    module = packaging("environment")
    folder = tmp_path / "a check out"
    venv, locks = folder / ".venv", folder / "requirements"
    locks.mkdir(parents=True)
    for name in ("run", "test"):
        (locks / f"{name}.txt").write_text(f"{name}==1\n")
    monkeypatch.setattr(module, "VENV", venv)
    monkeypatch.setattr(module, "STAMP", venv / "installed.json")
    monkeypatch.setattr(module, "LOCKS", locks)
    monkeypatch.setattr(module.system, "require", lambda libraries, *, venv_module: module.done.append(venv_module))

    def create(venv, python):
        assert (venv, python) == (module.VENV, sys.executable)
        module.done.append("create")
        module.tool("python").parent.mkdir(parents=True, exist_ok=True)
        module.tool("python").touch()

    module.done = []
    monkeypatch.setattr(module, "create", create)
    monkeypatch.setattr(module, "install", lambda python, lock: module.done.append(lock))
    monkeypatch.setattr(module, "compile_app", lambda python: module.done.append("compile"))
    return module


def ready(environment, *locks):
    environment.done.clear()
    assert environment.ready(*locks, libraries={}) == environment.tool("python")
    return environment.done


def test_it_is_made_once(environment):
    assert ready(environment, "run") == [True, "create", "run", "compile"]
    assert ready(environment, "run") == [False]


def test_what_the_tests_need_is_added_to_what_the_app_has(environment):
    ready(environment, "run")
    assert ready(environment, "run", "test") == [False, "test", "compile"]
    assert ready(environment, "run") == [False]


def test_a_new_lock_makes_it_anew_so_that_nothing_old_stays(environment):
    ready(environment, "run", "test")
    (environment.LOCKS / "test.txt").write_text("test==2\n")
    assert ready(environment, "run") == [True, "create", "run", "compile"]
    assert ready(environment, "run", "test") == [False, "test", "compile"]


def test_line_ends_are_not_a_new_lock(environment):
    ready(environment, "run")
    (environment.LOCKS / "run.txt").write_bytes(b"run==1\r\n")
    assert ready(environment, "run") == [False]


def test_an_interrupted_installation_begins_afresh(environment, monkeypatch):
    ready(environment, "run")

    def interrupted(python, lock):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(environment, "install", interrupted)
        with pytest.raises(KeyboardInterrupt):
            environment.ready("run", "test", libraries={})
    assert ready(environment, "run") == [True, "create", "run", "compile"]


@pytest.mark.parametrize("stamp", ["", "{", "[]", "\x00", '{"run": "x"}', '{"python": "cpython-39 linux"}'])
def test_a_stamp_that_says_nothing_or_of_another_python_is_no_stamp(environment, stamp):
    ready(environment, "run")
    environment.STAMP.write_text(stamp)
    assert ready(environment, "run") == [True, "create", "run", "compile"]


def test_a_python_that_is_gone_is_noticed(environment):
    ready(environment, "run")
    environment.tool("python").unlink()
    assert ready(environment, "run") == [True, "create", "run", "compile"]


def test_the_stamp_names_python_and_locks(environment):
    ready(environment, "run")
    stamp = json.loads(environment.STAMP.read_text())
    assert stamp == {"python": environment.PYTHON, "run": environment.fingerprint("run")}


def test_a_missing_lock_is_named(environment):
    with pytest.raises(SystemExit, match=r"requirements/other\.txt is missing"):
        environment.fingerprint("other")


def test_processes_see_this_checkout_and_no_other_pythons_settings(environment, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("PYTHONHOME", "elsewhere")
    variables = environment.process_environment()
    assert variables["PYTHONPATH"] == str(environment.ROOT)
    assert "PYTHONHOME" not in variables


def test_the_app_is_compiled_with_it(packaging, tmp_path, monkeypatch):
    module = packaging("environment")
    (tmp_path / "roi_app").mkdir()
    (tmp_path / "roi_app" / "start.py").write_text("A = 1\n")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    module.compile_app(sys.executable)
    assert list(tmp_path.rglob("start.*.pyc"))
