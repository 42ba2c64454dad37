"""What a work takes in and gives out, as tags; each with the terms in the text that speak for it."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, partial
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple, Required, TypedDict

from tracker.facts.fact import Fact, Field
from tracker.facts.text.lexicon import Known, Lexicon, written_out
from tracker.facts.text.reading import BACKGROUND, OWN, RESULT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.facts.text.lexicon import Phrase
    from tracker.facts.text.passage import Passage
    from tracker.facts.text.reading import Role, Sentence


@dataclass(frozen=True, slots=True)
class Terms:
    """All terms, and what each of them speaks for; a term's place is its place in the file."""

    lexicon: Lexicon
    tasks: tuple[tuple[str, ...], ...]
    weak: tuple[tuple[str, ...], ...]
    """The tasks that a term may hint at."""
    modalities: tuple[tuple[str, ...], ...]
    counted: tuple[tuple[str, ...], ...]
    """Those of them that a sentence may count up as what goes in."""


class _Row(TypedDict, total=False):
    term: Required[str]
    tasks: list[str]
    weak: list[str]
    modalities: list[str]


@cache
def terms() -> Terms:
    """The terms of `tags.toml`, ready to search with."""
    rows = _rows()
    return Terms(
        Lexicon(row["term"] for row in rows),
        tuple(tuple(row.get("tasks", ())) for row in rows),
        tuple(tuple(row.get("weak", ())) for row in rows),
        tuple(tuple(row.get("modalities", ())) for row in rows),
        tuple(tuple(tag for tag in row.get("modalities", ()) if tag in _COUNTED_UP) for row in rows),
    )


def names() -> tuple[str, ...]:
    """What each term goes by: the first phrase that it stands for."""
    return tuple(written_out(row["term"])[0] for row in _rows())


@cache
def _rows() -> list[_Row]:
    text = resources.files(__package__).joinpath("tags.toml").read_text(encoding="utf-8")
    rows: list[_Row] = tomllib.loads(text)["terms"]
    return rows


class Stretch(NamedTuple):
    """The title or a sentence of the abstract, with the terms that stand in it."""

    role: Role | None
    """None of the title."""
    sentence: int
    passage: Passage
    phrases: Sequence[Phrase]


@dataclass(slots=True)
class _Seen:
    """What speaks for a modality, with the weightiest mention to quote.

    Of two in like places the longer says more: "vision-language" more than "visual".
    """

    weight: float
    passage: Passage
    best: Phrase
    heaviest: float
    longest: int


_WEIGHT = {None: 3.0, BACKGROUND: 0.3, OWN: 1.0, RESULT: 0.5}
_PLAIN = 2.0
"""How much must speak for a modality that a work need not have."""


def mentions(title: Passage, abstract: Passage, sentences: Sequence[Sentence]) -> list[Stretch]:
    """Every term of a title and an abstract, in order, by where they stand."""
    lexicon = terms().lexicon
    phrases = title.phrases(lexicon)
    found = [Stretch(None, -1, title, phrases)] if phrases else []
    if phrases := abstract.phrases(lexicon):
        ends = [end for _, _, end in phrases]
        done, last = 0, len(sentences) - 1
        for number, (_, end, role) in enumerate(sentences):
            begin, done = done, bisect_right(ends, end, done) if number < last else len(ends)
            if begin < done:
                found.append(_stretch((role, number, abstract, phrases[begin:done])))
    return found


_stretch: Callable[[tuple[Role, int, Passage, Sequence[Phrase]]], Stretch] = partial(tuple.__new__, Stretch)
"""A stretch of its four parts; the way of every named tuple takes three times as long."""


def _seen(
    found: Sequence[Stretch], told: Terms, counting: AbstractSet[int] = frozenset()
) -> dict[str, _Seen]:
    """What speaks for each modality; a sentence that counts up what goes in says it plainly."""
    seen: dict[str, _Seen] = {}
    modalities, tasks = told.modalities, told.tasks
    for role, sentence, passage, phrases in found:
        weight = _PLAIN if sentence in counting else _WEIGHT[role]
        for phrase in phrases:
            place, start, end = phrase
            tags = modalities[place]
            if not tags and tasks[place]:
                tags = _IN_WORDS[passage.lowered[start:end]]
            for tag in tags:
                one = seen.get(tag)
                if one is None:
                    seen[tag] = _Seen(weight, passage, phrase, weight, end - start)
                    continue
                one.weight += weight
                if weight > one.heaviest or (weight == one.heaviest and end - start > one.longest):
                    one.passage, one.best, one.heaviest, one.longest = passage, phrase, weight, end - start
    return seen


_IN_PHRASES = (
    ("video", "video"),
    ("image", "image"),
    ("speech", "speech"),
    ("audio", "audio"),
    ("3d", "3d"),
    ("text", "text"),
    ("question", "text"),
    ("open-vocabulary", "text"),
    ("caption", "text"),
    ("dialog", "text"),
    ("vqa", "text"),
    ("vqa", "seen"),
    ("visual", "seen"),
)
_IN_WORDS = Known(lambda words: tuple(tag for word, tag in _IN_PHRASES if word in words))
"""The modalities that a phrase of a task has in its words: video generation."""


def _counting_up(found: Iterable[Stretch], told: Terms) -> set[int]:
    """The sentences about the own work that count up what goes in: text, images, audio and video."""
    counted = told.counted
    return {
        sentence
        for role, sentence, _, phrases in found
        if role in _OF_OWN and len({tag for phrase in phrases for tag in counted[phrase[0]]}) >= _SEVERAL
    }


_OF_OWN = (OWN, RESULT)
_COUNTED_UP = frozenset(("image", "video", "audio", "speech"))
_SEVERAL = 3


_NEED_NOT_BE_PLAIN = frozenset(("image", "text", "seen", "several", "perhaps"))
_SOLID = 4.0
"""How much must speak of three dimensions for what is merely seen to be no images."""
_INSTEAD_OF_IMAGES = frozenset(("video", "audio", "speech", "3d"))
"""What a language model may take in that speaks of no images."""
_BESIDE_IMAGES = frozenset(("3d", "audio", "depth", "infrared", "remote-sensing"))
"""What several kinds of input may be that have no text among them."""


def modality_facts(mentions: Sequence[Stretch], told: Terms) -> list[Fact]:
    """Images and text are what a vision-language work is about unless it says video; anything else it must say plainly."""
    found = _seen(mentions, told)
    if len(_COUNTED_UP & found.keys()) >= _SEVERAL and (counting := _counting_up(mentions, told)):
        found = _seen(mentions, told, counting)
    video = found["video"].weight if "video" in found else 0.0
    image = found["image"].weight if "image" in found else 0.0
    seen = found.get("seen")
    solid = "3d" in found and found["3d"].weight >= _SOLID
    others = [
        _fact(tag, one)
        for tag, one in found.items()
        if tag not in _NEED_NOT_BE_PLAIN and one.weight >= _PLAIN
    ]
    # a screen is seen and read, and who acts on it is told what to do
    on_screen = any(fact.value == "gui" for fact in others)
    facts = []
    if "image" in found and (video < _PLAIN or image >= video * 0.3):
        facts.append(_fact("image", found["image"]))
    elif seen and video < _PLAIN and not solid:
        facts.append(_fact("image", seen))
    elif "perhaps" in found and not any(fact.value in _INSTEAD_OF_IMAGES for fact in others):
        facts.append(_fact("image", found["perhaps"]))
    elif on_screen:
        facts.append(_fact("image", found["gui"]))
    if "text" in found:
        facts.append(_fact("text", found["text"]))
    elif "several" in found and not any(fact.value in _BESIDE_IMAGES for fact in others):
        facts.append(_fact("text", found["several"]))
    elif on_screen:
        facts.append(_fact("text", found["gui"]))
    return [*facts, *others]


def _fact(tag: str, seen: _Seen) -> Fact:
    _, start, end = seen.best
    words = seen.passage.quote(start, end)
    return Fact(Field.MODALITIES, tag, words, seen.passage.source, min(0.95, 0.5 + seen.weight / 10))
