"""For a terminal: colours, links that can be clicked, and sparklines."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from tracker.digest import words
from tracker.digest.days import long_day
from tracker.digest.formats.format import Format, Presentation
from tracker.digest.sparkline import sparkline, totals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from rich.text import Text

    from tracker.digest.model import Digest, Entry

    Part = tuple[str, list[tuple[int, Text]]]
    """A heading, and indented lines under it."""


def render(digest: Digest, presentation: Presentation) -> str:
    """The digest with the terminal's own signs where colour is wanted, plain lines otherwise."""
    from rich.console import Console

    page = StringIO()
    console = Console(
        file=page,
        force_terminal=presentation.colour,
        color_system="standard" if presentation.colour else None,
        width=presentation.width,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    _print(console, digest)
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().split("\n")[:-1])


def _print(console: Console, digest: Digest) -> None:
    from rich.padding import Padding

    _line(console, words.headline(digest), "bold")
    _line(console, words.in_short(digest))
    _line(console, digest.health.sentence, "green" if digest.health.well else "yellow")
    if digest.health.ahead:
        _line(console, digest.health.ahead, "yellow")
    for heading, blocks in (*_new(digest), *_news(digest), *_trends(digest)):
        console.print()
        _line(console, heading, "bold cyan")
        for indent, text in blocks:
            console.print(Padding(text, (0, 0, 0, indent), expand=False))


def _line(console: Console, text: str, style: str = "") -> None:
    console.print(_text((text, style)))


def _new(digest: Digest) -> Iterator[Part]:
    for kind, sections in words.grouped(digest.new):
        blocks: list[tuple[int, Text]] = []
        for section, papers in sections:
            blocks += [(2, _text((section, "italic")))] if section else []
            for paper in papers:
                # A link is there for those whose terminal follows it, the id for all others.
                told = " · ".join(filter(None, (paper.entry.arxiv_id, words.about(paper.entry))))
                blocks += [(4, _titled(paper.entry)), (6, _text((told, "dim")))]
        yield words.so_many(kind, sections), blocks


def _news(digest: Digest) -> Iterator[Part]:
    parts: tuple[tuple[str, list[tuple[Entry, str]]], ...] = (
        (
            "Waiting for a decision",
            [
                (item.entry, f"{words.place(item.spot)}, since {long_day(item.since)}")
                for item in digest.waiting
            ],
        ),
        ("What changed", [(item.entry, words.what_changed(item)) for item in digest.changed]),
        ("What was decided", [(item.entry, words.what_was_decided(item)) for item in digest.decided]),
        (
            "Most talked-about",
            [(item.entry, words.signals(item)) for item in digest.talked],
        ),
    )
    rest = words.still_waiting(digest.backlog)
    for heading, said in parts:
        blocks = [(2, _titled(entry, f" — {told}")) for entry, told in said]
        if digest.backlog.count and heading == parts[0][0]:
            blocks.append((2, _text((rest, "dim"))))
        if blocks:
            yield heading, blocks


def _trends(digest: Digest) -> Iterator[Part]:
    blocks = []
    for figure in digest.figures:
        line = "" if figure.name == "sections" else sparkline(totals(figure))
        blocks += [(2, _text((f"{figure.title}  ", ""), (line, "cyan"))), (4, _text((figure.caption, "dim")))]
    if blocks:
        yield "Trends", blocks


def _titled(entry: Entry, rest: str = "") -> Text:
    return _text((entry.title, f"bold link {entry.url}" if entry.url else "bold"), (rest, "magenta"))


def _text(*parts: tuple[str, str]) -> Text:
    from rich.text import Text

    return Text.assemble(*parts)


FORMAT = Format("terminal", "text/plain", "", render)
