"""How an export lies on the branch: one file per kind of record and day or month, so that a day's diff is a day's news.

An export is one stream of JSON lines, sorted. A forge refuses files over 100 MB, and a diff of one large file tells a
person nothing, so each line goes to the file that its kind and time name. What is too much for one file, as the papers of
a quarter that are brought at once, goes on in a next one. Equal memories are equal folders.
"""

from __future__ import annotations

import json
import re
from io import TextIOBase
from typing import TYPE_CHECKING

from tracker.memory.errors import MemoryUnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ABOUT = """\
# The tracker's memory

This branch is written by `tracker state push` and read by `tracker state pull`: what was seen, proposed, merged and
rejected, one JSON record per line. It has no common history with the list and is never merged into it.
Deleting the branch makes the tracker forget: rejected entries may then be proposed again.
To look inside: `tracker state pull`, then `tracker state stats` or `tracker explain ID`.
"""
ATTRIBUTES = "*.jsonl -text linguist-generated\n"

HEADER = "header.jsonl"
"""The line that says how much there is, so that a branch with a file missing is noticed."""
_TIMES = ("first_seen", "at", "started")
_DAY = re.compile(r"(\d{4})-(\d{2})-\d{2}")
_DIGEST = re.compile(r"[0-9a-f]")
_SAFE = re.compile(r"[a-z_]+")
_HELD = 4_000_000
"""Bytes held back before they are written, so that memory does not grow with the export."""
_LARGEST = 50_000_000
"""Bytes of a file, of which GitHub warns; twice as many it refuses."""


def shelf(line: str) -> str:
    """The file in which a line of an export belongs.

    >>> shelf('{"type": "event", "at": "2026-11-20T05:37:00Z"}')
    'event/2026-11.jsonl'
    """
    record = json.loads(line)
    kind = str(record.get("type", "record"))
    if not _SAFE.fullmatch(kind):
        kind = "record"
    if kind == "verdict":  # it has no time; the first digit of its text's digest spreads them evenly
        digit = _DIGEST.match(str(record.get("text", "")))
        return f"verdict/{digit[0] if digit else 0}.jsonl"
    found = next((_DAY.match(str(record[key])) for key in _TIMES if key in record), None)
    if not found:
        return f"{kind}.jsonl"
    return (
        f"{kind}/{found[1]}/{found[0]}.jsonl" if kind == "sighting" else f"{kind}/{found[1]}-{found[2]}.jsonl"
    )


class Shelves(TextIOBase):
    """A text file to export into that puts each line on its shelf in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rest = ""
        self._held: dict[str, list[bytes]] = {}
        self._size = 0
        self._filled: dict[str, tuple[int, int]] = {}
        """Of each shelf how many files are full, and how much the one after them holds."""

    def writable(self) -> bool:
        """Lines can be written, nothing else."""
        return True

    def write(self, text: str) -> int:
        """Take part of an export; whole lines are shelved."""
        *lines, self._rest = (self._rest + text).split("\n")
        for line in lines:
            if line:
                whole = f"{line}\n".encode()
                self._held.setdefault(self._place(shelf(line), len(whole)), []).append(whole)
                self._size += len(whole)
        if self._size > _HELD:
            self.flush()
        return len(text)

    def _place(self, name: str, size: int) -> str:
        """The file of a shelf that takes so much more: the shelf's own, or one that goes on with it."""
        full, filled = self._filled.get(name, (0, 0))
        if filled and filled + size > _LARGEST:
            full, filled = full + 1, 0
        self._filled[name] = full, filled + size
        return name.replace(".jsonl", f".{full + 1}.jsonl") if full else name

    def flush(self) -> None:
        """Write out what is held back."""
        for name, lines in self._held.items():
            path = self._folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("ab") as file:
                file.writelines(lines)
        self._held.clear()
        self._size = 0

    def close(self) -> None:
        """Write out the last line too, and be done."""
        if not self.closed and self._rest:
            self.write("\n")
        super().close()


def lines_in(folder: Path, branch: str) -> Iterator[str]:
    """Every line of every shelf, the header's first, read piece by piece."""
    for path in _shelves(folder):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not path.is_file():
            raise MemoryUnreadableError(branch, name, "it is no plain file")
        try:
            with path.open(encoding="utf-8", newline="\n") as file:
                yield from file
        except UnicodeDecodeError as error:
            raise MemoryUnreadableError(branch, name, "it is not UTF-8 text") from error


def place_of(folder: Path, number: int) -> str:
    """Which file and line the line with this number came from, when `lines_in` counted it from 1."""
    for path in _shelves(folder):
        with path.open("rb") as file:
            count = sum(1 for _ in file)
        if number <= count:
            return f"{path.relative_to(folder).as_posix()}:{number}"
        number -= count
    return "the last line"


def _shelves(folder: Path) -> list[Path]:
    found = sorted(folder.rglob("*.jsonl"))
    return sorted(found, key=lambda path: path != folder / HEADER)
