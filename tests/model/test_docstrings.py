"""Every formula has a docstring with an example, and the examples run."""

import doctest
import importlib
import inspect
import pkgutil

import pytest

import roi_app.model
from roi_app.model.estimate import STEPS

MODULES = [module.name for module in pkgutil.walk_packages(roi_app.model.__path__, "roi_app.model.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_run(name):
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0


@pytest.mark.parametrize("formula", sorted({step.formula for step in STEPS.values()}, key=lambda one: one.__name__))
def test_every_formula_shows_an_example(formula):
    assert ">>>" in inspect.getdoc(formula)
