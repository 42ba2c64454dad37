"""Files that are written whole or not at all, so that no reader ever meets half of one and no crash leaves it."""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the place and move into it; a symbolic link stays one, and a file keeps its permissions."""
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():  # a device or a pipe, such as /dev/stdout, takes no renaming
        path.write_bytes(content)
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    with ExitStack() as undo:
        undo.callback(beside.unlink, missing_ok=True)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        beside.chmod(path.stat().st_mode if path.exists() else 0o644)
        beside.replace(path)
        undo.pop_all()
