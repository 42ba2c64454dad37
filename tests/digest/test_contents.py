"""The contents of a long digest: every part is named and can be reached, and a short one has none."""

import re
from dataclasses import replace

import cmarkgfm
import pytest
from support.digests import the_month
from support.hostile import HOSTILE

from tracker.digest.contents import LONG, Heading, contents
from tracker.digest.formats.format import Presentation
from tracker.digest.formats.registry import format_named
from tracker.digest.model import Backlog, Digest, Spot

MONTH = the_month()


def _of(count: int, *sections: str) -> Digest:
    """A digest of so many new works alone, in these sections by turns."""
    spots = [(Spot("x", (name,)),) for name in sections] or [()]
    return replace(
        MONTH,
        new=tuple(replace(MONTH.new[0], spots=spots[at * len(spots) // count]) for at in range(count)),
        waiting=(),
        backlog=Backlog(),
        changed=(),
        decided=(),
        talked=(),
        figures=(),
        health=replace(MONTH.health, sources=()),
    )


def _page(name: str, digest: Digest, *, mailed: bool = False) -> str:
    page = format_named(name).render(digest, Presentation(mailed=mailed))
    if name == "md":
        return cmarkgfm.github_flavored_markdown_to_html(page, cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE)
    return page


@pytest.mark.parametrize(("count", "long"), [(1, False), (LONG, False), (LONG + 1, True)])
def test_only_a_long_digest_has_contents(count: int, long: bool) -> None:
    assert bool(contents(_of(count))) is long
    for name in ("md", "html"):
        page = _page(name, _of(count))
        assert ("Contents" in page) is long
        assert ('="digest-2026' in page) is long


def test_each_part_is_named_with_how_much_stands_in_it() -> None:
    digest = _of(LONG + 1, "Open", "Video")
    assert contents(digest) == (
        Heading(
            "Models and methods (26)",
            "digest-2026-11-23-1",
            (Heading("Open (13)", "digest-2026-11-23-1-1"), Heading("Video (13)", "digest-2026-11-23-1-2")),
        ),
    )


def test_what_waits_is_counted_with_what_was_told_before() -> None:
    names = [part.name for part in contents(MONTH)]
    assert f"Waiting for a decision ({len(MONTH.waiting) + MONTH.backlog.count})" in names
    assert names[-2:] == ["Trends", "Sources and schedule"]


@pytest.mark.parametrize("name", ["md", "html"])
@pytest.mark.parametrize(
    "digest", [MONTH, _of(LONG + 1, "Open", *HOSTILE.values())], ids=["the month", "hostile sections"]
)
def test_every_link_leads_to_one_place(name: str, digest: Digest) -> None:
    page = _page(name, digest)
    links = re.findall(r'href="#(digest-[^"]*)"', page)
    places = re.findall(r'(?:id|name)="(digest-[^"]*)"', page)
    assert len(links) > 2
    assert links == places
    assert len(set(links)) == len(links)


@pytest.mark.parametrize("name", ["md", "html"])
def test_blanks_part_the_sections_of_a_kind(name: str) -> None:
    words = re.sub("<[^>]+>", "", _page(name, MONTH))
    assert "Benchmarks (2): Hallucination (1) · Not proposed yet (1)\n" in words


def test_a_mail_names_its_parts_without_links_that_it_would_lose() -> None:
    page = _page("html", MONTH, mailed=True)
    assert "<li>Benchmarks (2): Hallucination (1) · Not proposed yet (1)</li>" in page
    assert "digest-2026" not in page
