"""Opening the door with everything it needs: paces, tokens, and where this machine's processes agree on arXiv's."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.http.door import Door
from tracker.http.messages import AT_ARXIV, AT_HUGGING_FACE
from tracker.http.pace import BothPaces, OwnPace, Pace, SharedPace
from tracker.tokens import token_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tracker.settings.http import HttpSettings

_LOG = logging.getLogger(__name__)
_FILE = "arxiv.pace"


def open_door(
    settings: HttpSettings,
    environment: Mapping[str, str],
    tell: Callable[[str], None] | None = None,
    shared: Pace | None = None,
) -> Door:
    """A door by the settings; the environment may give `HF_TOKEN` and the cache folder.

    `shared` is a pace for arXiv that is kept beyond this machine.
    """
    tokens = {AT_HUGGING_FACE: token} if (token := token_in(environment, "HF_TOKEN")) else {}
    folder = settings.lock_folder or _cache_folder(environment)
    if settings.lock_folder and not _can_be_used(settings.lock_folder):
        _LOG.warning(
            "arXiv's spacing is not shared through %s (http.lock_folder): its file cannot be written", folder
        )
    pace = arxiv_pace(folder, settings.arxiv_spacing)
    return Door(settings, {AT_ARXIV: BothPaces(pace, shared) if shared else pace}, tokens, tell)


def arxiv_pace(folder: Path, spacing: float) -> Pace:
    """The pace that all processes of this user keep, or only this one where files cannot be locked."""
    try:
        import fcntl  # noqa: F401, PLC0415 - asked for here to learn whether this platform has it
    except ImportError:
        return OwnPace(spacing)
    for place in (folder, Path(tempfile.gettempdir()) / "tracker"):
        if _can_be_used(place):  # a home that cannot be written is common in containers
            return SharedPace(place / _FILE, spacing)
    return OwnPace(spacing)


def _can_be_used(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / _FILE).open("a") as file:
            if not file.tell():  # on a disk that is full a file can be made, and not written
                file.write("\n")
    except OSError:
        return False
    return True


def _cache_folder(environment: Mapping[str, str]) -> Path:
    cache = environment.get("XDG_CACHE_HOME", "")
    base = Path(cache) if cache else Path(environment.get("HOME") or tempfile.gettempdir()) / ".cache"
    return base / "tracker"
