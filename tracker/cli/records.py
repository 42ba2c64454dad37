"""Records that a person or a script hands to a command: what cannot be read is told, and the rest is answered."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from tracker.cli.output import Exit, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tracker.errors import UsageError
    from tracker.recordfile import Record


@contextmanager
def given_records(file: Path) -> Iterator[Iterator[Record]]:
    """The records of a file, or of stdin for `-`; the command ends as partly done where a line was no record."""
    from tracker.recordfile import read_record_file, read_records

    faults: list[UsageError] = []

    def told(fault: UsageError) -> None:
        faults.append(fault)
        say(f"tracker: {fault}")

    if str(file) == "-":
        yield read_records(sys.stdin.buffer, "stdin", told)
    else:
        yield read_record_file(file, told)
    if faults:
        raise typer.Exit(Exit.PARTIAL)
