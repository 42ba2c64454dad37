"""Stores of every kind: each test of the store runs on all of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.postgres import postgres, postgres_url
from support.works import MANY, exported, sighting

from state.store import IN_MEMORY, Store, open_store

__all__ = ["postgres", "postgres_url"]

DATABASES = ["file", "memory", "postgres"]


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    match request.param:
        case "file":
            return str(tmp_path / "deep" / "state.db")
        case "memory":
            return IN_MEMORY
        case _:
            found: str = request.getfixturevalue("postgres_url")
            return found


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url) as opened:
        yield opened


@pytest.fixture(params=["file", "postgres"])
def blank(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that outlives its process; nothing is there yet."""
    if request.param == "file":
        return str(tmp_path / "state.db")
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.fixture(scope="session")
def large() -> str:
    """An export of many works."""
    with open_store(IN_MEMORY) as store:
        store.remember(
            sighting(
                "pwc", f"{number}", f"Lantern {number} x", [f"doi:10.1/{number}"], abstract="Wick. " * 40
            )
            for number in range(MANY)
        )
        return exported(store)
