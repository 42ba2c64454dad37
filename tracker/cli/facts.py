"""`tracker facts`: what an entry could say of a paper, each word with its source."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import json_line, show
from tracker.cli.records import given_records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.recordfile import Record
    from tracker.settings.model import Settings


def facts(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="JSON lines with at least a title; - reads stdin.", allow_dash=True
        ),
    ],
    as_lines: Annotated[bool, typer.Option("--json", help="The same lines with `facts` added.")] = False,
    pages: Annotated[
        bool, typer.Option("--pages", help="Read each paper's own HTML page too: one request a paper.")
    ] = False,
) -> None:
    """Find the facts of papers: name, size, backbone, links.

    Each comes with the exact words that it was read from.

    \b
    Example:
      tracker facts papers.jsonl --json
      echo '{"title": "X-VL: A 7B model", "abstract": "…"}' | tracker facts -
    """
    from tracker.facts.edge import facts_of_records
    from tracker.facts.extract import MANY
    from tracker.facts.wire import as_json, told
    from tracker.settings.load import load

    settings = load(context.obj)
    wanted = pages or settings.facts.read_pages
    with given_records(file, 1 if wanted else MANY) as pieces, _pages(settings, wanted=wanted) as page:
        for piece in pieces:
            for record, found in facts_of_records(piece, page):
                if as_lines:
                    json_line({**record.fields, "facts": as_json(found)})
                else:
                    show("\n  ".join([record.paper.title, *told(found)]))


@contextmanager
def _pages(settings: Settings, *, wanted: bool) -> Iterator[Callable[[Record], str | None] | None]:
    """Who gives a record's page: nobody unless it is wanted."""
    if not wanted:
        yield None
        return
    from tracker.facts.records.reader import page_of
    from tracker.http.opening import open_door
    from tracker.settings.load import environment
    from tracker.sources.addresses import Addresses

    site = Addresses.from_environment(environment()).arxiv_html
    with open_door(settings.http, environment()) as door:
        yield lambda record: page_of(door, site, record.paper.arxiv_id) if record.paper.arxiv_id else None
