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


@given(
    st.lists(
        st.sampled_from(
            ["KDD", "CVPR", "MILETS", "Workshops", "ACM", "Oral", "arXiv", "2024", "'25", ", ", "-"]
        )
    )
)
def test_no_two_venues_share_a_letter(words: list[str]) -> None:
    assert all(end <= start for (_, end), (start, _) in pairwise(find_venues(" ".join(words))))
