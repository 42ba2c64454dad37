"""Facts of a made-up abstract, in one call."""

from __future__ import annotations

from state.records import Paper
from tracker.facts.extract import extract
from tracker.facts.fact import Facts, Field


def facts_of(abstract: str, title: str = "MapRead: Reading Maps with Language Models") -> Facts:
    """The facts of a paper with this abstract."""
    return extract(Paper(title, abstract))


def sizes_of(abstract: str, title: str = "MapBench: A Benchmark for Maps") -> list[tuple[str, str]]:
    """The sizes, each with what it counts."""
    return [(fact.value, fact.unit) for fact in facts_of(abstract, title).of(Field.SIZES)]
