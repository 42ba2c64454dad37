"""What the tests of the digest share."""

from collections.abc import Iterator

import pytest
from support.story import Story

from state.store import IN_MEMORY, open_store


@pytest.fixture
def story() -> Iterator[Story]:
    with open_store(IN_MEMORY) as store:
        yield Story(store)
