"""Which names an abstract gives to what it brings, the plainest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.naming.acronyms import is_everybodys
from tracker.facts.naming.brackets import IS_WORK, defined
from tracker.facts.naming.namesakes import (
    DEFINED,
    Introduced,
    addressed,
    in_title,
    of_addresses,
    told_by_title,
)
from tracker.facts.naming.phrases import given
from tracker.facts.naming.subjects import told_as_subjects
from tracker.facts.text.edges import at_words
from tracker.facts.text.lexicon import small
from tracker.facts.text.shape import is_common, is_shaped, squeeze
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.facts.text.passage import Passage

_PART_BEHIND = Pattern(
    r"\)\s+(?:module|mechanism|loss|layer|objective|adapter|encoder|decoder|metric|score|index)s?\b|\)?,\s+an?\s+(?:[\w-]+\s+){0,2}(?:metric|loss|score|index)\b"
)
_DATA = Pattern(at_words(r"data\s?sets?|benchmarks?|corpus|corpora|test[ -]?bed") + r"\b")
_SIZED = Pattern(r"-\d+(?:\.\d+)?B$")
_MORE = 0.01
_BASELINE = Pattern(r"\bbaselines?\b")


def introduced(passage: Passage, title: str) -> list[Introduced]:
    """The names the abstract introduces, the plainest first."""
    plain = passage.plain
    squeezed_title = squeeze(title)
    called = addressed(passage)
    brackets = [match for match in DEFINED.finditer(plain) if is_shaped(match["name"])]
    every = [
        *given(passage),
        *told_as_subjects(passage, squeezed_title),
        *defined(passage, brackets, squeezed_title),
        *of_addresses(plain, called),
        *told_by_title(plain, brackets, squeezed_title),
    ]
    if not every:
        return []
    found: dict[str, Introduced] = {}
    about_data = _DATA.search(small(title)) is not None
    keys = frozenset(map(squeeze, called))
    for one in every:
        key = squeeze(one.name)
        if (is_common(one.name) and key not in squeezed_title) or is_everybodys(plain, one.name):
            continue
        weight = (
            one.weight
            + (0.8 if key in squeezed_title else 0)
            + 0.25 * min(3, max(0, _times(passage.lowered, small(one.name)) - 1))
        )
        weight += 1.0 if key in keys else 0
        weight += 0.8 if in_title(plain, one, squeezed_title) else 0
        weight -= 1.0 if _PART_BEHIND.match(plain, one.end) else 0
        said = IS_WORK.match(plain, one.end) if is_shaped(one.name) else None
        weight += 0.4 if said and (about_data or not _DATA.search(small(said[0]))) else 0
        weight -= 0.6 if len(key) < 3 else 0
        at = plain.find(f"({one.name})")
        weight -= 2.5 if at >= 0 and _is_task(plain, at + len(one.name) + 2) else 0
        near = passage.lowered[max(0, one.start - 50) : one.end + 30]
        if about_data and _DATA.search(near):
            weight += 0.6
        if "baseline" in near and _BASELINE.search(near):
            weight -= 0.6
        if key not in found or found[key].weight < weight:
            found[key] = Introduced(one.name, one.start, one.end, weight)
    return sorted(found.values(), key=lambda c: (-_with_sizes(c, found), c.start))


_AIMS = Pattern(
    r"(?:\s+task)?\.\s+(?:Most|Existing|Current|Conventional|Previous|Prior|Recent)\b|"
    r"\s+(?:is\s+to|aims?|seeks?|refers?|involves?|requires?|plays?|has\s+(?:become|emerged|attracted|gained|been))\b"
)


def _is_task(plain: str, end: int) -> bool:
    """Does the abstract explain a name, which ends here in brackets, as a field's task: Map Recognition (MR) aims to?"""
    return _AIMS.match(plain, end) is not None


def _with_sizes(one: Introduced, found: Mapping[str, Introduced]) -> float:
    """How plainly a name is given, by itself or grown by a size: Atlas and Atlas-8B."""
    grown = (
        other.weight + _MORE
        for other in found.values()
        if _SIZED.match(other.name, len(one.name)) and other.name.startswith(one.name)
    )
    return max((one.weight, *grown))


def _times(lowered: str, name: str) -> int:
    """How often a name stands in a text, not counting where it ends a longer one."""
    at, times = lowered.find(name), 0
    while at >= 0:
        times += not lowered[at - 1 : at].isalnum()
        at = lowered.find(name, at + 1)
    return times
