"""Files of JSON lines, compressed or not, as the benches read them."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    Row = dict[str, Any]


def rows_of(file: Path) -> list[Row]:
    """The rows of a file."""
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
