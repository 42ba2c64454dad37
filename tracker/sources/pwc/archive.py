"""The frozen archive of the old Papers with Code: dumps of papers, code links, datasets and evaluation tables.

Its licence is CC BY-SA 4.0: dumps are read where a person put them, and nothing of them is shipped. A dump is a JSON
list, gzipped or not, of up to gigabytes: it is read piece by piece, and what kind of dump it is shows in its records.
"""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any, cast

from state.records import Batch
from tracker.sources.pwc.dump_records import ARCHIVE, sightings_of
from tracker.sources.pwc.json_stream import ArchiveError, items_of
from tracker.sources.reporting import report_on

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from datetime import datetime
    from pathlib import Path

    from state.records import Sighting, SourceName, SourceReport
    from tracker.ports import Recall

_BATCH = 1000
_POINTER = b"version https://git-lfs"
_PARQUET = b"PAR1"
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True)
class ArchiveSource:
    """One dump, read once from beginning to end; reading it again changes nothing."""

    path: Path
    name: SourceName = field(default=ARCHIVE, init=False)

    def poll(self, memory: Recall, now: datetime) -> Generator[Batch, None, SourceReport]:  # noqa: ARG002 - a frozen dump has no cursor
        """Yield the dump's records, and say how far it could be read."""
        received = unread = 0
        pending: list[Sighting] = []
        troubles: list[str] = []
        try:
            for record in records_of(self.path):
                found = sightings_of(record, now)
                if found is None:
                    unread += 1
                    continue
                received += len(found)
                pending += found
                if len(pending) >= _BATCH:
                    yield Batch(tuple(pending))
                    pending = []
        except ArchiveError as error:
            troubles.append(str(error))
        yield Batch(tuple(pending))
        if unread:
            troubles.append(f"{unread} records tell of no work")
        return report_on(self.name, received, unread, troubles, self.path.name)


def records_of(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a dump, one at a time; raises `ArchiveError` where it cannot be read any further."""
    try:
        with path.open("rb") as raw:
            start = raw.read(64)
            raw.seek(0)
            if start.startswith(_POINTER):
                raise ArchiveError(
                    f"{path} is only a Git LFS pointer; fetch the file it points to (git lfs pull)"
                )
            if start.startswith(_PARQUET):
                raise ArchiveError(f"{path} is Parquet; the JSON dumps are what can be read")
            yield from items_of(_unpacked(raw, start), str(path))
    except (OSError, EOFError, zlib.error) as error:
        raise ArchiveError(
            f"cannot read {path} any further: {getattr(error, 'strerror', None) or error}"
        ) from error


def _unpacked(raw: IO[bytes], start: bytes) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(raw)) if start.startswith(_GZIP) else raw
