"""Records as people and scripts hand them over: JSON lines with a title and whatever else is known of a paper.

Parsed here, at the edge; inside, everything is `state.records`. Unknown fields are ignored, a line that cannot be read is
named by its number.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Annotated, BinaryIO, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from state.identity import arxiv_id
from state.papers import PAGES, Kind, Links, Paper
from tracker.errors import UsageError, no_access
from tracker.halves import without_halves
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path


_GZIP = b"\x1f\x8b"
_LONGEST = 64 * 2**20
"""No record is so long, and two megabytes of gzip may hold a line of two gigabytes."""


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a record file: the paper, the hints that came with it, and the line's own fields to answer with."""

    paper: Paper
    number: int = 1
    section: tuple[str, ...] = ()
    """Headings, outermost first, or the innermost alone."""
    kind: Kind | None = None
    fields: Mapping[str, object] = field(default_factory=dict)


class NoRecordError(UsageError):
    """A line that is no record, and why."""

    def __init__(self, origin: str, number: int, reason: str) -> None:
        super().__init__(f"{origin}, line {number}: {reason}")
        self.number = number


def read_record_file(path: Path, on_fault: Callable[[NoRecordError], None] | None = None) -> Iterator[Record]:
    """The records of a file, one at a time; gzip is known by how it begins, whatever its name is."""
    yield from read_records(_lines(path), str(path), on_fault)


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as raw:
            packed = raw.peek(len(_GZIP)).startswith(_GZIP)
            stream: BinaryIO = cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if packed else raw
            while line := stream.readline(_LONGEST + 1):
                if len(line) > _LONGEST:
                    raise UsageError(f"cannot read {path}: a line is longer than {_LONGEST >> 20} MiB")
                yield line
    except OSError as error:
        raise no_access("read", path, error) from error
    except (EOFError, zlib.error) as error:
        raise UsageError(f"cannot read {path}: {error}") from error


def read_records(
    lines: Iterable[str | bytes],
    origin: str = "input",
    on_fault: Callable[[NoRecordError], None] | None = None,
) -> Iterator[Record]:
    """The records of some lines, given as text or in UTF-8; bytes that are no text are read around, blank lines passed over.

    A line that is no record raises `NoRecordError` with its number, or is told to `on_fault` and passed over.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                record = _record(line, number)
            except (ValidationError, ValueError, RecursionError) as error:
                fault = NoRecordError(origin, number, _reason(error))
                if on_fault is None:
                    raise fault from error
                on_fault(fault)
            else:
                yield record


def _record(line: str | bytes, number: int) -> Record:
    written = line.encode("utf-8", "replace") if isinstance(line, str) else line
    text = without_halves(written).decode("utf-8", "replace")
    fields = json.loads(text.removeprefix("\ufeff") if number == 1 else text, parse_constant=_no_value)
    if not isinstance(fields, dict):
        raise ValueError("not a JSON object")  # noqa: TRY004 - told to the person like every other fault of the line
    said = _Said.model_validate(fields)
    paper = Paper(
        title=" ".join(said.title.split()),
        abstract=said.abstract or "",
        arxiv_id=said.arxiv_id or arxiv_id(said.urls.abs or "") or arxiv_id(said.urls.pdf or ""),
        authors=tuple(said.authors),
        published=said.published,
        categories=tuple(said.categories),
        comment=said.comment,
        venue=said.venue,
        links=Links(**{name: address for name in PAGES if (address := _web(getattr(said.urls, name)))}),
    )
    return Record(paper, number, tuple(said.section), said.kind, fields)


def _no_value(_: str) -> None:
    """`NaN`, which Python writes for what is missing: it is no JSON, and would be none in an answer."""


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON ({error.msg})"
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        return f"{'.'.join(str(step) for step in first['loc'])}: {first['msg'].removeprefix('Value error, ')}"
    return str(error) or type(error).__name__


def _one_or_many(value: object) -> object:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def _words(value: object) -> object:
    return tuple(value.replace(",", " ").split()) if isinstance(value, str) else _one_or_many(value)


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = value.strip()
    return {0: None, 4: f"{text}-01-01", 7: f"{text}-01"}.get(len(text), text[:10])


def _bare_arxiv_id(value: object) -> object:
    if value is None or value == "":
        return None
    found = arxiv_id(str(value))
    if found is None:
        raise ValueError(f"{value!r} is not an arXiv id")
    return found


def _known_kind(value: object) -> object:
    return value if value in set(Kind) else None


def _text(value: object) -> object:
    return value or None


def _web(address: str | None) -> str | None:
    """What a reader can be sent to; a script, a file or a remark in the place of an address is none."""
    return address if address and _ADDRESS.fullmatch(address) else None


_ADDRESS = Pattern(r"\s*https?://\S+\s*", re.IGNORECASE)


def _pages(value: object) -> object:
    """Addresses of which an empty one is none."""
    return {name: said or None for name, said in value.items()} if isinstance(value, dict) else value or {}


_Text = Annotated[str | None, BeforeValidator(_text)]
_Many = Annotated[tuple[str, ...], BeforeValidator(_one_or_many)]


class _Lenient(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Said(_Lenient):
    title: str = Field(min_length=1, pattern=r"\S")
    abstract: str | None = None
    arxiv_id: Annotated[str | None, BeforeValidator(_bare_arxiv_id)] = None
    authors: _Many = ()
    published: Annotated[date | None, BeforeValidator(_day)] = None
    categories: Annotated[tuple[str, ...], BeforeValidator(_words)] = ()
    comment: _Text = None
    venue: _Text = None
    urls: Annotated[Links, BeforeValidator(_pages)] = Links()
    section: _Many = ()
    kind: Annotated[Kind | None, BeforeValidator(_known_kind)] = None
