"""Where venues stand in a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.lists.entry.venues import find_venues


@pytest.mark.parametrize("words", ["KDD MILETS", "KDD CVPR", "ACL EMNLP NAACL", "CVPR Workshops ICCV"])
def test_names_in_a_row_before_a_year_are_one_venue(words: str) -> None:
    assert find_venues(f"At {words} 2026.") == ((3, 3 + len(words)),)


@pytest.mark.parametrize("words", ["WARM ACL 2026", "(OIL ICLR'26)", "At ABC CVPR 2026"])
def test_a_word_in_capitals_before_a_known_name_is_no_part_of_it(words: str) -> None:
    assert [words[start:end] for start, end in find_venues(words)] in (["ACL"], ["ICLR"], ["CVPR"])


@given(
    st.lists(
        st.sampled_from(
            ["KDD", "CVPR", "MILETS", "Workshops", "ACM", "Oral", "arXiv", "2024", "'25", ", ", "-"]
        )
    )
)
def test_no_two_venues_share_a_letter(words: list[str]) -> None:
    assert all(end <= start for (_, end), (start, _) in pairwise(find_venues(" ".join(words))))


KNOWN = [
    *("arXiv", "Arxiv", "ARXIV", "arXiv preprint", "bioRxiv", "CoRR", "preprint", "Preprint", "OpenReview"),
    *("CVPR", "3DV", "L4DC", "RA-L", "ACM-MM", "ACM MM", "IEEE CVPR", "IEEE Sea Transactions", "Nature", "Science"),
    *("Nature Medicine", "Nature Reviews Lamps", "Science Robotics", "Scientific Data", "National Science Review"),
    *("Findings of ACL", "Findings of the EMNLP", "CVPR Workshops Oral", "ACL/IJCNLP", "Blog", "Technical report"),
]  # fmt: skip


@pytest.mark.parametrize("name", KNOWN)
@pytest.mark.parametrize("before", ["", "At ", "(", "**"])
def test_a_known_name_is_a_venue_where_a_word_begins(name: str, before: str) -> None:
    assert find_venues(f"{before}{name}, say") == ((len(before), len(before) + len(name)),)


@pytest.mark.parametrize("before", ["My", "my_", "x-", "a/", "v1."])
def test_a_known_name_is_none_within_a_word(before: str) -> None:
    assert find_venues(f"{before}CVPR") == ()
