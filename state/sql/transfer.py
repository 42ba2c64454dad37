"""Export and import: the whole memory as JSON lines, sorted; an import merges."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from sqlalchemy import Connection

    from state.store import Counts


def export(connection: Connection, out: TextIO) -> Counts:
    """Write everything."""
    raise NotImplementedError


def import_lines(connection: Connection, lines: Iterable[str]) -> Counts:
    """Merge lines in."""
    raise NotImplementedError
