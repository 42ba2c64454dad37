"""The laws of an addition, on made-up lists of many formats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import cmarkgfm
from cmarkgfm.cmark import Options
from hypothesis import event, given, settings
from support.made_lists import pages, papers
from support.pages import read

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition, Duplicate
from tracker.lists.steering import NO_DOUBT

if TYPE_CHECKING:
    from state.records import Paper

MANY = settings(max_examples=60)


def add(content: bytes, paper: Paper) -> Addition | None:
    outcome = plan_addition(read(content), candidate_for(paper), NO_DOUBT)
    event(type(outcome).__name__)
    return outcome if isinstance(outcome, Addition) else None


@MANY
@given(pages(), papers())
def test_every_byte_outside_the_insertion_stays(content: bytes, paper: Paper) -> None:
    addition = add(content, paper)
    if addition is None:
        return
    new = addition.new_bytes
    start = 0
    while start < len(content) and content[start] == new[start]:
        start += 1
    grown = len(new) - len(content)
    assert any(new[:at] + new[at + grown :] == content for at in range(max(0, start - grown), start + 1)), (
        "one run of bytes was inserted and nothing else changed"
    )


@MANY
@given(pages(), papers())
def test_adding_twice_is_adding_once(content: bytes, paper: Paper) -> None:
    addition = add(content, paper)
    if addition is None:
        return
    again = plan_addition(read(addition.new_bytes), candidate_for(paper), NO_DOUBT)
    assert isinstance(again, Duplicate)


@MANY
@given(pages(), papers())
def test_the_page_has_one_entry_more(content: bytes, paper: Paper) -> None:
    addition = add(content, paper)
    if addition is None:
        return
    before, after = read(content), read(addition.new_bytes)
    assert len(after.entries) == len(before.entries) + 1
    assert len(after.sections) == len(before.sections)


BADGE = re.compile(r'<img src="https://img\.shields\.io/[^<>]*>')
TAG = re.compile(r"<(/?)(\w+)")


def rendered(content: bytes) -> str:
    """The page as GitHub renders it, before what it takes out for safety."""
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    return cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE)


def shape(content: bytes) -> dict[str, int]:
    """How often each tag stands in the page."""
    html = rendered(content)
    html = BADGE.sub("", html)  # those are the list's own
    counted: dict[str, int] = {}
    for _, tag in TAG.findall(html):
        counted[tag] = counted.get(tag, 0) + 1
    return counted


@MANY
@given(pages(), papers())
def test_no_title_leaves_its_entry(content: bytes, paper: Paper) -> None:
    addition = add(content, paper)
    if addition is None:
        return
    before, after = shape(content), shape(addition.new_bytes)
    risen = {tag: after.get(tag, 0) - before.get(tag, 0) for tag in {*before, *after}}
    for tag in ("script", "img", "h1", "h2", "h3", "table", "blockquote", "pre", "hr"):
        assert risen.get(tag, 0) == 0, f"{tag} in {addition.inserted}"
    assert 'href="javascript:' not in rendered(addition.new_bytes)  # as words it may stand there
