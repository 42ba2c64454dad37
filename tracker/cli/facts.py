"""`tracker facts`: what an entry could say of a paper, each word with its source."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import data, json_line

if TYPE_CHECKING:
    from tracker.facts.fact import Facts


def facts(
    file: Annotated[
        Path, typer.Argument(help="JSON lines with at least a title; - reads stdin.", allow_dash=True)
    ],
    as_lines: Annotated[bool, typer.Option("--json", help="The same lines with `facts` added.")] = False,
) -> None:
    """Find the facts of papers: name, parameters, backbone, sizes, links, each with the words that say so.

    \b
    Example:
      tracker facts papers.jsonl --json
      echo '{"title": "X-VL: A 7B model", "abstract": "…"}' | tracker facts -
    """  # noqa: D301 - \b keeps the example's lines apart
    from tracker.facts.edge import facts_of_record
    from tracker.facts.wire import as_json
    from tracker.recordfile import read_record_file, read_records

    records = read_records(sys.stdin, "stdin") if str(file) == "-" else read_record_file(file)
    for record in records:
        found = facts_of_record(record)
        if as_lines:
            json_line({**record.fields, "facts": as_json(found)})
        else:
            data(_told(record.paper.title, found))


def _told(title: str, found: Facts) -> str:
    from tracker.facts.fact import Field

    lines = [title]
    for field in Field:
        for fact in found.of(field):
            value = f"{fact.value} {fact.unit}".strip()
            lines.append(f"  {field.value}: {value}  [{fact.source.value}: “{fact.words}”]")
    lines += [f"  contradiction — {contradiction}" for contradiction in found.contradictions]
    return "\n".join(lines)
