"""What is known of a paper and what a classifier says of it: the part of `state.records` that judging and writing need.

A module of its own because it is quick to load; everybody else finds these types among the records.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class Kind(StrEnum):
    """What a work contributes; methods count as models."""

    MODEL = "model"
    DATASET = "dataset"
    BENCHMARK = "benchmark"
    SURVEY = "survey"
    OTHER = "other"


class Relevance(StrEnum):
    """Is it about vision-language models? `UNSURE` is a question for a person."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Links:
    """Where a work lives, each address as its source gave it."""

    abs: str | None = None
    pdf: str | None = None
    code: str | None = None
    project: str | None = None
    hf_model: str | None = None
    hf_dataset: str | None = None
    demo: str | None = None


PAGES = tuple(one.name for one in fields(Links))
"""What of a work can have an address."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What is known of a work's text, from one source or from several put together."""

    title: str
    abstract: str = ""
    arxiv_id: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    categories: tuple[str, ...] = ()
    comment: str | None = None
    venue: str | None = None
    links: Links = field(default_factory=Links)


@dataclass(frozen=True, slots=True)
class Reason:
    """One term or rule and how much it spoke for (above 0) or against (below 0)."""

    term: str
    weight: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a classifier said of a text, with the model that said it."""

    relevant: Relevance
    probability: float
    kind: Kind
    kind_scores: Mapping[Kind, float]
    reasons: tuple[Reason, ...]
    model_version: str
