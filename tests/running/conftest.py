"""What the tests of running share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.notebook import bare_remote

from tracker.demo.rehearsal import MORNING, page
from tracker.loopback.stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """The whole job on loopback services, with one list."""
    with Stage(tmp_path, page(), MORNING) as made:
        yield made


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """A list's repository without a memory yet."""
    return bare_remote(tmp_path)
