"""Which sightings are one work: the rules, their known exceptions, and that order never matters."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from support.works import START, TITLE, sighting

from state.merging import names_of, partition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.records import Sighting

LONG = f"{TITLE}: A Field Study"
OTHER = f"{TITLE}: Another Field Study"
ADA, BEA = ("Ada Lümen", "Bo Wick"), ("Bea Glow",)
YEAR, NEXT, LATER = START.date(), START.date().replace(year=2027), START.date().replace(year=2030)


def paper(key: str, names: str = "", title: str = TITLE, **more: object) -> Sighting:
    return sighting("s", key, title, names.split(), **more)


def together(*sightings: Sighting) -> set[frozenset[str]]:
    """The classes of keys, found to be the same in every order."""
    found = set()
    for order in permutations(sightings):
        parts = partition([names_of(one) for one in order])
        found.add(frozenset(frozenset(order[at].key for at in part) for part in parts))
    assert len(found) == 1
    return set(found.pop())


def classes(*groups: str) -> set[frozenset[str]]:
    return {frozenset(group) for group in groups}


X = "x"  # a title too short to join anything

RULES = [
    pytest.param(
        [paper("a", "arxiv:2601.00001", X), paper("b", "arxiv:2601.00001", X)],
        ["ab"],
        id="the same arXiv id joins",
    ),
    pytest.param(
        [
            paper("a", "arxiv:2601.00001", X),
            paper("b", "arxiv:2601.00001 hf_model:a/b", X),
            paper("c", "hf_model:a/b", X),
        ],
        ["abc"],
        id="a third joins two that share nothing",
    ),
    pytest.param([paper("a", "doi:10.1/a", X), paper("b", "doi:10.1/a", X)], ["ab"], id="the same DOI joins"),
    pytest.param(
        [paper("a", "openreview:Zx", X), paper("b", "openreview:Zx", X)],
        ["ab"],
        id="the same page for reviews joins",
    ),
    pytest.param(
        [paper("a", "hf_dataset:a/b", X), paper("b", "hf_dataset:a/b", X)],
        ["ab"],
        id="the same data set joins",
    ),
    pytest.param(
        [
            paper("a", "hf_model:a/old", X),
            paper("b", "hf_model:a/old hf_model:a/new", X),
            paper("c", "hf_model:a/new", X),
        ],
        ["abc"],
        id="a renamed model is one model",
    ),
    pytest.param(
        [paper("a", "github:o/r", X), paper("b", "github:o/r", X)],
        ["a", "b"],
        id="a repository alone joins nothing",
    ),
    pytest.param(
        [
            paper("a", "arxiv:2601.00001 hf_model:a/b", X),
            paper("b", "arxiv:2601.00002 hf_model:a/b", X),
            paper("c", "hf_model:a/b", X),
            paper("d", "hf_model:a/b", X),
        ],
        ["a", "b", "cd"],
        id="a model that two papers name belongs to neither",
    ),
    pytest.param(
        [paper("a", "arxiv:2601.00001 doi:10.1/v", X), paper("b", "arxiv:2601.00002 doi:10.1/v", X)],
        ["a", "b"],
        id="the DOI of a whole volume joins no papers",
    ),
    pytest.param(
        [
            paper("a", "arxiv:2601.00001 doi:10.1/a", X),
            paper("b", "doi:10.1/a hf_model:a/b", X),
            paper("c", "arxiv:2601.00002 hf_model:a/b", X),
        ],
        ["ab", "c"],
        id="the stronger scheme decides",
    ),
    pytest.param(
        [
            paper("a", "arxiv:2601.00001 doi:10.1/a", X),
            paper("b", "arxiv:2601.00002 doi:10.1/a", X),
            paper("c", "doi:10.1/a hf_model:a/b", X),
            paper("d", "arxiv:2601.00001 hf_model:a/b", X),
            paper("e", "hf_model:a/b", X),
        ],
        ["ad", "b", "ce"],
        id="who is torn by a strong sign is not decided by a weak one",
    ),
    pytest.param(
        [paper("a", "arxiv:2601.00001 arxiv:2601.00002 hf_model:a/b", X), paper("b", "arxiv:2601.00001", X)],
        ["a", "b"],
        id="who names two papers names none",
    ),
    pytest.param(
        [paper("a", "hf_model:a/b arxiv:1910.09700", X), paper("b", "hf_model:c/d arxiv:1910.09700", X)],
        ["a", "b"],
        id="the calculator of every model card joins nothing",
    ),
    pytest.param(
        [paper("a", "arxiv:2601.00001", authors=ADA), paper("b", "openreview:Zx", authors=ADA)],
        ["ab"],
        id="the same title and first author join",
    ),
    pytest.param(
        [
            paper("a", "arxiv:2601.00001", authors=ADA),
            paper("b", "openreview:Zx", authors=("Lumen, A.",)),
        ],
        ["ab"],
        id="an author is the same in another spelling",
    ),
    pytest.param(
        [paper("a", authors=ADA), paper("b", authors=BEA)],
        ["a", "b"],
        id="the same title by another author is another",
    ),
    pytest.param(
        [paper("a", authors=ADA, published=YEAR), paper("b", published=YEAR)],
        ["ab"],
        id="no author but the same year",
    ),
    pytest.param(
        [paper("a", authors=ADA, published=YEAR), paper("b", published=LATER)],
        ["a", "b"],
        id="no author and another year",
    ),
    pytest.param([paper("a", authors=ADA), paper("b")], ["a", "b"], id="a title alone joins nothing"),
    pytest.param(
        [paper("a", "github:o/r", authors=ADA), paper("b", "github:o/r")],
        ["ab"],
        id="no author but the same repository",
    ),
    pytest.param(
        [
            paper("a", authors=ADA, published=YEAR),
            paper("b", authors=BEA, published=YEAR),
            paper("c", published=YEAR),
        ],
        ["a", "b", "c"],
        id="two authors claim a title without one",
    ),
    pytest.param(
        [paper("a", "arxiv:2601.00001", authors=ADA), paper("b", "arxiv:2601.00002", authors=ADA)],
        ["a", "b"],
        id="two arXiv ids are two works whatever the title",
    ),
    pytest.param(
        [paper("a", "doi:10.1/a", authors=ADA), paper("b", "doi:10.1/b", authors=ADA)],
        ["a", "b"],
        id="two DOIs are two works whatever the title",
    ),
    pytest.param(
        [
            paper("a", "arxiv:2601.00001", authors=ADA),
            paper("b", "arxiv:2601.00002", authors=ADA),
            paper("c", "openreview:Zx", authors=ADA),
        ],
        ["a", "b", "c"],
        id="two papers claim a third",
    ),
    pytest.param(
        [
            paper("a", title="Technical Report", authors=ADA),
            paper("b", title="Technical Report", authors=ADA),
        ],
        ["a", "b"],
        id="a title that many share",
    ),
    pytest.param(
        [paper("a", title=LONG, authors=ADA, published=YEAR), paper("b", authors=ADA, published=NEXT)],
        ["ab"],
        id="the subtitle cut off",
    ),
    pytest.param(
        [paper("a", title=LONG, authors=ADA, published=YEAR), paper("b", authors=ADA, published=LATER)],
        ["a", "b"],
        id="the subtitle cut off, years apart",
    ),
    pytest.param(
        [paper("a", title=LONG, authors=ADA, published=YEAR), paper("b", authors=ADA)],
        ["a", "b"],
        id="the subtitle cut off, no year",
    ),
    pytest.param(
        [
            paper("a", title=LONG, authors=ADA, published=YEAR),
            paper("b", title=OTHER, authors=ADA, published=YEAR),
            paper("c", authors=ADA, published=YEAR),
        ],
        ["a", "b", "c"],
        id="two subtitles claim a title without one",
    ),
    pytest.param(
        [
            paper("a", title=LONG, authors=ADA, published=YEAR),
            paper("b", title=OTHER, authors=ADA, published=YEAR),
        ],
        ["a", "b"],
        id="another subtitle is another work",
    ),
    pytest.param(
        [
            paper("a", "arxiv:2601.00001", authors=ADA),
            paper("b", "doi:10.1/a", authors=ADA),
            paper("c", "doi:10.1/a", OTHER, authors=BEA),
            paper("d", "arxiv:2601.00002", OTHER, authors=BEA),
        ],
        ["a", "bc", "d"],
        id="a chain of titles between two papers breaks",
    ),
]


@pytest.mark.parametrize(("sightings", "expected"), RULES)
def test_rule(sightings: Sequence[Sighting], expected: Sequence[str]) -> None:
    assert together(*sightings) == classes(*expected)
