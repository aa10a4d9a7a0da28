import gc
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import roi_app
from roi_app.__main__ import LATER, hurry, main, opens_window


@pytest.fixture(autouse=True)
def _at_leisure(monkeypatch):
    """Give the environment and the garbage collector back."""
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    yield
    gc.enable()


def test_a_start_collects_no_garbage_and_makes_no_threads_for_numpy():
    hurry()
    assert not gc.isenabled()
    assert os.environ.pop("OPENBLAS_NUM_THREADS") == "1"


def test_a_start_keeps_the_import_statement_from_reading_every_source():
    code = (
        "import builtins; plain = builtins.__import__; from roi_app.__main__ import hurry; hurry(); "
        "import PySide6.QtWidgets; assert builtins.__import__ is plain"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(roi_app.__file__).parents[1])


def test_a_start_compiles_no_writer_of_stub_files_and_a_wrong_call_is_told_as_ever():
    code = (
        "import sys; from roi_app.__main__ import hurry; hurry(); from PySide6.QtCore import QPoint\n"
        "assert not {'argparse', 'logging', 'gettext'} & set(sys.modules) - set(LATER)\n"
        "try: QPoint('here')\n"
        "except TypeError as fault: assert 'Supported signatures' in str(fault)\n"
        "else: raise AssertionError\n"
    ).replace("LATER", repr(LATER))
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(roi_app.__file__).parents[1])


def test_the_window_is_loaded_without_numpy_which_comes_when_it_is_used():
    code = (
        "import sys; from roi_app.__main__ import hurry; hurry(); import roi_app.app; "
        "assert 'numpy._core' not in sys.modules and 'roi_app.model.finance' not in sys.modules; "
        "from roi_app.documents import case; assert case.np.float64(1) == 1; import numpy.typing; import numpy; "
        "assert numpy.array is case.np.array and numpy is not case.np and numpy.typing.NDArray"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(roi_app.__file__).parents[1])


@pytest.mark.parametrize(
    "arguments",
    [[], ["shop.roi"], ["C:\\shops\\Shop.ROI"], ["./estimate"], ["my shop"], ["小店"], ["--sample", "clothing"]],
)
def test_the_window_opens_for_nothing_a_file_or_a_sample(arguments):
    assert opens_window(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["estimate", "shop.roi"],
        ["estimates"],
        ["selftest"],
        ["--version"],
        ["-h"],
        ["sample", "x", "-o", "y.roi"],
        ["-"],
    ],
)
def test_a_word_or_an_option_is_the_command_lines(arguments):
    assert not opens_window(arguments)


@pytest.fixture
def ends(monkeypatch):
    """Put in place of app and cli two ends that note what reached them."""
    reached = []

    def stand_in(name, status):
        def end(argv: list[str]) -> int:
            reached.append((name, argv))
            return status

        module = ModuleType(f"roi_app.{name}")
        module.main = end
        monkeypatch.setitem(sys.modules, f"roi_app.{name}", module)
        monkeypatch.setattr(roi_app, name, module, raising=False)

    stand_in("app", 3)
    stand_in("cli", 4)
    return reached


def test_the_rest_of_the_line_reaches_its_end_and_its_status_comes_back(ends):
    assert main(["shop.roi"]) == 3
    assert main(["estimate", "-"]) == 4
    assert ends == [("app", ["shop.roi"]), ("cli", ["estimate", "-"])]


def test_without_arguments_the_processs_own_are_taken(ends, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["roi-app", "selftest"])
    assert main() == 4
    assert ends == [("cli", ["selftest"])]


def test_the_first_step_loads_nothing_heavy():
    code = "import sys, roi_app.__main__; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"PySide6", "numpy", "pandas"} & set(loaded)
