"""Getting again from arXiv, by id, the texts that labels speak of; what was got before is not asked for twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tracker.recordfile import read_record_file
from tracker.wholefile import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime
    from pathlib import Path

    from state.records import Paper
    from tracker.recordfile import Record
    from tracker.sources.arxiv.query import ArxivQuery


def fetch_texts(
    ids: Collection[str],
    query: ArxivQuery,
    file: Path,
    now: datetime,
    told: Callable[[int], None] = lambda _: None,
) -> int:
    """Add to a file of records those of the ids that it lacks; returns how many arXiv gave, and tells each.

    Each is written as it comes, so a fetch that was cut short goes on where it ended.
    """
    there = {record.paper.arxiv_id for record in _got_before(file)} if file.exists() else set()
    got = 0
    with file.open("a", encoding="utf-8") as out:
        for sighting in query.look_up(sorted(set(ids) - there), now):
            out.write(_as_line(sighting.paper))
            got += 1
            told(1)
    return got


def _got_before(file: Path) -> list[Record]:
    """What stands in the file; a last line that was cut short is taken out, or the next would be glued to it."""
    content = file.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    if whole != content:
        write_whole(file, whole)
    return list(read_record_file(file))


def _as_line(paper: Paper) -> str:
    fields = {
        "arxiv_id": paper.arxiv_id,
        "title": paper.title,
        "abstract": paper.abstract,
        "published": paper.published.isoformat() if paper.published else None,
        "categories": list(paper.categories),
        "comment": paper.comment,
    }
    return json.dumps(fields, ensure_ascii=False) + "\n"
