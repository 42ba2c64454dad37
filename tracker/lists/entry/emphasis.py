"""Words that a list sets in bold inside its titles, learned from the list itself."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
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

    def mark(self, title: str, own: Mapping[str, int] = MappingProxyType({})) -> str:
        """The title with its most telling phrase in bold, where this list does so; its own bold words tell nothing."""
        if self.share < _USUAL or "*" in title:
            return title
        best: tuple[float, int, int, int] | None = None
        words = list(_WORD.finditer(title))
        for length in range(1, _LONGEST + 1):
            for at in range(len(words) - length + 1):
                start, end = words[at].start(), words[at + length - 1].end()
                rating = self.bold.rating(title[start:end], own)
                if rating and (best is None or (rating, length) > best[:2]):
                    best = (rating, length, start, end)
        if best is None:
            return title
        _, _, start, end = best
        return f"{title[:start]}**{title[start:end]}**{title[end:]}"

    def finds_again(self, title: str) -> bool:
        """Would the words that a title has in bold be set so again, going by the other titles of the page?"""
        own = Counter(words.strip().casefold() for words in _MARKED.findall(title))
        return self.mark(_MARKED.sub(r"\1", title), own) == title


class Bold(NamedTuple):
    """What stands in bold on a page, and the page's words to weigh it against."""

    phrases: Mapping[str, int]
    words: str

    def rating(self, phrase: str, own: Mapping[str, int]) -> float:
        """How usual it is to set a phrase in bold where it occurs, but for those times that are a title's own."""
        folded = phrase.casefold()
        apart = own.get(folded, 0)
        count = self.phrases.get(folded, 0) - apart
        return count / (self.words.count(folded) - apart + _DOUBT) if count > 0 else 0.0


_DOUBT = 3


NOTHING_BOLD = Bold({}, "")


def learn_emphasis(titles: Iterable[str], bold: Callable[[], Bold]) -> Emphasis:
    """How usual bold words are in some titles; what is bold is the page's, and is looked for where it is usual only."""
    marked = total = 0
    for title in titles:
        total += 1
        marked += has_bold_words(title)
    share = marked / total if total else 0.0
    return Emphasis(bold() if share >= _USUAL else NOTHING_BOLD, share)


def has_bold_words(title: str) -> bool:
    """Are some words of a title in bold, and not all?"""
    return any(len(words) < len(title) - 4 for words in _MARKED.findall(title))


def read_bold(texts: Iterable[str]) -> Bold:
    """Every phrase that stands in bold, and how often."""
    kept = [text for text in texts if "**" in text]
    phrases = Counter(words.strip().casefold() for text in kept for words in _MARKED.findall(text))
    return Bold(phrases, "\n".join(kept).replace("**", "").casefold())
