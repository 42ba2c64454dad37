"""Where a folder's settings stand, and what is told where they stand at the top of its clone."""

from __future__ import annotations

from pathlib import Path

PLACES = (Path("tracker.toml"), Path(".github/tracker.toml"))


def settings_file(folder: Path = Path()) -> Path | None:
    """The first of the places that has a file, or None."""
    return next((folder / place for place in PLACES if (folder / place).is_file()), None)


def called_below() -> str:
    """What to tell somebody who called in a folder of the clone instead of at its top; empty where that is not so.

    The settings of above are not taken: paths in them, and that of the memory, begin where the program is called.
    """
    if settings_file():
        return ""
    top = next((one for one in Path.cwd().parents if (one / ".git").exists()), None)
    return f"the settings stand in {top}: call tracker there" if top and settings_file(top) else ""
