"""The size of the paper's own model, told by that of the models it is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.models.size_words import COUNT
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.facts.text.reading import Sentence

_AMONG = Pattern(
    rf"\bamong\s+(?:(?:the|all|other|existing|open-sourced?|open)\s+){{0,3}}(?P<counts>{COUNT})(?:[\s-]+(?:scale|sized?|level|parameter))?[\s-]+"
    r"(?:\S+\s+)?(?:[Mm]odels?|L?VLMs?|MLLMs?|LMMs?|LLMs?|VLAs?)\b"
)
"""Who is the best of its size has it."""
_SMALLER_THAN = Pattern(
    rf"\b(?:larger|smaller(?:\s+model\s+size|\s+size|\s+scale)?)\s*\((?P<counts>{COUNT})\s+(?:vs\.?|versus|compared\s+(?:to|with))\s+(?:\d+x)?(?P<theirs>\d+(?:\.\d+)?(?:[BM]|\s?[bm]illion))"
)
"""Before the larger size of others: three times smaller (1B vs. 3B)."""
_AS_OURS = Pattern(
    rf"\b(?:similar|same|comparable)\s+(?:model\s+)?(?:size|scale)s?\s*\((?P<counts>{COUNT})\)\s+(?:with|to|as)\s+our"
)
"""The size that a rival has as well: of similar size (7B) with ours."""
_DIGITS = Pattern(r"[^\d.]")


def sizes_beside_others(names: tuple[str, ...], plain: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The size of the models that the own one stands among, and so its own; and its own beside a larger one."""
    # to look for a word or a sign spares most sentences the patterns
    said = plain[sentence.start : sentence.end]
    match = _AMONG.search(plain, sentence.start, sentence.end) if "among" in said else None
    before = plain[sentence.start : match.start()].casefold() if match else ""
    if match and any(name.casefold() in before for name in names):
        yield match.span("counts")
    if "(" not in said:
        return
    if "our" in said and (alike := _AS_OURS.search(plain, sentence.start, sentence.end)):
        yield alike.span("counts")
    versus = "larger" in said or "smaller" in said
    smaller = _SMALLER_THAN.search(plain, sentence.start, sentence.end) if versus else None
    if smaller and _millions(smaller["counts"]) < _millions(smaller["theirs"]):
        yield smaller.span("counts")


def _millions(count: str) -> float:
    """How many millions a count comes to, or the first of a range."""
    number = float(_DIGITS.split(count)[0])
    return number if "m" in count.casefold() else number * 1000
