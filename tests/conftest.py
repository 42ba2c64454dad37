"""What holds for all tests."""

import sys
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("tracker", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tracker")  # a busy machine is no fault of what is tested


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest, as their marks tell: begun last, one worker would be left alone with them."""
    items.sort(key=_minutes, reverse=True)


def _minutes(item: pytest.Item) -> float:
    slow = item.get_closest_marker("slow")
    return slow.kwargs.get("minutes", 0) if slow else 0


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """pytest-cov's own `no_cover` does nothing in a worker of xdist, where coverage is begun twice and stopped once."""
    if not item.get_closest_marker("unwatched"):
        return (yield)
    watching = sys.gettrace()
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(watching)
