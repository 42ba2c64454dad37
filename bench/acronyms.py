"""Acronyms that everybody explains alike, counted from abstracts: graph neural networks (GNN).

`python -m bench.acronyms ../shared/corpus/*.jsonl* > tracker/facts/naming/acronyms.txt` makes the list anew: a line for
each short form and the words that enough abstracts give it, in small letters and without signs. `python -m bench.names`
on the same texts says whether names are read as well by it.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from bench.rows import rows_of
from tracker.facts.text.passage import undress
from tracker.facts.text.shape import set_of, takes_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SHORT = re.compile(r"\s\((?P<short>[A-Za-z][\w.+-]{1,14})\)")
_FARTHEST = 120
"""Letters that a long form may take."""
_MOST_WORDS = 8
_FUNCTION = set_of("a an and as at by for from in into of on or the to via with")
LEAST = 5
"""Abstracts that explain a short form alike before it is everybody's."""


def explained(text: str) -> Iterator[tuple[str, str]]:
    """Every short form in brackets with the words before it that it stands for."""
    plain = undress(text)
    for match in _SHORT.finditer(plain):
        short = match["short"].rstrip("s")
        before = plain[max(0, match.start() - _FARTHEST) : match.start()]
        if short != short.lower() and (long := long_form(before, short)):
            yield short, long


def long_form(before: str, short: str) -> str | None:
    """The words that a short form takes its letters from: those that begin with its letters, or else the fewest.

    >>> long_form("we use text-to-speech synthesis", "TTS"), long_form("deep graph neural networks", "GNN")
    ('text to speech synthesis', 'graph neural networks')
    """
    words = [re.sub(r"[^a-z\d]", "", word) for word in re.split(r"[\s-]+", before.lower().strip())]
    ways = [words[-count:] for count in range(1, min(len(words), _MOST_WORDS) + 1)]
    fits = [way for way in ways if way[0][:1] == short[0].lower() and _stands_for(way, short)]
    best = next((way for way in fits if _initials(way, short)), None)
    best = best or next((way for way in fits if way[0] not in _FUNCTION), None)
    return " ".join(best) if best and len(best) > 1 else None


def _stands_for(words: Sequence[str], short: str) -> bool:
    """Does a short form take its letters from some words, of which it needs about as many as it has capitals?"""
    capitals = sum(letter.isupper() for letter in short)
    letters = re.sub(r"[^A-Za-z\d]", "", short)
    return len(words) >= max(capitals - 1, min(2, len(letters) - 1)) and takes_letters(
        letters, "".join(words)
    )


def _initials(words: Sequence[str], short: str) -> bool:
    """Are the first letters of some words, or of those that say something, the short form?"""
    said = "".join(word[:1] for word in words), "".join(word[:1] for word in words if word not in _FUNCTION)
    return short.lower() in said


def everybodys(texts: Iterable[str], least: int = LEAST) -> list[tuple[str, str]]:
    """Each short form with the words that enough texts give it, be they of one thing or of many, as most write them."""
    written: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for text in texts:
        for short, long in set(explained(text)):
            written[short, long.rstrip("s")][long] += 1
    common = [
        (short, forms.most_common(1)[0][0]) for (short, _), forms in written.items() if forms.total() >= least
    ]
    return sorted(common, key=lambda pair: (pair[0].casefold(), pair[1]))


def main(argv: Sequence[str] | None = None) -> None:
    """Print the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", type=Path)
    rows = {row["arxiv_id"]: row for path in parser.parse_args(argv).texts for row in rows_of(path)}
    for short, long in everybodys(str(row.get("abstract", "")) for row in rows.values()):
        print(short, long)


if __name__ == "__main__":
    main()
