"""What a work takes in and gives out, as tags; each with the terms in the text that speak for it."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple, Required, TypedDict

from tracker.facts.fact import Fact, Field
from tracker.facts.tasks import Weights, task_facts
from tracker.facts.text.lexicon import Known, Lexicon, written_out
from tracker.facts.text.reading import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.facts.text.passage import Passage
    from tracker.facts.text.reading import Sentence


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
    weights: Weights


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
        Weights.of(names()),
    )


def names() -> tuple[str, ...]:
    """What each term goes by: the first phrase that it stands for."""
    return tuple(written_out(row["term"])[0] for row in _rows())


@cache
def _rows() -> list[_Row]:
    text = resources.files(__package__).joinpath("tags.toml").read_text(encoding="utf-8")
    rows: list[_Row] = tomllib.loads(text)["terms"]
    return rows


class Mention(NamedTuple):
    """A term where it stands: in the title, or in a sentence of the abstract with its role."""

    place: int
    role: Role | None
    """None in the title."""
    sentence: int
    passage: Passage
    start: int
    end: int
    words: str
    """What stands there, in small letters."""


@dataclass(slots=True)
class _Seen:
    """What speaks for a modality, with the weightiest mention to quote."""

    best: Mention
    weight: float = 0.0
    _says: tuple[float, int] = (0.0, 0)
    """How much the best one says: of two in like places the longer more: "vision-language" more than "visual"."""

    def add(self, weight: float, mention: Mention) -> None:
        """Count one more."""
        self.weight += weight
        says = (weight, len(mention.words))
        if says > self._says:
            self.best, self._says = mention, says


_WEIGHT = {None: 3.0, Role.BACKGROUND: 0.3, Role.OWN: 1.0, Role.RESULT: 0.5}
_PLAIN = 2.0
"""How much must speak for a modality that a work need not have."""


def mentions(title: Passage, abstract: Passage, sentences: Sequence[Sentence]) -> list[Mention]:
    """Every term of a title and an abstract, in order."""
    lexicon = terms().lexicon
    lowered = title.lowered
    found = [
        Mention(place, None, -1, title, start, end, lowered[start:end])
        for place, start, end in title.phrases(lexicon)
    ]
    lowered = abstract.lowered
    number, last = 0, len(sentences) - 1
    for place, start, end in abstract.phrases(lexicon):
        while number < last and end > sentences[number].end:
            number += 1
        role = sentences[number].role
        found.append(Mention(place, role, number, abstract, start, end, lowered[start:end]))
    return found


def tag_facts(title: Passage, abstract: Passage, sentences: Sequence[Sentence]) -> list[Fact]:
    """The modalities and the tasks of a work."""
    found, told = mentions(title, abstract, sentences), terms()
    return [*modality_facts(found, told), *task_facts(found, told)]


def _seen(found: Iterable[Mention], told: Terms) -> dict[str, _Seen]:
    seen: dict[str, _Seen] = {}
    telling = [(mention, tags) for mention in found if (tags := _named(mention, told))]
    counting = _counting_up(found, told)
    for mention, tags in telling:
        weight = _PLAIN if mention.sentence in counting else _WEIGHT[mention.role]
        for tag in tags:
            if tag not in seen:
                seen[tag] = _Seen(mention)
            seen[tag].add(weight, mention)
    return seen


def _named(mention: Mention, told: Terms) -> tuple[str, ...]:
    """The modalities that a term speaks for, and those that a phrase of a task has in its words: video generation."""
    tags = told.modalities[mention.place]
    return _IN_WORDS[mention.words] if not tags and told.tasks[mention.place] else tags


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


def _counting_up(found: Iterable[Mention], told: Terms) -> set[int]:
    """The sentences about the own work that count up what goes in: text, images, audio and video."""
    named = {
        (mention.sentence, tag)
        for mention in found
        for tag in told.counted[mention.place]
        if mention.role in _OF_OWN
    }
    if len(named) < _SEVERAL:
        return set()
    kinds = Counter(sentence for sentence, _ in named)
    return {sentence for sentence, count in kinds.items() if count >= _SEVERAL}


_OF_OWN = (Role.OWN, Role.RESULT)
_COUNTED_UP = frozenset(("image", "video", "audio", "speech"))
_SEVERAL = 3


_NEED_NOT_BE_PLAIN = frozenset(("image", "text", "seen", "several", "perhaps"))
_SOLID = 4.0
"""How much must speak of three dimensions for what is merely seen to be no images."""
_INSTEAD_OF_IMAGES = frozenset(("video", "audio", "speech", "3d"))
"""What a language model may take in that speaks of no images."""
_BESIDE_IMAGES = frozenset(("3d", "audio", "depth", "infrared", "remote-sensing"))
"""What several kinds of input may be that have no text among them."""


def modality_facts(mentions: Iterable[Mention], told: Terms) -> list[Fact]:
    """Images and text are what a vision-language work is about unless it says video; anything else it must say plainly."""
    found = _seen(mentions, told)
    video = found["video"].weight if "video" in found else 0.0
    image = found["image"].weight if "image" in found else 0.0
    seen = found.get("seen")
    solid = "3d" in found and found["3d"].weight >= _SOLID
    others = [
        _fact(Field.MODALITIES, tag, one)
        for tag, one in found.items()
        if tag not in _NEED_NOT_BE_PLAIN and one.weight >= _PLAIN
    ]
    facts = []
    if "image" in found and (video < _PLAIN or image >= video * 0.3):
        facts.append(_fact(Field.MODALITIES, "image", found["image"]))
    elif seen and video < _PLAIN and not solid:
        facts.append(_fact(Field.MODALITIES, "image", seen))
    elif "perhaps" in found and not any(fact.value in _INSTEAD_OF_IMAGES for fact in others):
        facts.append(_fact(Field.MODALITIES, "image", found["perhaps"]))
    if "text" in found:
        facts.append(_fact(Field.MODALITIES, "text", found["text"]))
    elif "several" in found and not any(fact.value in _BESIDE_IMAGES for fact in others):
        facts.append(_fact(Field.MODALITIES, "text", found["several"]))
    elif any(fact.value == "gui" for fact in others):
        # a screen is read, and who acts on it is told what to do
        facts.append(_fact(Field.MODALITIES, "text", found["gui"]))
    return [*facts, *others]


def _fact(field: Field, tag: str, seen: _Seen) -> Fact:
    best = seen.best
    words = best.passage.quote(best.start, best.end)
    return Fact(field, tag, words, best.passage.source, min(0.95, 0.5 + seen.weight / 10))
