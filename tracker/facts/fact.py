"""A fact, and all facts of one work: what is said, in whose exact words, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement about a work. `words` is copied from the source, letter by letter."""

    field: Field
    value: str
    words: str
    source: Source
    confidence: float = 0.9
    unit: str = ""
    """What a size counts, where the field is `SIZES`."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sources that say different things where only one can hold; both are kept, the first is used."""

    used: Fact
    other: Fact

    def __str__(self) -> str:
        return (
            f"{self.used.field.value}: {self.used.value!r} ({self.used.source.value}) "
            f"against {self.other.value!r} ({self.other.source.value})"
        )


_FREE = frozenset(
    {Field.SUBTITLE, Field.PROJECT_URL, Field.DEMO_URL, Field.CODE_URL, Field.DATA_URL, Field.MODEL_URL}
)
"""Fields in which a second value adds to the first rather than denying it."""


def _rank(fact: Fact) -> int:
    return _RANK[fact.source]


def _differ(one: Fact, other: Fact) -> bool:
    return one.source is not other.source and one.value.casefold() != other.value.casefold()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything found about one work, best source first; a field without a fact is unknown, never guessed."""

    found: tuple[Fact, ...] = ()

    def of(self, field: Field) -> tuple[Fact, ...]:
        """The facts of one field that are used: the best one, or each different value where there may be many."""
        facts = sorted((f for f in self.found if f.field is field), key=_rank)
        if not field.many:
            return tuple(facts[:1])
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
            if not field.many and field not in _FREE:
                first, *others = sorted((f for f in self.found if f.field is field), key=_rank) or (None,)
                told += [Contradiction(first, f) for f in others if first and _differ(first, f)]
        return tuple(told)

    @property
    def name(self) -> str | None:
        """The short name that a curator puts in bold."""
        return self.one(Field.NAME)

    @property
    def subtitle(self) -> str:
        """The title without that name; the whole title where it holds none."""
        return self.one(Field.SUBTITLE) or ""
