"""Where a folder's settings stand."""

from __future__ import annotations

from pathlib import Path

PLACES = (Path("tracker.toml"), Path(".github/tracker.toml"))


def settings_file(folder: Path = Path()) -> Path | None:
    """The first of the places that has a file, or None."""
    return next((folder / place for place in PLACES if (folder / place).is_file()), None)
