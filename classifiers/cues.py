"""Rules as features: which modalities a text speaks of, what it introduces, and what it only mentions.

A cue is a short name such as `title: seeing and language` that a fitted model weighs like any other term.
"""

from __future__ import annotations

from collections import Counter
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
from classifiers.marks import bits, families_of, places_of, read_marks
from classifiers.text import STOP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from classifiers.marks import Marks
    from classifiers.text import Text

_FAR = 18
"""Words between a verb of introducing and the noun it introduces, at most."""

_EARLY = 60
"""Words of an abstract in which a survey says that it is one."""

_EXPECTED = frozenset({"visual", "language", "llm", "multimodal"})
"""Families whose absence says something."""

_STEPS = (1, 2, 4, 7)
"""How many terms of a family make a step of that family's cue."""


_SUBJECT, _VLM = bits(SUBJECT), bits({"vlm"})
_VISUAL, _LANGUAGE, _LLM = bits({"visual"}), bits({"language"}), bits({"llm"})
_WORDING, _ASSISTANT, _MULTIMODAL = bits({"wording"}), bits({"assistant"}), bits({"multimodal"})


def families(terms: AbstractSet[str]) -> dict[str, int]:
    """How many different terms of each family of the lexicon a text has."""
    return dict(Counter(family for term in FAMILIES.keys() & terms for family in FAMILIES[term]))


def introduced(words: Sequence[str]) -> Iterator[str]:
    """The kinds of work that the text says it introduces, in order: the nearest noun after each verb of introducing."""
    return (work for work, _ in _introductions(words))


def _introductions(words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Each kind of work introduced within a sentence, and whether it is the authors who are said to introduce it."""
    for place in places_of(OPENERS, words):
        for later in words[place + 1 : place + 1 + _FAR]:
            if later == STOP:
                break
            if later in WORKS:
                yield WORKS[later], not AUTHORS.isdisjoint(words[max(0, place - 3) : place])
                break


def modality_cues(title: Text, abstract: Text) -> set[str]:
    """What the families of words in title and abstract say together."""
    in_title, in_abstract = read_marks(title.words), read_marks(abstract.words)
    named, told = in_title.named(), in_abstract.named()
    level = _level(named, in_abstract, len(abstract.words))
    return set().union(
        _by_title(named),
        _by_abstract(told),
        *(_steps(family, min(count, _STEPS[-1])) for family, count in in_abstract.counts().items()),
        _roles(abstract.words, in_abstract),
        _by_sentence(in_abstract.sentences),
        _beside(level, named, told),
    )


@lru_cache(maxsize=20_000)
def _by_title(named: int) -> frozenset[str]:
    return frozenset(f"title: {cue}" for cue in (*families_of(named), *_together(named)))


@lru_cache(maxsize=20_000)
def _by_abstract(named: int) -> frozenset[str]:
    return frozenset(f"abstract: {cue}" for cue in _together(named))


@lru_cache(maxsize=1000)
def _steps(family: str, count: int) -> frozenset[str]:
    return frozenset(f"abstract: {family} {step}+" for step in _STEPS if count >= step)


@lru_cache(maxsize=20_000)
def _beside(level: str, in_title: int, in_abstract: int) -> frozenset[str]:
    """What stands beside the subject, or is missing, by where the subject is named."""
    title, abstract = families_of(in_title), families_of(in_abstract)
    found = {f"subject {level}"}
    found.update(f"{family} with subject {level}" for family in APART & (title | abstract))
    found.update(f"title {family} with subject {level}" for family in APART & title)
    found.update(f"no {family} with subject {level}" for family in _EXPECTED - title - abstract)
    return frozenset(found)


def _level(title: int, abstract: Marks, length: int) -> str:
    """Where the subject is named first: the earlier, the likelier it is the matter."""
    if title & _SUBJECT:
        return "in the title"
    first = next((place for place, group in abstract.terms if group.bits & _SUBJECT), None)
    if first is None:
        return "nowhere"
    return ("early", "midway", "late")[min(2, 3 * first // length)]


def _together(named: int) -> Iterator[str]:
    """Seeing and language named side by side in one text."""
    if named & _VISUAL:
        for beside, what in _BESIDE_SEEING:
            if named & beside:
                yield f"seeing and {what}"
    if named & _MULTIMODAL and named & (_LANGUAGE | _LLM):
        yield "multimodal and language"


_BESIDE_SEEING = (
    (_LANGUAGE, "language"),
    (_LLM, "LLM"),
    (_WORDING, "wording"),
    (_ASSISTANT, "an assistant"),
)


def _roles(words: Sequence[str], found: Marks) -> Iterator[str]:
    """Is a model of the subject spoken of, or only worked with?"""
    for place, group in found.terms:
        if group.bits & _VLM:
            before, after = words[max(0, place - 4) : place], words[place + 1 : place + 5]
            if not before or before[-1] == STOP:
                yield "a sentence begins with the subject"
            if not AS_A_TOOL.isdisjoint(before):
                yield "subject as a tool"
            if not AS_A_MATTER.isdisjoint(after):
                yield "subject as the matter"
            if not TESTING.isdisjoint(before):
                yield "subject put to the test"


_SENTENCES = (1, 2, 3, 5)
"""How many sentences make a step of a cue about sentences."""


def _by_sentence(sentences: Sequence[int]) -> set[str]:
    """In how many sentences seeing and language, or the subject, are named."""
    seeing = [named for named in sentences if named & _VISUAL]
    strict = sum(named & _VLM > 0 for named in sentences)
    found = set().union(
        _in_sentences("seeing and language", sum(named & (_LANGUAGE | _LLM) > 0 for named in seeing)),
        _in_sentences("seeing and wording", sum(named & _WORDING > 0 for named in seeing)),
        _in_sentences("subject", sum(named & _SUBJECT > 0 for named in sentences)),
        _in_sentences("models of the subject", strict),
    )
    if strict == 1 and len(sentences) > 1 and sentences[-2] & _VLM:
        found.add("models of the subject in the last sentence only")
    if sentences[0] & _VLM:
        found.add("models of the subject in the first sentence")
    return found


@lru_cache(maxsize=1000)
def _in_sentences(what: str, count: int) -> frozenset[str]:
    return frozenset(f"{what} in {step}+ sentences" for step in _SENTENCES if count >= step)


def kind_cues(title: Text, abstract: Text, comment: Sequence[str]) -> set[str]:
    """What the work says it contributes, by its title's form, its verbs of introducing and its comment."""
    found = {f"title names a {WORKS[word]}" for word in title.words if word in WORKS}
    if title.names_a("bench"):
        found.add("title names a bench")
    if not SURVEYING.isdisjoint(title.words):
        found.add("title surveys")
    if not TESTING.isdisjoint(title.words):
        found.add("title tests")
    if title.words and title.words[-1] == STOP:
        found.add("title asks")
    if not SURVEYING.isdisjoint(abstract.words[:_EARLY]):
        found.add("surveys early")
    if abstract.names_a("bench"):
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
    said = _TELLING.intersection(abstract.words)
    yield from _stance(len(FINDING & said), len(PROPOSING & said))


_TELLING = FINDING | PROPOSING


@lru_cache(maxsize=1000)
def _stance(found: int, proposed: int) -> frozenset[str]:
    """Does it rather find out or propose, by how many words say so?"""
    cues = {f"{step}+ words of finding out" for step in _WORDS if found >= step}
    cues.update(f"{step}+ words of proposing" for step in _WORDS if proposed >= step)
    if found > proposed:
        cues.add("finds out more than it proposes")
    if found > 2 * proposed + 2:
        cues.add("finds out far more than it proposes")
    return frozenset(cues)


_WORDS = (1, 2, 4, 6)
"""How many words of finding out or proposing make a step."""
