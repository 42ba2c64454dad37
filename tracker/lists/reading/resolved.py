"""A file as it is read: quotations of lists opened and links by name led where they lead; new lines are put back its own way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.lists.reading.quotes import quotes_of, unsigned
from tracker.lists.reading.references import References, definitions_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.lists.reading.lines import Lines


@dataclass(frozen=True, slots=True)
class Inserted:
    """A file with new lines, and these as they stand in it."""

    lines: Lines
    texts: tuple[str, ...]
    names: tuple[str, ...] = ()
    """The lines that tell where its links by name lead, which stand elsewhere."""
    before: int = 0
    """How many of these stand before it."""


@dataclass(frozen=True)
class Resolved:
    """The lines of a file and what they are read as, one for one."""

    file: Lines
    quotes: Mapping[int, str]
    """The sign before each line that is read without it."""
    references: References

    @property
    def lines(self) -> Lines:
        """The lines as they are read."""
        return replace(self.file, texts=self.references.read)

    def insert(self, at: int, texts: Sequence[str], name: str) -> Inserted:
        """The file with new lines before line `at`, quoted and linked like those around them."""
        if not self.quotes and not self.references.named:
            return Inserted(self.file.insert(at, tuple(texts)), tuple(texts))
        texts, home, names = self.references.written(at, texts, name)
        put = tuple(self._quoted(at, texts))
        told = tuple(self.quotes.get(home - 1, "") + text for text in names) if names else ()
        if home > at:
            return Inserted(self.file.insert(home, told).insert(at, put), put, told)
        # names that are told right where the new lines go come first: behind a paragraph they would be part of it
        return Inserted(self.file.insert(at, put).insert(home, told), put, told, len(told))

    def _quoted(self, at: int, texts: Sequence[str]) -> list[str]:
        sign = self._sign(at)
        if sign is None:
            return list(texts)
        return [sign + text if text.strip() else self._blank(at) for text in texts]

    def _sign(self, at: int) -> str | None:
        """The sign of the quotation that a new line stands in; None where it stands in none."""
        for line in (at, at - 1):
            if line in self.quotes and self.file.texts[line][len(self.quotes[line]) :].strip():
                return self.quotes[line]
        return None

    def _blank(self, at: int) -> str:
        """A blank line as the nearest one stands: quoted like those around, or between two quotations."""
        blank = (line for line, text in enumerate(self.references.texts) if not text.strip())
        nearest = min(blank, key=lambda line: abs(line - at), default=None)
        return "" if nearest is None else self.file.texts[nearest]


def unresolved(file: Lines) -> Resolved:
    """A file's lines as they stand."""
    return Resolved(file, {}, References(file.texts, {}))


def resolve(file: Lines) -> Resolved:
    """Read a file's lines."""
    # whether a quotation lists works is told by where its links lead, and names may be told within it too
    quotes = quotes_of(References(file.texts, definitions_in(unsigned(file.texts))).led)
    texts = (
        tuple(text[len(quotes.get(line, "")) :] for line, text in enumerate(file.texts))
        if quotes
        else file.texts
    )
    return Resolved(file, quotes, References(texts, definitions_in(texts)))
