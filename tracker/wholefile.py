"""Files that are written whole or not at all, so that no reader ever meets half of one and no crash leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.files import whole

if TYPE_CHECKING:
    from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the place and move into it; a symbolic link stays one, and a file keeps its permissions."""
    with whole(path) as file:
        file.write(content)
