"""A newcomer under each heading of documents of our own: every line was read by a person before it was kept here."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.newcomers import fitting, invite, only_inserted, sections_of, stands_out, welcome
from support.pages import read

from tracker.lists.outcome import Duplicate

GOLDEN = Path(__file__).parent / "golden"
PAGES = ("guide", "tables", "hub")


def lines_of(name: str) -> list[str]:
    """Each section of a page and what is put into it."""
    content = (GOLDEN / f"{name}.md").read_bytes()
    page = read(content)
    told = []
    for headings, _group in sections_of(page):
        addition = welcome(content, headings)
        assert only_inserted(content, addition), headings
        assert len(read(addition.new_bytes).entries) == len(page.entries) + 1
        assert stands_out(content, addition) is None
        told += [f"{addition.line}: {headings[-1]}", *(f"\t{line}" for line in addition.inserted)]
    return told


@pytest.mark.parametrize("name", PAGES)
def test_a_newcomer_is_written_as_it_was_read_and_found_good(name: str) -> None:
    golden = GOLDEN / f"{name}.added.txt"
    assert lines_of(name) == golden.read_text(encoding="utf-8").splitlines()


def test_broken_bytes_come_out_as_they_went_in() -> None:
    broken = b"\n<!-- no letters: \xff\xfe and half a letter: \xe2\x82 -->\n"
    content = (GOLDEN / "hub.md").read_bytes() + broken
    for headings, _group in sections_of(read(content)):
        addition = welcome(content, headings)
        assert only_inserted(content, addition)
        assert addition.new_bytes.endswith(broken)


@pytest.mark.parametrize("name", PAGES)
def test_who_stands_there_is_not_added_again_even_by_name_alone(name: str) -> None:
    content = (GOLDEN / f"{name}.md").read_bytes()
    for headings, _group in sections_of(read(content)):
        assert isinstance(invite(welcome(content, headings).new_bytes, fitting(headings)), Duplicate), (
            headings
        )
