"""A fact, and all facts of one work: what is said, in whose exact words, and how sure that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tracker.facts.licences import same_licence
from tracker.facts.venues import same_venue

if TYPE_CHECKING:
    from collections.abc import Sequence


class Field(StrEnum):
    """What a fact is about; the values are the keys of `facts --json`."""

    NAME = "name"
    SUBTITLE = "subtitle"
    PARAMETERS = "parameters"
    LANGUAGE_MODEL = "language_model"
    VISION_ENCODER = "vision_encoder"
    PROJECTOR = "projector"
    ARCHITECTURE = "architecture"
    BASE_MODEL = "base_model"
    MODALITIES = "modalities"
    TASKS = "tasks"
    SIZES = "sizes"
    LANGUAGES = "languages"
    CONTEXT_LENGTH = "context_length"
    LICENCE = "licence"
    VENUE = "venue"
    RELEASED = "released"
    TRAINING_DATA = "training_data"
    CODE_URL = "code_url"
    PROJECT_URL = "project_url"
    DATA_URL = "data_url"
    MODEL_URL = "model_url"
    DEMO_URL = "demo_url"
    CONTRIBUTION = "contribution"
    """What the paper brings, in its own clause."""

    @property
    def many(self) -> bool:
        """May a work have several values of this at once?"""
        return self in _MANY


_MANY = frozenset(
    {
        Field.PARAMETERS,
        Field.LANGUAGE_MODEL,
        Field.VISION_ENCODER,
        Field.BASE_MODEL,
        Field.MODALITIES,
        Field.TASKS,
        Field.SIZES,
        Field.LANGUAGES,
        Field.TRAINING_DATA,
    }
)


class Source(StrEnum):
    """Whose words a fact is told in, the one that is believed first at the top."""

    PERSON = "person"
    """A person's correction of an entry; it wins for good."""
    RECORD = "record"
    """A field of the record itself: an address or venue that a service gave."""
    TITLE = "title"
    ABSTRACT = "abstract"
    COMMENT = "comment"
    CONFIG = "config"
    HUB = "hub"
    """What the Hub computed or knows of a repository: totals, tags."""
    CARD = "card"
    PAPERS_WITH_CODE = "papers_with_code"
    PAGE = "page"
    """The first part of the paper's own HTML page."""


_RANK = {source: rank for rank, source in enumerate(Source)}


class Fact(NamedTuple):
    """One statement about a work. `words` is copied from the source, letter by letter."""

    field: Field
    value: str
    words: str
    source: Source
    confidence: float = 0.9
    unit: str = ""
    """What a size counts, where the field is `SIZES`; `COUNTED` for a total of parameters, `ACTIVE` for those of them that
    work at a time, `KIND` for a kind of part."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sources that say different things where only one can hold; both are kept, the first is used."""

    used: Fact
    other: Fact


COUNTED = "counted"
"""The unit of a total of parameters, as against the size that a model is named by."""

ACTIVE = "active"
"""The unit of how many parameters of a larger model work at a time."""

ROWS = "rows"
"""The unit of how much the files of a dataset hold, which tells nothing of what it holds."""

KIND = "kind"
"""The unit of a part that only its kind of architecture shows; whoever names the part is believed before it."""

_PARTS = frozenset({Field.LANGUAGE_MODEL, Field.VISION_ENCODER})
"""Of these the best source is believed alone; another one may only say the same more precisely."""

_ONLY_ONE = frozenset(
    {Field.NAME, Field.PROJECTOR, Field.ARCHITECTURE, Field.CONTEXT_LENGTH, Field.LICENCE, Field.VENUE}
)
"""Fields where a second value denies the first rather than adding to it."""

_NOMINAL = 0.3
"""A counted total this near to a size that a model is sold under is the same size."""
_EYES = 1.1e9
"""So much more a total may be, and not twice as much: many a model is sold under the size of its language model alone."""


def _rank(fact: Fact) -> int:
    return _RANK[fact.source]


def _key(value: str) -> str:
    return re.sub(r"[\s_-]+", "", value).casefold()


def _agrees(one: Fact, other: Fact) -> bool:
    """Do two facts of a field that has one value give the same?"""
    if one.field is Field.LICENCE:
        return same_licence(one.value, other.value)
    if one.field is Field.VENUE:
        return same_venue(one.value, other.value)
    return _key(one.value) == _key(other.value)


def _says_same(one: Fact, other: Fact) -> bool:
    """Is one value the other, or the other said more precisely (Vicuna, vicuna-7b-v1.5; ViT-L, CLIP ViT-L)?"""
    a, b = _key(one.value), _key(other.value)
    return a.startswith(b) or b.startswith(a) or _ends_with(one, other) or _ends_with(other, one)


def _ends_with(one: Fact, other: Fact) -> bool:
    """Does a value end with another as words of their own; LLaVA is no shorter word for Video-LLaVA."""
    return one.value.casefold().endswith(" " + other.value.casefold())


def _is_kind(fact: Fact) -> bool:
    """Does a part tell no more than how such parts are built? That of many is a ViT, as cards say it."""
    return fact.unit == KIND or (fact.value == "ViT" and fact.source is Source.CARD)


def _parts(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The parts that the best source names, each as precisely as any source says it."""
    named = [fact for fact in facts if not _is_kind(fact)] or facts
    best = [fact for fact in named if fact.source is named[0].source]
    precise = (max((f for f in facts if _says_same(f, fact)), key=lambda f: len(f.value)) for fact in best)
    return tuple({_key(fact.value): fact for fact in precise}.values())


def _count(value: str) -> float | None:
    match = re.match(r"(?P<number>\d+(?:\.\d+)?)[\s-]*(?P<unit>[BbMm])", value)
    if not match:
        return None
    return float(match["number"]) * (1e9 if match["unit"] in "Bb" else 1e6)


def _sizes_sold(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Parameter counts without what says less of a size that is named already: an exact total, 30B of 30B-A3B."""
    whole = {fact.value.partition("-A")[0] for fact in facts if "-A" in fact.value}
    facts = [fact for fact in facts if fact.value not in whole]
    named = [n for fact in facts if fact.unit != COUNTED and (n := _count(fact.value))]
    return tuple(
        fact
        for fact in facts
        if fact.unit != COUNTED or not any(_is_sold_as(_count(fact.value) or 0, n) for n in named)
    )


def _is_sold_as(total: float, named: float) -> bool:
    return -_NOMINAL * named <= total - named <= max(_NOMINAL * named, min(named, _EYES))


def _with_owner(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Repositories without those that are named once more, without whose they are."""
    owned = {fact.value.partition("/")[2].casefold() for fact in facts}
    return tuple(fact for fact in facts if fact.value.casefold() not in owned)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything found about one work, best source first; a field without a fact is unknown, never guessed."""

    found: tuple[Fact, ...] = ()

    def of(self, field: Field) -> tuple[Fact, ...]:
        """The facts of one field that are used: the best one, or each different value where there may be many."""
        facts = tuple(sorted((f for f in self.found if f.field is field), key=_rank))
        if not field.many:
            return facts[:1]
        if field in _PARTS and facts:
            facts = _parts(facts)
        if field is Field.PARAMETERS:
            facts = _sizes_sold(facts)
        if field is Field.BASE_MODEL:
            facts = _with_owner(facts)
        different: dict[str, Fact] = {}
        for fact in facts:
            different.setdefault(fact.value.casefold() + "\n" + fact.unit, fact)
        return tuple(different.values())

    def one(self, field: Field) -> str | None:
        """The value of a field that has one, or None."""
        facts = self.of(field)
        return facts[0].value if facts else None

    def values(self, field: Field) -> tuple[str, ...]:
        """The values of a field that may have many."""
        return tuple(fact.value for fact in self.of(field))

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Where sources say different things of what can only be one."""
        told = []
        for field in Field:
            facts = sorted((f for f in self.found if f.field is field), key=_rank)
            if field in _ONLY_ONE and facts:
                told += [Contradiction(facts[0], f) for f in facts[1:] if not _agrees(f, facts[0])]
            elif field in _PARTS:
                used = self.of(field)
                named = (f for f in facts if not _is_kind(f))
                told += [Contradiction(used[0], f) for f in named if not any(_says_same(f, u) for u in used)]
        return tuple({(str(c)): c for c in told}.values())

    @property
    def name(self) -> str | None:
        """The short name that a curator puts in bold."""
        return self.one(Field.NAME)

    @property
    def subtitle(self) -> str:
        """The title without that name; the whole title where it holds none."""
        return self.one(Field.SUBTITLE) or ""
