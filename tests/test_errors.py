"""Errors that are told in one sentence."""

from __future__ import annotations

from errno import EACCES, ENOSPC

import pytest

from tracker.cli.output import Exit
from tracker.errors import no_access


@pytest.mark.parametrize(
    ("error", "code", "why"),
    [
        (OSError(EACCES, "Permission denied"), Exit.USAGE, "Permission denied"),
        (OSError(ENOSPC, "No space left on device"), Exit.FAILURE, "No space left on device"),
        (OSError("Not a gzipped file"), Exit.USAGE, "Not a gzipped file"),
    ],
    ids=["the path is at fault", "the disk is at fault", "no word of the system"],
)
def test_file_that_cannot_be_used_is_a_wrong_call_unless_the_disk_is_at_fault(
    error: OSError, code: Exit, why: str
) -> None:
    told = no_access("read", "notes.md", error)
    assert str(told) == f"cannot read notes.md: {why}"
    assert told.exit_code == code
