from collections.abc import Iterator
from pathlib import Path

import pytest
from support.postgres import postgres, postgres_url

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
