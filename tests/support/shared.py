"""The reading and measuring material beside the repository; a fresh clone has none of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def shared_folder() -> Path:
    """Where the material is, if it is anywhere."""
    return Path(os.environ.get("TRACKER_SHARED", ROOT.parent / "shared"))


def shared(*parts: str) -> Path:
    """The path of something shared; skips the test with the word "absent" where it is not there."""
    path = shared_folder().joinpath(*parts)
    if not path.exists():
        pytest.skip(f"absent: {'/'.join(('shared', *parts))}")
    return path
