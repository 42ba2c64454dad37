"""How the entries of a section say what they say: learned from the descriptions that stand there."""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tracker.facts.fact import Source
from tracker.facts.saying.chinese import is_chinese
from tracker.facts.text.passage import Passage
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Says(Enum):
    """What a section's descriptions are made of."""

    ARCHITECTURE = "architecture"
    """Parameters, encoder, backbone."""
    SIZES = "sizes"
    """How much of what: 21K science questions for multimodal reasoning."""
    SUBTITLE = "subtitle"
    """The rest of the title."""
    CLAUSE = "clause"
    """What the work is, in a clause."""


class Manner(NamedTuple):
    """How a section writes its descriptions."""

    says: Says = Says.CLAUSE
    words: int = 16
    stop: bool = False
    chinese: bool = False
    between_counts: str = "/"
    encoder: str = "as vision encoder"
    backbone: str = "as language backbone"
    capital: bool = True


_ARCHITECTURE = Pattern(
    r"(?-i:[AaPpBbVv参骨编])(?:(?<=\ba)rchitecture\b|(?<=\bp)arameters\b|(?<=\bb)ackbone\b|(?<=v)ision encoder"
    r"|(?<=参)数|(?<=骨)干|(?<=编)码器)",
    re.IGNORECASE,
)
"""It begins with letters and looks back from there, so that it is tried at these alone."""
_AMOUNT = Pattern(r"^\W*(?:over |more than |~|≈)?\d[\d.,]*\s?[KMBkm]?\+?\s+(?!parameters)[A-Za-z-]+")
_ANY_AMOUNT = Pattern(
    r"\d(?<!\d\d)(?<!\d[.,]\d)[\d.,]*\s?[KMBk]?\+?\s+(?:[\w-]+\s+){0,2}(?:images?|pairs|questions|videos|captions|samples|hours)"
)
_COUNTS = Pattern(r"\d\d*+(?:\.\d+)?[BM](?P<between>\s*(?:/|&|,)\s*)\d+(?:\.\d+)?[BM]")
_ROLE = Pattern(
    r"\s+(?P<role>(?:as|for)\s+(?:the\s+|a\s+)?(?:[\w-]+\s+){0,2}?(?P<what>vision|visual|image|backbone|language|LLM|text)[\w-]*(?:\s+(?:encoder|encoding|backbone|model|decoder))?)"
)


def manner_of(descriptions: Sequence[str]) -> Manner:
    """The manner of a section, from the texts of its entries; without any, a plain clause."""
    texts = tuple(" ".join(text.split()) for text in descriptions if text.strip())
    if not texts:
        return Manner()
    says = says_of(texts)
    roles = _roles(texts) if says is Says.ARCHITECTURE else {}  # nobody else names a part
    return Manner(
        says=says,
        words=max(6, _middle([len(text.split()) for text in texts])),
        stop=_share(text.rstrip().endswith((".", "。")) for text in texts) > 0.5,
        chinese=_share(map(is_chinese, texts)) > 0.5,
        between_counts=_most(m["between"] for text in texts for m in _COUNTS.finditer(text)) or "/",
        encoder=roles.get("encoder", "as vision encoder"),
        backbone=roles.get("backbone", "as language backbone"),
        capital=_share(map(is_chinese, texts)) > 0.5
        or _share(text[:1].isupper() or not text[:1].isalpha() for text in texts) > 0.5,
    )


@lru_cache(maxsize=8)  # a section is asked what it says before it is asked how
def says_of(texts: tuple[str, ...]) -> Says:
    """What the descriptions of a section say, of those that have any letter."""
    if _share(bool(_ARCHITECTURE.search(text)) for text in texts) >= 0.35:
        return Says.ARCHITECTURE
    if _share(bool(_AMOUNT.search(text) or _ANY_AMOUNT.search(text)) for text in texts) >= 0.35:
        return Says.SIZES
    if _share(_titled(text) for text in texts) > 0.5:
        return Says.SUBTITLE
    return Says.CLAUSE


def _titled(text: str) -> bool:
    """Is a text written like a title: most of its longer words with a capital?"""
    if text == text.lower():
        return False
    words = [word for word in re.findall(r"[A-Za-z][\w-]*", text)[1:] if len(word) > 3]
    return bool(words) and _share(word[0].isupper() for word in words) >= 0.6


def _roles(texts: Iterable[str]) -> dict[str, str]:
    """The words with which the section names an encoder and a backbone: "for vision encoder", "as pretrained backbone"."""
    seen: dict[str, Counter[str]] = {"encoder": Counter(), "backbone": Counter()}
    from tracker.facts.names import PARTS, mentions  # noqa: PLC0415 - slow to load, and few sections write so

    for text in texts:
        for mention in mentions(PARTS, Passage(text, Source.PERSON)):
            role = _ROLE.match(text, mention.end)
            if role:
                sees = role["what"] in ("vision", "visual", "image")
                seen["encoder" if sees else "backbone"][role["role"]] += 1
    return {part: counted.most_common(1)[0][0] for part, counted in seen.items() if counted}


def _middle(lengths: list[int]) -> int:
    """The median, without a library that takes longer to load than all of this to run."""
    lengths.sort()
    half = len(lengths) // 2
    return lengths[half] if len(lengths) % 2 else (lengths[half - 1] + lengths[half]) // 2


def _share(values: Iterable[bool]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def _most(values: Iterable[str]) -> str | None:
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None
