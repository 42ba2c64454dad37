import doctest
import importlib
import pkgutil

import pytest

import tracker.facts

MODULES = [module.name for module in pkgutil.iter_modules(tracker.facts.__path__, "tracker.facts.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
