"""Records that a person or a script hands to a command: what cannot be read is told, and the rest is answered."""

from __future__ import annotations

import sys
from collections import deque
from contextlib import contextmanager
from select import select
from typing import TYPE_CHECKING, cast

import typer

from tracker.cli.output import Exit, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import BufferedIOBase
    from pathlib import Path

    from tracker.recordfile import NoRecordError, Record


_TOLD = 10
"""Faults that are told one by one: a file of another kind has one on every line."""
_SPANS = 50
"""Runs of further lines that are named; a file of another kind has one."""


_AT_ONCE = 65_536
"""Bytes: as many as a pipe holds."""


class Arriving:
    """Lines as they come through a pipe, whose other end may pause between them."""

    def __init__(self, stream: BufferedIOBase) -> None:
        self._stream = stream
        self._lines: deque[bytes] = deque()

    def __iter__(self) -> Iterator[bytes]:
        """Every line, with its end cut off."""
        begun = b""
        while came := self._stream.read1(_AT_ONCE):
            *whole, begun = (begun + came).split(b"\n")
            self._lines.extend(whole)
            while self._lines:
                yield self._lines.popleft()
        yield begun

    def pauses(self) -> bool:
        """Would another line have to be waited for?"""
        if any(map(bytes.strip, self._lines)):
            return False
        try:
            return not select([self._stream], [], [], 0)[0]
        except OSError:  # there is no pipe, so nothing is waited for
            return False


def _pieces(records: Iterable[Record], most: int, lines: Arriving | None) -> Iterator[list[Record]]:
    """The records as many at once as are there, which is quicker than one by one, but nobody waits for more to come."""
    piece: list[Record] = []
    for record in records:
        piece.append(record)
        if len(piece) >= most or (lines is not None and lines.pauses()):
            yield piece
            piece = []
    if piece:
        yield piece


def input_name(file: Path | None) -> str:
    """What a file that was given is called, of which `-` is none."""
    return "stdin" if str(file) == "-" else str(file)


class _Spans:
    """Numbers of lines as a person names them: `11 to 30, 41`."""

    def __init__(self) -> None:
        self._spans: list[list[int]] = []

    def put(self, number: int) -> None:
        """One more, behind all others."""
        if self._spans and self._spans[-1][-1] == number - 1:
            self._spans[-1][1:] = [number]
        elif len(self._spans) <= _SPANS:
            self._spans.append([number])

    def __str__(self) -> str:
        named = [" to ".join(map(str, span)) for span in self._spans[:_SPANS]]
        return ", ".join(named) + (", …" if len(self._spans) > _SPANS else "")


@contextmanager
def given_records(file: Path, most: int) -> Iterator[Iterator[list[Record]]]:
    """The records of a file, or of stdin for `-`, so many at once; fewer where a pipe pauses.

    The command ends as partly done where a line was no record.
    Where no line was one, nothing was achieved; where there is no line, it is said.
    """
    from tracker.recordfile import read_record_file, read_records

    faults = 0
    records = 0
    further = _Spans()

    def told(fault: NoRecordError) -> None:
        nonlocal faults
        faults += 1
        if faults <= _TOLD:
            say(f"tracker: {fault}")
        else:
            further.put(fault.number)

    def counted(pieces: Iterator[list[Record]]) -> Iterator[list[Record]]:
        nonlocal records
        for piece in pieces:
            records += len(piece)
            yield piece

    if str(file) == "-":
        lines = Arriving(cast("BufferedIOBase", sys.stdin.buffer))
        yield counted(_pieces(read_records(lines, input_name(file), told), most, lines))
    else:
        yield counted(_pieces(read_record_file(file, told), most, None))
    if faults > _TOLD:
        left = faults - _TOLD
        say(
            f"tracker: and {left} more {'line that is no record' if left == 1 else 'lines that are no records'}: {further}"
        )
    if faults:
        raise typer.Exit(Exit.PARTIAL if records else Exit.FAILURE)
    if not records:
        say(f"tracker: there are no records in {input_name(file)}")
