"""Rules as features: which modalities a text speaks of, what it introduces, and what it only mentions.

A cue is a short name such as `title: seeing and language` that a fitted model weighs like any other term.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifiers.lexicon import FAMILIES, OPENERS, SURVEYING, TESTING, WORKS
from classifiers.text import STOP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

_FAR = 18
"""Words between a verb of introducing and the noun it introduces, at most."""

_STEPS = (1, 2, 4, 7)
"""How many different terms of a family make a step of that family's cue."""

_SUBJECT = ("vlm", "task", "clip", "vla")
_APART = ("generation", "audio", "pure_vision", "text_only", "robot", "sign", "sensor")


def families(terms: AbstractSet[str]) -> dict[str, int]:
    """How many different terms of each family a text has."""
    counts: dict[str, int] = {}
    for term in FAMILIES.keys() & terms:
        for family in FAMILIES[term]:
            counts[family] = counts.get(family, 0) + 1
    return counts


def introduced(words: Sequence[str]) -> Iterator[str]:
    """The kinds of work that the text says it introduces, in order: the nearest noun after each verb of introducing."""
    for place, word in enumerate(words):
        if word in OPENERS:
            for later in words[place + 1 : place + 1 + _FAR]:
                if later == STOP:
                    break
                if later in WORKS:
                    yield WORKS[later]
                    break


def modality_cues(title: AbstractSet[str], abstract: AbstractSet[str]) -> set[str]:
    """What the families of words in title and abstract say together."""
    in_title, in_abstract = families(title), families(abstract)
    found = {f"title: {family}" for family in in_title}
    for family, count in in_abstract.items():
        found.update(f"abstract: {family} {step}+" for step in _STEPS if count >= step)
    found.update(f"title: {cue}" for cue in _together(in_title))
    found.update(f"abstract: {cue}" for cue in _together(in_abstract))
    return found | _context(in_title, in_abstract)


def _together(counts: Mapping[str, int]) -> Iterator[str]:
    """Seeing and language named side by side in one text."""
    if "visual" in counts and "language" in counts:
        yield "seeing and language"
    if "visual" in counts and "llm" in counts:
        yield "seeing and LLM"
    if "multimodal" in counts and ("language" in counts or "llm" in counts):
        yield "multimodal and language"


def _context(title: Mapping[str, int], abstract: Mapping[str, int]) -> set[str]:
    """What is missing, and what stands alone that would be no matter beside the subject."""
    both = title.keys() | abstract.keys()
    subject = not both.isdisjoint(_SUBJECT)
    beside = "beside" if subject else "without"
    found = {f"{family} {beside} the subject" for family in _APART if family in both}
    if subject and title.keys().isdisjoint(_SUBJECT):
        found.add("subject only in the abstract")
    if not subject and both.isdisjoint({"visual", "multimodal"}):
        found.add("nothing to see")
    if not subject and both.isdisjoint({"language", "llm"}):
        found.add("no language")
    return found


def kind_cues(title: Sequence[str], abstract: Sequence[str], comment: Sequence[str]) -> set[str]:
    """What the work says it contributes, by its title's form, its verbs of introducing and its comment."""
    found = {f"title names a {WORKS[word]}" for word in title if word in WORKS}
    if any(word.endswith("bench") for word in title):
        found.add("title names a benchmark")
    if not SURVEYING.isdisjoint(title):
        found.add("title surveys")
    if not TESTING.isdisjoint(title):
        found.add("title tests")
    if title and title[-1] == STOP:
        found.add("title asks")
    works = list(introduced(abstract))
    found.update(f"introduces a {kind}" for kind in works)
    if works:
        found.add(f"introduces first a {works[0]}")
    if not SURVEYING.isdisjoint(abstract[:60]):
        found.add("surveys early")
    if any(word.endswith("bench") for word in abstract):
        found.add("abstract names a bench")
    found.update(f"comment names a {WORKS[word]}" for word in comment if word in WORKS)
    return found
