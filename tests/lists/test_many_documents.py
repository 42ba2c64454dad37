"""The laws of an addition on 20,000 made-up documents: every one is added to, added to again, read again and rendered.

All of them take two and a half minutes of one core, in ten parts that run beside each other.
"""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.many_lists import made_page, made_paper
from support.newcomers import only_inserted
from support.pages import read

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition, Duplicate
from tracker.lists.steering import NO_DOUBT

if TYPE_CHECKING:
    from state.records import Paper

SHARDS = 10
"""So that the workers of a test run share them."""
EXAMPLES, BATCH = 40, 50
"""An example is a batch of documents: drawing each part of each document would take longer than adding to it."""


@pytest.mark.slow
@pytest.mark.parametrize("shard", range(SHARDS))
def test_an_addition_is_one_entry_and_nothing_else(shard: int) -> None:
    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**48))
    def laws_hold(seed: int) -> None:
        for number in range(BATCH):
            chance = Random(f"{shard} {seed} {number}")
            obeys(made_page(chance), made_paper(chance))

    laws_hold()


def test_two_hundred_documents_of_every_run_are_the_same() -> None:
    for number in range(200):
        chance = Random(f"a document {number}")
        obeys(made_page(chance), made_paper(chance))


def obeys(content: bytes, paper: Paper) -> None:
    """Add a paper to a page and look at everything that must hold."""
    page = read(content)
    outcome = plan_addition(page, candidate_for(paper), NO_DOUBT)
    if not isinstance(outcome, Addition):
        return
    told = (outcome.inserted, content)
    assert only_inserted(content, outcome), told
    grown = read(outcome.new_bytes)
    assert isinstance(plan_addition(grown, candidate_for(paper), NO_DOUBT), Duplicate), told
    assert len(grown.entries) == len(page.entries) + 1, told
    run = inserted_run(rendered(content), rendered(outcome.new_bytes))
    assert run is not None, told
    quoting = {"blockquote"} if b">" in content else set[str]()
    assert (FORBIDDEN - quoting).isdisjoint(map(name_of, run)), told
    assert not any(token.startswith("<") and "javascript:" in token.casefold() for token in run), told


FORBIDDEN = {"script", "table", "blockquote", "pre", "h1", "h2", "h4", "h5", "h6", "iframe", "style"}
_TOKEN = re.compile(r"<[^<>]*>|[^<\n]+|<")
_NAME = re.compile(r"<(/?)(\w+)")
_VOID = {"br", "img", "hr", "input"}


def rendered(content: bytes) -> list[str]:
    """The page as GitHub renders it, in tags and texts."""
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    html = cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE)
    return _TOKEN.findall(html)


def name_of(token: str) -> str:
    match = _NAME.match(token)
    return match[2].lower() if match else ""


def inserted_run(before: list[str], after: list[str]) -> list[str] | None:
    """What was put into the rendered page, if it is one run that opens and closes all its own tags."""
    grown = len(after) - len(before)
    start = 0
    while start < len(before) and before[start] == after[start]:
        start += 1
    end = 0
    while end < len(before) and before[-1 - end] == after[-1 - end]:
        end += 1
    for at in range(start, max(-1, len(before) - end - 1), -1):
        run = after[at : at + grown]
        if before[at:] == after[at + grown :] and balanced(run):
            return run
    return None


def balanced(run: list[str]) -> bool:
    """Is every tag that is opened closed again, in order?"""
    open_: list[str] = []
    for token in run:
        match = _NAME.match(token)
        if not match or match[2].lower() in _VOID or token.endswith("/>"):
            continue
        if not match[1]:
            open_.append(match[2])
        elif not open_ or open_.pop() != match[2]:
            return False
    return not open_
