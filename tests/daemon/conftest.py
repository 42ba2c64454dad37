"""What the tests of the daemon share."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from state.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(tmp_path / "state.db")) as opened:
        yield opened
