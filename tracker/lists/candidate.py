"""What is known of a paper when a line is to be written for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from state.records import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from state.records import Paper

_NAME = re.compile(r"^(?P<name>[^:]{1,40}?)\s*(?::|\s[–—-]\s)\s+(?P<rest>\S.*)$", re.DOTALL)
_NAME_WORDS = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paper with the facts a list's slots may ask for; what is unknown is None."""

    paper: Paper
    name: str | None = None
    subtitle: str | None = None
    description: str | None = None
    kind: Kind = Kind.MODEL
    section: tuple[str, ...] = ()
    """A hint where it belongs: headings, outermost first, or the innermost alone."""
    slots: Mapping[str, str] = field(default_factory=dict)
    """Facts for slots that only some lists have, by the words of their column or label (`parameters`, `venue` …)."""


def candidate_for(
    paper: Paper,
    kind: Kind | None = None,
    section: tuple[str, ...] = (),
    slots: Mapping[str, str] | None = None,
) -> Candidate:
    """A candidate with the name and the subtitle that the title itself gives away."""
    name, subtitle = split_title(paper.title)
    return Candidate(
        paper,
        name,
        subtitle,
        kind=kind or kind_by_title(paper.title),
        section=section,
        slots=slots or {},
    )


def split_title(title: str) -> tuple[str | None, str | None]:
    """The name a title starts with and what follows it, where the title is so made.

    >>> split_title("LLaVA-X: A Better Assistant")
    ('LLaVA-X', 'A Better Assistant')
    """
    match = _NAME.match(title)
    if match and len(match["name"].split()) <= _NAME_WORDS:
        return match["name"], match["rest"]
    return None, None


_KINDS = (
    (Kind.SURVEY, re.compile(r"\b(survey|review|overview|tutorial|roadmap|taxonomy)\b", re.IGNORECASE)),
    (
        Kind.BENCHMARK,
        re.compile(r"\b(bench(mark)?s?|benchmarking|evaluat\w+|arena|leaderboard)\b|bench\b", re.IGNORECASE),
    ),
    (Kind.DATASET, re.compile(r"\b(data ?sets?|corpus|corpora)\b", re.IGNORECASE)),
)


def kind_by_title(title: str) -> Kind:
    """A first guess where no classifier has spoken."""
    return next((kind for kind, words in _KINDS if words.search(title)), Kind.MODEL)
