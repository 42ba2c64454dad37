"""One record of an OAI-PMH page in arXiv's two formats, `arXiv` and `arXivRaw`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

from state.identity import Identity, Scheme, arxiv_id
from state.records import Links, Paper
from tracker.sources.arxiv.feed import dois
from tracker.sources.wording import one_line, split_names

OAI = "{http://www.openarchives.org/OAI/2.0/}"
"""The namespace of the protocol itself, which pages are in too."""
_HEADER, _METADATA = f"{OAI}header", f"{OAI}metadata"
_IDENTIFIER, _DATESTAMP = f"{OAI}identifier", f"{OAI}datestamp"
_PREFIX = "oai:arXiv.org:"
_ARXIV, _RAW = "{http://arxiv.org/OAI/arXiv/}", "{http://arxiv.org/OAI/arXivRaw/}"
_AUTHORS, _CREATED, _UPDATED = f"{_ARXIV}authors", f"{_ARXIV}created", f"{_ARXIV}updated"
_KEYNAME, _FORENAMES, _SUFFIX = f"{_ARXIV}keyname", f"{_ARXIV}forenames", f"{_ARXIV}suffix"
_NEW_STYLE = re.compile(r"\d{4}\.\d{4,5}")


@dataclass(frozen=True, slots=True)
class _Fields:
    """The names of the fields that both formats have, in the namespace of one."""

    id: str
    title: str
    abstract: str
    categories: str
    comments: str
    journal: str
    doi: str
    licence: str


_Values = dict[Any, Any]
"""The children of a record by tag."""
_NAMES = ("id", "title", "abstract", "categories", "comments", "journal-ref", "doi", "license")
_FIELDS = _Fields(*(_ARXIV + name for name in _NAMES))
_RAW_FIELDS = _Fields(*(_RAW + name for name in _NAMES))


@dataclass(frozen=True, slots=True)
class OaiRecord:
    """One record as the archive holds it now."""

    paper: Paper
    identities: tuple[Identity, ...]
    datestamp: date
    updated: date | None
    """When the latest version came, if there is more than one."""
    version: int | None
    licence: str | None


def read_record(element: Any) -> OaiRecord | None:
    """One record, or None where it lacks id, title or date, or its two ids differ. Called 100,000 times in a backfill."""
    parts = {part.tag: part for part in element}
    header, metadata = parts.get(_HEADER), parts.get(_METADATA)
    if header is None or metadata is None or len(metadata) == 0:
        return None
    node = metadata[0]
    known = _FORMATS.get(node.tag)
    told = {child.tag: child.text for child in header}
    name = _name(told.get(_IDENTIFIER))
    datestamp = _date(told.get(_DATESTAMP))
    if known is None or name is None or datestamp is None:
        return None
    fields, stamps_of = known
    values = {child.tag: child for child in node}
    return _built(values, fields, stamps_of(node, values), name, datestamp)


def is_deleted(element: Any) -> bool:
    """Does a record say that the work is gone?"""
    return len(element) > 0 and element[0].get("status") == "deleted"


def _name(identifier: str | None) -> str | None:
    """The arXiv id in an OAI identifier."""
    name = (identifier or "").strip()
    if not name.startswith(_PREFIX):
        return None
    name = name[len(_PREFIX) :]
    return name if _NEW_STYLE.fullmatch(name) else arxiv_id(name)


@dataclass(frozen=True, slots=True)
class _Stamps:
    """Who and when, which the two formats tell differently."""

    authors: tuple[str, ...]
    published: date | None
    updated: date | None
    version: int | None


def _arxiv(_node: Any, values: _Values) -> _Stamps:
    """The `arXiv` format: structured authors, the dates of the first and of the latest version."""
    updated = _date(_text(values, _UPDATED))
    authors = _authors(values[_AUTHORS]) if _AUTHORS in values else ()
    return _Stamps(authors, _date(_text(values, _CREATED)), updated, None if updated else 1)


def _arxiv_raw(node: Any, values: _Values) -> _Stamps:
    """The `arXivRaw` format: every version with its date, and the authors in one text."""
    dates = [_rfc_date(version.findtext(f"{_RAW}date")) for version in node.iterfind(f"{_RAW}version")]
    authors = split_names(re.sub(r",?\s+and\s+", ", ", one_line(_text(values, f"{_RAW}authors"))))
    latest = dates[-1] if len(dates) > 1 else None
    return _Stamps(authors, dates[0] if dates else None, latest, len(dates) or None)


_FORMATS = {f"{_ARXIV}arXiv": (_FIELDS, _arxiv), f"{_RAW}arXivRaw": (_RAW_FIELDS, _arxiv_raw)}


def _built(values: _Values, fields: _Fields, stamps: _Stamps, name: str, datestamp: date) -> OaiRecord | None:
    title = one_line(_text(values, fields.title))
    told = _text(values, fields.id)
    if not title or (told != name and arxiv_id(told) != name):
        return None
    doi = _text(values, fields.doi)
    paper = Paper(
        title,
        one_line(_text(values, fields.abstract)),
        name,
        stamps.authors,
        stamps.published,
        tuple(_text(values, fields.categories).split()),
        one_line(_text(values, fields.comments)) or None,
        one_line(_text(values, fields.journal)) or None,
        Links(f"https://arxiv.org/abs/{name}", f"https://arxiv.org/pdf/{name}"),
    )
    identity = Identity(Scheme.ARXIV, name)
    identities = (identity, *dois(doi)) if doi else (identity,)
    licence = one_line(_text(values, fields.licence)) or None
    return OaiRecord(paper, identities, datestamp, stamps.updated, stamps.version, licence)


def _text(values: _Values, tag: str) -> str:
    return (values[tag].text or "") if tag in values else ""


def _authors(node: Any) -> tuple[str, ...]:
    names = []
    for author in node:
        parts = {part.tag: part.text or "" for part in author}
        name = f"{parts.get(_FORENAMES, '')} {parts.get(_KEYNAME, '')}"
        if len(parts) > 2:
            name += f" {parts.get(_SUFFIX, '')}"
        name = " ".join(name.split())
        if len(name) > 2 or name.isalnum():  # ":" stands as an author where a collaboration's name ends
            names.append(name)
    return tuple(names)


def _date(text: str | None) -> date | None:
    """The day of a date, with its time or without: the protocol knows both."""
    try:
        return date.fromisoformat(text.strip()[:10]) if text else None
    except ValueError:
        return None


def _rfc_date(text: str | None) -> date | None:
    try:
        return parsedate_to_datetime(text).date() if text else None
    except (ValueError, TypeError):
        return None
