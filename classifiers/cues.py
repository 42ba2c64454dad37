"""Rules as features: which modalities a text speaks of, what it introduces, and what it only mentions.

A cue is a short name such as `title: seeing and language` that a fitted model weighs like any other term.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from classifiers.lexicon import (
    APART,
    AS_A_MATTER,
    AS_A_TOOL,
    AUTHORS,
    FAMILIES,
    FINDING,
    OPENERS,
    PROPOSING,
    SUBJECT,
    SURVEYING,
    TESTING,
    WORKS,
)
from classifiers.text import STOP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from classifiers.text import Text

_FAR = 18
"""Words between a verb of introducing and the noun it introduces, at most."""

_EARLY = 60
"""Words of an abstract in which a survey says that it is one."""

_EXPECTED = frozenset({"visual", "language", "llm", "multimodal"})
"""Families whose absence says something."""

_STEPS = (1, 2, 4, 7)
"""How many terms of a family make a step of that family's cue."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A term of the lexicon found in a text, by the place of its first word."""

    place: int
    families: tuple[str, ...]


def marks(words: Sequence[str]) -> list[Mark]:
    """Every term of the lexicon in a text, in order."""
    found: list[Mark] = []
    for place, word in enumerate(words):
        if word in _OPENING:
            alone, followed = _OPENING[word]
            if alone:
                found.append(Mark(place, alone))
            if followed and place + 1 < len(words) and words[place + 1] in followed:
                found.append(Mark(place, followed[words[place + 1]]))
    return found


def _by_first_word() -> dict[str, tuple[tuple[str, ...], dict[str, tuple[str, ...]]]]:
    """First word → the families it belongs to alone, and those of each pair it begins: quicker to find than pairs."""
    opening: dict[str, tuple[tuple[str, ...], dict[str, tuple[str, ...]]]] = {}
    for term, names in FAMILIES.items():
        first, _, second = term.partition(" ")
        alone, followed = opening.get(first, ((), {}))
        opening[first] = (alone, {**followed, second: names}) if second else (names, followed)
    return opening


_OPENING = _by_first_word()


def families(terms: AbstractSet[str]) -> dict[str, int]:
    """How many different terms of each family of the lexicon a text has."""
    return dict(Counter(family for term in FAMILIES.keys() & terms for family in FAMILIES[term]))


def introduced(words: Sequence[str]) -> Iterator[str]:
    """The kinds of work that the text says it introduces, in order: the nearest noun after each verb of introducing."""
    return (work for work, _ in _introductions(words))


def _introductions(words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Each kind of work introduced within a sentence, and whether it is the authors who are said to introduce it."""
    for place, word in enumerate(words):
        if word in OPENERS:
            for later in words[place + 1 : place + 1 + _FAR]:
                if later == STOP:
                    break
                if later in WORKS:
                    yield WORKS[later], not AUTHORS.isdisjoint(words[max(0, place - 3) : place])
                    break


def modality_cues(title: Text, abstract: Text) -> set[str]:
    """What the families of words in title and abstract say together."""
    in_title, in_abstract = marks(title.words), marks(abstract.words)
    named, counts = _count(in_title), _count(in_abstract)
    found = {f"title: {cue}" for cue in (*named, *_together(named))}
    found.update(f"abstract: {cue}" for cue in _together(counts))
    for family, count in counts.items():
        found |= _steps(family, min(count, _STEPS[-1]))
    found.update(_roles(abstract.words, in_abstract))
    found.update(_by_sentence(abstract.words, in_abstract))
    level = _level(named, in_abstract, len(abstract.words))
    return found | _beside(level, frozenset(named), frozenset(counts))


@lru_cache(maxsize=1000)
def _steps(family: str, count: int) -> frozenset[str]:
    return frozenset(f"abstract: {family} {step}+" for step in _STEPS if count >= step)


@lru_cache(maxsize=20_000)
def _beside(level: str, title: frozenset[str], abstract: frozenset[str]) -> frozenset[str]:
    """What stands beside the subject, or is missing, by where the subject is named."""
    found = {f"subject {level}"}
    found.update(
        f"{family} with subject {level}" for family in APART if family in title or family in abstract
    )
    found.update(f"title {family} with subject {level}" for family in APART & title)
    found.update(f"no {family} with subject {level}" for family in _EXPECTED - title - abstract)
    return frozenset(found)


def _count(found: Sequence[Mark]) -> dict[str, int]:
    return Counter(family for mark in found for family in mark.families)


def _level(title: Mapping[str, int], abstract: Sequence[Mark], length: int) -> str:
    """Where the subject is named first: the earlier, the likelier it is the matter."""
    if not SUBJECT.isdisjoint(title):
        return "in the title"
    first = min((mark.place for mark in abstract if not SUBJECT.isdisjoint(mark.families)), default=None)
    if first is None:
        return "nowhere"
    return ("early", "midway", "late")[min(2, 3 * first // length)]


def _together(counts: Mapping[str, int]) -> Iterator[str]:
    """Seeing and language named side by side in one text."""
    if "visual" in counts and "language" in counts:
        yield "seeing and language"
    if "visual" in counts and "llm" in counts:
        yield "seeing and LLM"
    if "visual" in counts and "wording" in counts:
        yield "seeing and wording"
    if "visual" in counts and "assistant" in counts:
        yield "seeing and an assistant"
    if "multimodal" in counts and ("language" in counts or "llm" in counts):
        yield "multimodal and language"


def _roles(words: Sequence[str], found: Sequence[Mark]) -> Iterator[str]:
    """Is a model of the subject spoken of, or only worked with?"""
    for mark in found:
        if "vlm" in mark.families:
            before, after = words[max(0, mark.place - 4) : mark.place], words[mark.place + 1 : mark.place + 5]
            if not before or before[-1] == STOP:
                yield "a sentence begins with the subject"
            if not AS_A_TOOL.isdisjoint(before):
                yield "subject as a tool"
            if not AS_A_MATTER.isdisjoint(after):
                yield "subject as the matter"
            if not TESTING.isdisjoint(before):
                yield "subject put to the test"


def _by_sentence(words: Sequence[str], found: Sequence[Mark]) -> Iterator[str]:
    """In how many sentences seeing and language, or the subject, are named."""
    ends = [place for place, word in enumerate(words) if word == STOP]
    sentences: dict[int, set[str]] = {}
    for mark in found:
        sentences.setdefault(bisect_left(ends, mark.place), set()).update(mark.families)
    both = sum("visual" in named and ("language" in named or "llm" in named) for named in sentences.values())
    worded = sum("visual" in named and "wording" in named for named in sentences.values())
    subject = sum(not SUBJECT.isdisjoint(named) for named in sentences.values())
    strict = sum("vlm" in named for named in sentences.values())
    for step in (1, 2, 3, 5):
        if both >= step:
            yield f"seeing and language in {step}+ sentences"
        if worded >= step:
            yield f"seeing and wording in {step}+ sentences"
        if subject >= step:
            yield f"subject in {step}+ sentences"
        if strict >= step:
            yield f"models of the subject in {step}+ sentences"
    if strict == 1 and "vlm" in sentences.get(len(ends) - 1, ()):
        yield "models of the subject in the last sentence only"
    if "vlm" in sentences.get(0, ()):
        yield "models of the subject in the first sentence"


def kind_cues(title: Text, abstract: Text, comment: Sequence[str]) -> set[str]:
    """What the work says it contributes, by its title's form, its verbs of introducing and its comment."""
    found = {f"title names a {WORKS[word]}" for word in title.words if word in WORKS}
    if any(word.endswith("bench") for word in title.words):
        found.add("title names a bench")
    if not SURVEYING.isdisjoint(title.words):
        found.add("title surveys")
    if not TESTING.isdisjoint(title.words):
        found.add("title tests")
    if title.words and title.words[-1] == STOP:
        found.add("title asks")
    if not SURVEYING.isdisjoint(abstract.words[:_EARLY]):
        found.add("surveys early")
    if any(word.endswith("bench") for word in abstract.vocabulary):
        found.add("abstract names a bench")
    found.update(f"comment names a {WORKS[word]}" for word in comment if word in WORKS)
    found.update(_contributions(abstract))
    return found


def _contributions(abstract: Text) -> Iterator[str]:
    """What the verbs of introducing and of finding out say of an abstract."""
    works = list(_introductions(abstract.words))
    own = [work for work, ours in works if ours]
    yield from (f"introduces a {work}" for work, _ in works)
    yield from (f"we introduce a {work}" for work in own)
    yield f"introduces first a {works[0][0]}" if works else "introduces nothing"
    yield f"we introduce first a {own[0]}" if own else "we introduce nothing"
    found, proposed = len(FINDING & abstract.vocabulary), len(PROPOSING & abstract.vocabulary)
    for step in (1, 2, 4, 6):
        if found >= step:
            yield f"{step}+ words of finding out"
        if proposed >= step:
            yield f"{step}+ words of proposing"
    if found > proposed:
        yield "finds out more than it proposes"
    if found > 2 * proposed + 2:
        yield "finds out far more than it proposes"
