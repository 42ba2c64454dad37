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


_TOLD = 10
"""Faults that are told one by one: a file of another kind has one on every line."""


@contextmanager
def given_records(file: Path) -> Iterator[Iterator[Record]]:
    """The records of a file, or of stdin for `-`; the command ends as partly done where a line was no record.

    Where no line was one, nothing was achieved; where there is no line, it is said.
    """
    from tracker.recordfile import read_record_file, read_records

    faults = 0
    records = 0

    def told(fault: UsageError) -> None:
        nonlocal faults
        faults += 1
        if faults <= _TOLD:
            say(f"tracker: {fault}")

    def counted(given: Iterator[Record]) -> Iterator[Record]:
        nonlocal records
        for record in given:
            records += 1
            yield record

    if str(file) == "-":
        yield counted(read_records(sys.stdin.buffer, "stdin", told))
    else:
        yield counted(read_record_file(file, told))
    if faults > _TOLD:
        say(f"tracker: and {faults - _TOLD} more lines that are no records")
    if faults:
        raise typer.Exit(Exit.PARTIAL if records else Exit.FAILURE)
    if not records:
        say(f"tracker: there are no records in {'stdin' if str(file) == '-' else file}")
