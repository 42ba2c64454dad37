"""Words that a list sets in bold inside its titles, learned from the list itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_MARKED = Pattern(r"(?<![*\\])\*\*([^*\n]+)\*\*")
_WORD = Pattern(r"\w[\w'’-]*")
_USUAL = 0.5
_LONGEST = 4


class Emphasis(NamedTuple):
    """Which phrases of titles are set in bold, and how usual it is to set one at all."""

    bold: Bold
    share: float

    def mark(self, title: str) -> str:
        """The title with its most telling phrase in bold, where this list does so."""
        if self.share < _USUAL or "*" in title:
            return title
        best: tuple[float, int, int, int] | None = None
        words = list(_WORD.finditer(title))
        for length in range(1, _LONGEST + 1):
            for at in range(len(words) - length + 1):
                start, end = words[at].start(), words[at + length - 1].end()
                rating = self.bold.rating(title[start:end])
                if rating and (best is None or (rating, length) > best[:2]):
                    best = (rating, length, start, end)
        if best is None:
            return title
        _, _, start, end = best
        return f"{title[:start]}**{title[start:end]}**{title[end:]}"


class Bold(NamedTuple):
    """What stands in bold on a page, and the page's words to weigh it against."""

    phrases: Mapping[str, int]
    words: str

    def rating(self, phrase: str) -> float:
        """How usual it is to set a phrase in bold where it occurs."""
        folded = phrase.casefold()
        count = self.phrases.get(folded, 0)
        return count / (self.words.count(folded) + _DOUBT) if count else 0.0


_DOUBT = 3


NOTHING_BOLD = Bold({}, "")


def learn_emphasis(titles: Iterable[str], bold: Callable[[], Bold]) -> Emphasis:
    """How usual bold words are in some titles; what is bold is the page's, and is looked for where it is usual only."""
    marked = total = 0
    for title in titles:
        total += 1
        marked += any(len(words) < len(title) - 4 for words in _MARKED.findall(title))
    share = marked / total if total else 0.0
    return Emphasis(bold() if share >= _USUAL else NOTHING_BOLD, share)


def read_bold(texts: Iterable[str]) -> Bold:
    """Every phrase that stands in bold, and how often."""
    kept = [text for text in texts if "**" in text]
    phrases = Counter(words.strip().casefold() for text in kept for words in _MARKED.findall(text))
    return Bold(phrases, "\n".join(kept).replace("**", "").casefold())
