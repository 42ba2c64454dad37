"""What a work takes in and what it is for, as tags; each with the terms in the text that speak for it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from tracker.facts.fact import Fact, Field
from tracker.facts.lexicon import Lexicon
from tracker.facts.reading import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.facts.passage import Passage
    from tracker.facts.reading import Sentence


@dataclass(frozen=True, slots=True)
class Terms:
    """All terms, and what each of them speaks for; a term's place is its place in the file."""

    lexicon: Lexicon
    tasks: tuple[tuple[str, ...], ...]
    modalities: tuple[tuple[str, ...], ...]
    enough: Mapping[str, float]


@cache
def terms() -> Terms:
    """The terms of `tags.toml`, ready to search with."""
    told = tomllib.loads(resources.files(__package__).joinpath("tags.toml").read_text(encoding="utf-8"))
    rows = told["terms"]
    return Terms(
        Lexicon.of(row["term"] for row in rows),
        tuple(tuple(row.get("tasks", ())) for row in rows),
        tuple(tuple(row.get("modalities", ())) for row in rows),
        told["enough"],
    )


class _Mention(NamedTuple):
    place: int
    weight: float
    passage: Passage
    start: int
    end: int

    @property
    def says(self) -> tuple[float, int]:
        """How well it speaks for a tag: where it stands, then at what length; "vision-language" says more than "visual"."""
        return self.weight, self.end - self.start


@dataclass(slots=True)
class _Evidence:
    """What speaks for a tag, with the weightiest mention to quote."""

    best: _Mention
    weight: float = 0.0

    def add(self, mention: _Mention) -> None:
        self.weight += mention.weight
        if mention.says > self.best.says:
            self.best = mention


_WEIGHT = {Role.BACKGROUND: 0.3, Role.OWN: 1.0, Role.RESULT: 0.5}
_TITLE = 3.0
_MOST_TASKS = 5
_PLAIN = 2.0
"""How much must speak for a modality that a work need not have."""


def tag_facts(title: Passage, abstract: Passage, sentences: Sequence[Sentence]) -> list[Fact]:
    """The modalities and the central tasks of a work."""
    tasks: dict[str, _Evidence] = {}
    modalities: dict[str, _Evidence] = {}
    told = terms()
    for mention in _mentions(title, abstract, sentences):
        for tag in told.tasks[mention.place]:
            tasks.setdefault(tag, _Evidence(mention)).add(mention)
        for tag in told.modalities[mention.place]:
            modalities.setdefault(tag, _Evidence(mention)).add(mention)
    return [*_modalities(modalities), *_tasks(tasks)]


def _mentions(title: Passage, abstract: Passage, sentences: Sequence[Sentence]) -> Iterator[_Mention]:
    find = terms().lexicon.find
    for place, start, end in find(title.lowered):
        yield _Mention(place, _TITLE, title, start, end)
    found = list(find(abstract.lowered))
    at = 0
    for sentence in sentences:
        inside = []
        while at < len(found) and found[at][1] < sentence.end:
            inside.append(found[at])
            at += 1
        weight = _WEIGHT[sentence.role]
        listed = (
            len(inside) > 2
            and sentence.role is Role.OWN
            and _lists_modalities(place for place, _, _ in inside)
        )
        for place, start, end in inside:
            heavier = _PLAIN if listed and terms().modalities[place] else weight
            yield _Mention(place, heavier, abstract, start, end)


def _lists_modalities(places: Iterable[int]) -> bool:
    """Does a sentence count up what goes in: text, images, audio and video?"""
    kinds = {tag for place in places for tag in terms().modalities[place]}
    return len(kinds & {"image", "video", "audio", "speech"}) >= 3


def _tasks(evidence: Mapping[str, _Evidence]) -> list[Fact]:
    enough = terms().enough
    tasks = [
        (seen.weight, tag, seen)
        for tag, seen in evidence.items()
        if seen.weight >= enough.get(tag, enough["default"])
    ]
    tasks.sort(key=lambda task: (-task[0], task[1]))
    return [_fact(Field.TASKS, tag, seen) for _, tag, seen in tasks[:_MOST_TASKS]]


def _modalities(found: Mapping[str, _Evidence]) -> list[Fact]:
    """Images and text are what a vision-language work is about unless it says video; anything else it must say plainly."""
    video = found["video"].weight if "video" in found else 0.0
    image = found["image"].weight if "image" in found else 0.0
    seen = found.get("seen")
    facts = []
    if "image" in found and (video < _PLAIN or image >= video * 0.6):
        facts.append(_fact(Field.MODALITIES, "image", found["image"]))
    elif seen and video < _PLAIN:
        facts.append(_fact(Field.MODALITIES, "image", seen))
    if "text" in found:
        facts.append(_fact(Field.MODALITIES, "text", found["text"]))
    facts += [
        _fact(Field.MODALITIES, tag, one)
        for tag, one in found.items()
        if tag not in ("image", "text", "seen") and one.weight >= _PLAIN
    ]
    return facts


def _fact(field: Field, tag: str, seen: _Evidence) -> Fact:
    best = seen.best
    words = best.passage.quote(best.start, best.end)
    return Fact(field, tag, words, best.passage.source, min(0.95, 0.5 + seen.weight / 10))
