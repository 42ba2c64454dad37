"""Two sources that name different venues of one work."""

import pytest

from state.records import Paper
from tracker.facts.extract import extract
from tracker.facts.fact import Field, Source
from tracker.facts.venues import same_venue


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("CVPR 2026", "CVPR'26", id="a short year"),
        pytest.param("CVPR 2026", "cvpr-2026-1", id="a slug"),
        pytest.param("Conference on Maps and Pattern Recognition (CVPR), 2026, pp. 1-9", "CVPR 2026", id="in full"),
        pytest.param("NeurIPS 2026", "NIPS", id="a former name"),
        pytest.param("TPAMI", "PAMI 2026", id="a shorter name"),
        pytest.param("ACM MM 2026", "ACMMM'26", id="without the blank"),
        pytest.param("Findings of ACL 2026", "ACL 2026", id="a part of it"),
        pytest.param("Journal of Made-Up Maps", "CVPR 2026", id="one that is not well known"),
        pytest.param("CVPR 2026", "arXiv preprint 2025", id="no venue"),
        pytest.param("CORR 2025", "CVPR 2026", id="no venue, first"),
    ],
)  # fmt: skip
def test_two_texts_that_may_mean_one_venue(one: str, other: str) -> None:
    assert same_venue(one, other)
    assert same_venue(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("CVPR 2026", "ICCV 2026", id="two conferences"),
        pytest.param("CVPR 2026", "cvpr-2025-1", id="two years"),
        pytest.param("neurips-2026-12", "ICLR 2026", id="a slug"),
    ],
)
def test_two_texts_that_mean_two_venues(one: str, other: str) -> None:
    assert not same_venue(one, other)
    assert not same_venue(other, one)


def test_a_venue_that_another_source_denies_is_told() -> None:
    facts = extract(Paper("MapRead: A Model", venue="ECCV 2026", comment="Accepted to CVPR 2026"))
    assert facts.one(Field.VENUE) == "ECCV 2026"
    (found,) = facts.contradictions
    assert (found.used.source, found.other.value) == (Source.RECORD, "CVPR 2026")
