"""The documents the product was made for: a newcomer under each of their headings stands like its neighbours."""

from __future__ import annotations

import pytest
from support.newcomers import only_inserted, sections_of, stands_out, welcome
from support.pages import read
from support.shared import shared

SEEDS = (
    "000_e561c39bd5507c13.txt",
    "001_d74d619785da8ac1.txt",
    "002_60441346f7789c5f.txt",
    "003_11cb6b5b4a5dd9ee.txt",
)
NOT_OF_WORKS = ("Tools", "Learning Path")
"""Headings under which software and courses stand: no paper, dataset or benchmark fits there."""


@pytest.mark.parametrize("name", SEEDS)
def test_a_newcomer_stands_like_its_neighbours_in_every_section(name: str) -> None:
    content = shared("seeds", name).read_bytes()
    page = read(content)
    odd = []
    for headings, _group in sections_of(page):
        if any(word in heading for heading in headings for word in NOT_OF_WORKS):
            continue
        addition = welcome(content, headings)
        assert only_inserted(content, addition), headings
        assert len(read(addition.new_bytes).entries) == len(page.entries) + 1
        if found := stands_out(content, addition):
            odd.append(found)
    assert odd == []
