"""Sizes within the names of models: MapRead-7B, MapRead-base (7B)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.facts.models.size_words import COUNTS
from tracker.facts.names import is_model
from tracker.facts.text.edges import at_words
from tracker.facts.text.shape import squeeze
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.facts.text.passage import Passage

_IN_NAME = Pattern(
    r"(?<![\w-])(?P<name>[A-Za-z][\w.+]*(?:-[\w.+]+?)*?(?:\s[Vv]?\d[\d.]*)?)(?:[-\s]|\s\()"
    r"(?P<counts>\d+(?:\.\d+)?[BM](?:/\d+(?:\.\d+)?B|-A\d+(?:\.\d+)?B)*)(?![\w.]*[A-Za-z]\d?B\b)(?!\w)"
)
_SIZE_IN_NAME = Pattern(r"(?<![A-Za-z0-9.])(\d+(?:\.\d+)?[BbMm])(?![A-Za-z0-9]|-\d+E\b)")
_TRAINED_ON = Pattern(r"laion|datacomp|commonpool|\bcoyo|-b\d+k\b", re.IGNORECASE)
"""In a name, before how much data a model saw."""
_OF_DATA = Pattern(
    r"\s*\)?,?\s+(?:(?:an?|the|is)\s+[^.;]{0,60}?)?(?:data\s?set|benchmark|corpus|pairs)\b|,?\s+(?:enables|allows)\s+(?:the\s+)?training\b"
)
_DATA_HERE = Pattern(
    r"\b(?:data\s?set|benchmark|corpus)(?:\s*\(?|,?\s+(?:named|called|dubbed|termed)\s+|\s+is\s+(?:partitioned|split|divided)\s+into\s+)$"
)
_OURS_IS = Pattern(
    at_words(
        r"[Oo]ur|[Ww]e\s+(?:\w+\s+){0,3}?(?:introduc|present|propos|releas|open-?sourc|buil|develop|train|unveil|obtain|yield)\w*"
    )
    + r"\s+"
    r"(?:(?:a|an|the|new|final|best|trained|resulting|flagship|open-source|models?|family|series|variants?|VLM|MLLM|VLA),?\s+){0,3}$"
)
_NEAR = 120
"""Letters before a name that may say whose it is."""


def sizes_in_name(name: str) -> list[tuple[str, str]]:
    """The sizes within a model's own name, each as lists write it and as it stands there.

    What only works at a time is no size of the whole, nor is what a model was trained on.

    >>> sizes_in_name("paligemma-3b-pt-224"), sizes_in_name("map-A3B-30B"), sizes_in_name("map-17B-16E")
    ([('3B', '3b')], [('30B', '30B')], [])
    """
    seen = _TRAINED_ON.search(name)
    end = seen.start() if seen else len(name)
    return [(match[1].upper(), match[1]) for match in _SIZE_IN_NAME.finditer(name) if match.start() < end]


def own_sizes(name: str | None, abstract: Passage) -> Iterator[tuple[int, int]]:
    """Sizes within the names of the paper's own models: MapRead-7B, MapRead-Vicuna-13B, MapRead-base (7B)."""
    plain, own = abstract.plain, squeeze(name or "")
    found = [
        m
        for m in _named_sizes(abstract)
        if _grown(squeeze(m["name"]), own, plain[max(0, m.start() - _CLOSE) : m.start()])
        or _wrapped(m, own)
        or _without_maker(m["name"], name)
        or ("B" in m["counts"] and _is_ours(m))
    ]
    data = {
        m[0]
        for m in found
        if _OF_DATA.match(plain, m.end())
        or _DATA_HERE.search(plain, max(0, m.start() - _NEAR), m.start())
        or ("M" in m["counts"] and _counts_things(m["counts"], plain))
    }
    for match in found:
        if match[0] not in data and not (own and own.endswith(squeeze(match["counts"]))):
            yield match.span("counts")


def _named_sizes(abstract: Passage) -> Iterator[re.Match[str]]:
    """Every name with a size in it; looked for only before sizes, for looking at every word costs fifty times that."""
    plain = abstract.plain
    done = 0
    for start in abstract.starts(COUNTS):
        size = _SIZE.match(plain, start)
        if size and size.start("ends") >= done:
            begin = max(done, size.start("ends") - _LONGEST_NAME)
            before = plain[begin:start].rsplit(maxsplit=_MOST_WORDS)
            begin += len(before[0]) if len(before) > _MOST_WORDS else 0
            if match := _IN_NAME.search(plain, begin, size.end() + _LONGEST_NAME):
                done = match.end()
                yield match


_SIZE = Pattern(r"\w*(?P<ends>\d[BM])(?!\w)")
_LONGEST_NAME = 80
"""Letters of a name before its size, and of the sizes that follow it."""
_MOST_WORDS = 3
"""Words in which a name and its size stand, with a version and a bracket between."""


def size_at_the_end(name: str | None, plain: str) -> list[tuple[int, int]]:
    """The size that ends the name of the own model, where nothing else is said of it: MapRead-8B, a reasoning model."""
    size = _AT_THE_END.search(name or "")
    at = plain.find(name) if name and size else -1
    if not name or not size or at < 0:
        return []
    if not _CALLED_MODEL.match(plain, at + len(name)) and not _OUR_MODEL.search(plain, max(0, at - 40), at):
        return []
    return [(at + size.start("counts"), at + size.end("counts"))]


_AT_THE_END = Pattern(r"[-\s](?P<counts>\d+(?:\.\d+)?B)$")
_OUR_MODEL = Pattern(r"\b[Oo]ur\s+(?:\w+\s+)?(?:variant|model),?\s+$")
_CALLED_MODEL = Pattern(
    r"\s*(?:,|\bis)\s+an?\s[^.;,]{0,70}?\b(?:[Mm]odels?|VLMs?|MLLMs?|LMMs?|VLAs?|agents?)\b"
)
"""What tells a model whose whole name ends with its size from a dataset that does."""


def _is_ours(match: re.Match[str]) -> bool:
    """Does the work call a model its own, other than a known one that it trains?"""
    text, at = match.string, match.start()
    if _OURS_IS.search(text, max(0, at - _NEAR), at) is None:
        return False
    return not is_model(match["name"]) or _REST.match(text, match.end()) is not None


def _counts_things(count: str, plain: str) -> bool:
    """Does the abstract count things by the same number: Maps-1.2M, which holds 1.2M captions?"""
    counted = rf"(?<![\w.-]){re.escape(count)}\s+(?!param)(?:[\w-]+\s+){{0,4}}?(?!param)(?:\w+s|data)\b"
    return re.search(counted, plain) is not None


def _grown(called: str, own: str, before: str) -> bool:
    """Does a name begin as the own one, or is it the own one without its version, where it is not compared with?"""
    if len(own) < _LEAST:
        return False
    if called.startswith(own):
        return True
    return own.startswith(called) and own[len(called) :].isdigit() and not _COMPARED.search(before)


_LEAST = 2
_CLOSE = 24
_COMPARED = Pattern(
    r"\b(?:[Uu]nlike|than|[Cc]ompared\s+(?:to|with)|predecessor,?|outperform\w*|surpass\w*|over)\s+(?:the\s+)?$"
)


def _without_maker(called: str, name: str | None) -> bool:
    """Is this the own name without the maker's before it: Keye-VL of Kwai Keye-VL?"""
    return name is not None and len(called) >= _LONG_ENOUGH and name.endswith((f" {called}", f"-{called}"))


_LONG_ENOUGH = 5


def _wrapped(match: re.Match[str], own: str) -> bool:
    """Does the size stand within the own name: Map-3B-Omni of Map-Omni?"""
    rest = _REST.match(match.string, match.end())
    return rest is not None and len(own) > 2 and squeeze(match["name"] + rest[0]).startswith(own)


_REST = Pattern(r"-[A-Z][\w.]+")
