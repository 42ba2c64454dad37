"""Answers that open one element over and over: what is whole in them is found, and nobody waits for it."""

from __future__ import annotations

import pytest
from support.loopback import MORNING

from tracker.sources.arxiv.feed import whole_items
from tracker.sources.arxiv.markup import elements, well_formed, with_those
from tracker.sources.arxiv.query import read_query

OFTEN = 200_000
"""Where time grows with the square of the length, a reader would wait for an hour."""


@pytest.mark.parametrize("endless", [b"<item>", b"<item ", b"<item><entry>"])
def test_an_item_before_those_that_never_end_is_kept(endless: bytes) -> None:
    head, item = b"<rss><channel>", b"<item><title>A Lantern</title></item>"
    body, lost = whole_items(head + item + endless * OFTEN)
    assert body == head + item + b"</channel></rss>"
    assert lost == endless.count(b"<") * OFTEN


def test_a_feed_in_which_nothing_ends_is_left_as_it_is() -> None:
    body = b"<rss>" + b"<item>" * OFTEN
    assert whole_items(body) == (body, OFTEN)


def test_elements_of_one_name_are_found_among_those_of_another_that_never_end() -> None:
    body = b"<entry>" + b"<item>1</item>" * 3
    assert [body[at] for at in elements(body, "item", "entry")] == [b"<item>1</item>"] * 3


@pytest.mark.parametrize(
    ("body", "rest", "lost"),
    [
        (b"<record>" * OFTEN, b"<record>" * OFTEN, 0),
        (b"<page>" + b"<record>&</record>" * OFTEN + b"</page>", b"<page></page>", OFTEN),
        (b"<record>1</record><record>&</record><record>1</record>", b"<record>1</record>" * 2, 1),
    ],
    ids=["none ends", "each is broken", "one is broken"],
)
def test_a_page_is_left_without_what_is_broken(body: bytes, rest: bytes, lost: int) -> None:
    assert with_those(body, "record", well_formed) == (rest, lost)


def test_an_error_among_entries_that_never_end_is_told() -> None:
    error = b"<entry><id>https://arxiv.org/api/errors#1</id><summary>no such id</summary></entry>"
    namespace = b'<feed xmlns="http://www.w3.org/2005/Atom">'
    found = read_query(namespace + error + b"<entry><summary " * OFTEN, MORNING)
    assert found
    assert found.error == "no such id"
