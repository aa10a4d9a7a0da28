"""Timings are no tests: they are collected only when asked for, with `pytest tests/performance --benchmark-enable`."""

from pathlib import Path

import pytest


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    asked = config.getoption("benchmark_enable") or config.getoption("benchmark_only")
    return None if asked or collection_path.name == "conftest.py" else True
