"""Each entry of a made-up list left out and written again from its facts: its bytes come back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.made_lists import FORMATS, HEADS, TAILS, MadeEntry, entries

from state.records import Links, Paper
from tracker.lists.candidate import candidate_for
from tracker.lists.form.group import neighbourhood
from tracker.lists.form.writing import write_entry
from tracker.lists.reading.page import Page, read_page


def page_of(form: str, made: list[MadeEntry]) -> Page:
    lines = [FORMATS[form](one, at) + ("\n" if form == "plain" else "") for at, one in enumerate(made, 1)]
    page = read_page(
        "\n".join(
            ["## Papers", "", *([HEADS[form]] if form in HEADS else []), *lines, TAILS.get(form, ""), ""]
        ).encode()
    )
    assert isinstance(page, Page)
    return page


def paper_of(entry: MadeEntry, *, named: bool) -> Paper:
    return Paper(
        f"{entry.name}: {entry.title}" if named else entry.title,
        arxiv_id=entry.arxiv,
        published=entry.day,
        links=Links(code=entry.repository if entry.code else None),
    )


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"numbered"}))
def test_an_entry_left_out_is_written_as_it_was(form: str) -> None:
    made = entries(12, 5)
    page = page_of(form, made)
    around = neighbourhood(page, max(page.groups, key=lambda group: len(page.groups[group])))
    assert len(around.own) == len(made)
    for at, (reading, entry) in enumerate(zip(around.own, made, strict=True)):
        others = replace(around, own=around.own[:at] + around.own[at + 1 :])
        candidate = candidate_for(paper_of(entry, named=entry.name in reading.entry.text))
        assert "\n".join(write_entry(others, at, candidate) or ()) == reading.entry.text
