"""The objects of a JSON list of any size, decoded as soon as each is complete, with no more than one in memory."""

from __future__ import annotations

import codecs
import json
from typing import IO, TYPE_CHECKING, Any

from tracker.errors import TrackerError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = 2**20
_LARGEST_RECORD = 2**28


class ArchiveError(TrackerError):
    """A dump that cannot be read, or not to its end."""


def items_of(stream: IO[bytes], name: str) -> Iterator[dict[str, Any]]:
    """The objects of a list, or the one object that stands alone; raises `ArchiveError` where the text is neither."""
    text = _Text(stream, name)
    bracketed = text.peek() == "["
    if bracketed:
        text.skip()
    while (ahead := text.peek()) != "]" or not bracketed:
        if ahead == "" and not bracketed:
            return
        found = text.decode()
        if isinstance(found, dict):
            yield found


class _Text:
    """A window on the text of a stream."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream = stream
        self._name = name
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._decode = json.JSONDecoder().raw_decode
        self._text = ""
        self._at = 0
        if self.peek() not in ("[", "{"):
            raise ArchiveError(f"{name} is {'not a JSON list' if self.peek() else 'empty'}")

    def peek(self) -> str:
        """The next character that means something; empty at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in " \t\r\n,":
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._read(_PIECE):
                return ""

    def skip(self) -> None:
        """Go past one character."""
        self._at += 1

    def decode(self) -> object:
        """The next value; a record over several pieces is tried again with twice as much each time."""
        size = _PIECE
        while True:
            try:
                found, self._at = self._decode(self._text, self._at)
            except (ValueError, RecursionError) as error:  # no JSON, or a number too long to be one
                if len(self._text) - self._at > _LARGEST_RECORD or not self._read(size):
                    raise ArchiveError(
                        f"{self._name} breaks off, or is not JSON from some point on"
                    ) from error
                size *= 2
            else:
                return found

    def _read(self, size: int) -> bool:
        piece = self._stream.read(size)
        more = self._decoder.decode(piece, final=not piece)
        self._text, self._at = self._text[self._at :] + more, 0
        return bool(piece)
