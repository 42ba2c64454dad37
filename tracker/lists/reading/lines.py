"""A file as lines that put together again are the very same bytes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tracker.pattern import Pattern

_ENDS = Pattern(r"(\r\n|\n|\r)")
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Lines:
    """The texts of a file's lines and how each of them ends; `encode` gives back the original bytes.

    Bytes that are no UTF-8 travel as lone surrogates, so that even a broken encoding comes out as it went in.
    """

    texts: tuple[str, ...]
    ends: tuple[str, ...]
    mark: str = ""
    """The byte order mark, where there is one."""

    def encode(self) -> bytes:
        """The bytes, exactly."""
        text = "".join(text + end for text, end in zip(self.texts, self.ends, strict=True))
        return (self.mark + text).encode("utf-8", "surrogateescape")

    def end_near(self, at: int) -> str:
        """How a line inserted before line `at` should end: like its neighbours, else like most of the file."""
        for near in (at - 1, at):
            if 0 <= near < len(self.ends) and self.ends[near]:
                return self.ends[near]
        counted = Counter(end for end in self.ends if end)
        return counted.most_common(1)[0][0] if counted else "\n"

    def insert(self, at: int, texts: tuple[str, ...]) -> Lines:
        """The file with whole lines inserted before line `at`; no other byte changes."""
        end = self.end_near(at)
        added = [end] * len(texts)
        ends = list(self.ends)
        if texts and at == len(ends) and ends and not ends[-1]:
            # the file has no final line end and keeps having none: the last line's missing end moves to the new last line
            ends[-1], added[-1] = end, ""
        return Lines(
            self.texts[:at] + texts + self.texts[at:], tuple(ends[:at] + added + ends[at:]), self.mark
        )

    def replace(self, at: int, text: str) -> Lines:
        """The file with the text of one line replaced and its end kept."""
        return Lines((*self.texts[:at], text, *self.texts[at + 1 :]), self.ends, self.mark)


def split_lines(data: bytes) -> Lines:
    """Take bytes apart at CRLF, LF and lone CR, and nowhere else."""
    text = data.decode("utf-8", "surrogateescape")
    mark = _BOM if text.startswith(_BOM) else ""
    pieces = _ENDS.split(text[len(mark) :])
    texts, ends = pieces[0::2], [*pieces[1::2], ""]
    if not texts[-1]:
        texts, ends = texts[:-1], ends[:-1]
    return Lines(tuple(texts), tuple(ends), mark)
