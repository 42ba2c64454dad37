"""Getting again from arXiv, by id, the texts that labels speak of; what was got before is not asked for twice."""

from __future__ import annotations

import json
from contextlib import ExitStack
from os import SEEK_END
from typing import TYPE_CHECKING

from tracker.errors import TrackerError, UsageError, no_access
from tracker.http.errors import HttpError
from tracker.recordfile import read_records

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime
    from pathlib import Path

    from state.records import Paper
    from tracker.recordfile import Record
    from tracker.sources.arxiv.query import ArxivQuery


class FetchCutShortError(TrackerError):
    """arXiv stopped answering; what it had given is kept."""

    def __init__(self, error: TrackerError, got: int, wanted: int, file: Path) -> None:
        kept = f"{got} of {wanted} texts are in {file}, and the same call goes on from there"
        super().__init__(f"{error}; {kept if got else 'nothing was written, and the same call tries again'}")


def fetch_texts(
    ids: Collection[str],
    query: ArxivQuery,
    file: Path,
    now: datetime,
    told: Callable[[int], None] = lambda _: None,
) -> int:
    """Add to a file of records those of the ids that it lacks; returns how many arXiv gave, and tells each.

    Each is written as it comes, so a fetch that was cut short goes on where it ended; before the first there is no file.
    Two at once into one file get the same twice, and neither breaks a line of the other's.
    """
    lacking = sorted(set(ids) - _got_before(file))
    got = 0
    try:
        with ExitStack() as stack:
            for sighting in query.look_up(lacking, now):
                if not got:
                    file.parent.mkdir(parents=True, exist_ok=True)
                    out = stack.enter_context(file.open("a", encoding="utf-8"))
                out.write(_as_line(sighting.paper))
                out.flush()  # a line at once, at the file's end wherever that is by then
                got += 1
                told(1)
    except HttpError as error:
        raise FetchCutShortError(error, got, len(lacking), file) from error
    except OSError as error:
        raise no_access("write", file, error) from error
    return got


def _got_before(file: Path) -> set[str | None]:
    """What stands in the file, of which nothing is touched before all of it is known to be records."""
    if file.suffix == ".gz":
        raise UsageError(f"cannot add to {file}, which is packed; name a file without .gz")
    if not file.exists():
        return set()
    if not file.is_file():
        raise UsageError(f"{file} is no file to keep texts in")
    try:
        content = file.read_bytes()
        end = content.rfind(b"\n") + 1
        found = list(read_records(content[:end].splitlines(), str(file)))
        if last := content[end:]:
            found += _ended(file, last, end)
    except OSError as error:
        raise no_access("use", file, error) from error
    return {record.paper.arxiv_id for record in found}


def _ended(file: Path, last: bytes, begins: int) -> list[Record]:
    """A last line without its end, to which the next would be glued: a whole one gets it, one cut short is taken out."""
    faults: list[UsageError] = []
    found = list(read_records([last], on_fault=faults.append))
    if faults and not last.startswith(b"{"):
        raise UsageError(f"cannot add to {file}: its last line is no record")
    with file.open("r+b") as changed:  # in place: another may be adding to this very file
        if found:
            changed.seek(0, SEEK_END)
            changed.write(b"\n")
        else:
            changed.truncate(begins)
    return found


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
