"""What the tests of the command line share."""

from collections.abc import Iterator

import pytest
from support.ready_tracker import AT_HAND


@pytest.fixture(scope="session", autouse=True)
def ready_tracker_ends() -> Iterator[None]:
    """The process that answers many calls ends with the session, if a call began it."""
    with AT_HAND:
        yield
