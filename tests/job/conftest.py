"""What the tests of the job share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.demo.rehearsal import MORNING, page
from tracker.loopback.stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """The made-up services, and a list on the loopback GitHub, as `tracker demo` has them."""
    with Stage(tmp_path, page(), MORNING) as made:
        yield made
