"""How the abstract writes the name that stands in a title, and which of the two spellings is the work's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.facts.text.lexicon import end_of, small
from tracker.facts.text.shape import FUNCTION_WORDS, is_shaped, squeeze
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from tracker.facts.text.passage import Passage


def spelling(in_title: str, in_abstract: str) -> str:
    """The title's spelling, unless the title was flattened (`Cogagent`) and the abstract's shows the capitals."""
    flattened = (is_flat(in_title) and not is_flat(in_abstract)) or _is_flat_by_words(in_title, in_abstract)
    return in_abstract if flattened and squeeze(in_title) == squeeze(in_abstract) else in_title


def is_flat(name: str) -> bool:
    """Has a name no capitals but at its beginning?"""
    return name[1:] == name[1:].lower()


def _is_flat_by_words(name: str, other: str) -> bool:
    """Has a name no capitals but where its words begin, which in the other spelling have some in a row: VisionLLM v2?"""
    alike = len(name.split()) == len(other.split()) and _IN_A_ROW.search(other) is not None
    return alike and all(is_flat(word) for word in name.split())


_IN_A_ROW = Pattern(r"[a-z][A-Z]{2}")


def _capital(word: str) -> bool:
    return word[:1].isupper() or any(c.isdigit() for c in word)


IN_WORDS = "/"
"""Before what stands in an address: a repository often bears the title's slogan, whatever the work is called."""


def _stands_alone(plain: str, start: int, end: int, but: str = "") -> bool:
    before, after = plain[start - 1 : start], plain[end : end + 1]
    return not (before.isalnum() or before in {"-", "_", but}) and not (after.isalnum() or after == "_")


def written_in(head: str, abstract: Passage, but: str = IN_WORDS) -> str | None:
    """How the abstract writes the head, if it writes it as a name: shaped, or with capitals inside a sentence."""
    parts = tuple(part for part in re.split(r"[\s-]+", small(head)) if part)
    plain, lowered = abstract.plain, abstract.lowered
    start = lowered.find(parts[0]) if parts else -1
    while start >= 0:
        end = end_of(parts, lowered, start)
        if end is not None and _stands_alone(plain, start, end, but) and not plain.startswith("-based", end):
            written = plain[start:end]
            words = written.split()
            if len(words) == 1 and is_shaped(written):
                return written
            before = plain[:start].rstrip()
            capital = all(_capital(w) or w.casefold() in FUNCTION_WORDS for w in words)
            if capital and (before[-1:] not in {"", ".", "!", "?"} or len(words) == 1):
                return written
        start = lowered.find(parts[0], start + 1)
    return None
