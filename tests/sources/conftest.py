"""A door without pauses, and a store, for the tests of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.loopback import quick_door

from state.store import IN_MEMORY, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from state.store import Store
    from tracker.http.door import Door


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(IN_MEMORY) as opened:
        yield opened


@pytest.fixture
def door() -> Iterator[Door]:
    with quick_door() as opened:
        yield opened
