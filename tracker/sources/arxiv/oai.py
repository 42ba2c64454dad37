"""Reading OAI-PMH pages in arXiv's two formats, `arXiv` and `arXivRaw`; pure: bytes in, records out.

lxml reads a page record by record, so that what stood before a break in the document is kept and nothing larger than a
page is ever in memory.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from datetime import date
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from lxml import etree

from state.identity import Identity, Scheme, arxiv_id
from state.records import Links, Paper
from tracker.sources.arxiv.feed import dois, from_its_start, well_formed
from tracker.sources.wording import one_line, split_names

if TYPE_CHECKING:
    from collections.abc import Sequence

_OAI = "{http://www.openarchives.org/OAI/2.0/}"
_RECORD, _TOKEN, _ERROR = f"{_OAI}record", f"{_OAI}resumptionToken", f"{_OAI}error"
_HEADER, _METADATA = f"{_OAI}header", f"{_OAI}metadata"
_IDENTIFIER, _DATESTAMP = f"{_OAI}identifier", f"{_OAI}datestamp"
_PREFIX = "oai:arXiv.org:"
_ARXIV, _RAW = "{http://arxiv.org/OAI/arXiv/}", "{http://arxiv.org/OAI/arXivRaw/}"
_AUTHORS, _CREATED, _UPDATED = f"{_ARXIV}authors", f"{_ARXIV}created", f"{_ARXIV}updated"
_KEYNAME, _FORENAMES, _SUFFIX = f"{_ARXIV}keyname", f"{_ARXIV}forenames", f"{_ARXIV}suffix"
_ONE_RECORD = re.compile(rb"<record\b.*?</record>", re.DOTALL)
_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|<[?!][^>]*>)*<OAI-PMH\b")
_COUNT = re.compile(r"\d{1,9}", re.ASCII)
_NEW_STYLE = re.compile(r"\d{4}\.\d{4,5}")
_PHYSICS = frozenset(
    (
        *("astro-ph", "cond-mat", "gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math-ph"),
        *("nlin", "nucl-ex", "nucl-th", "physics", "quant-ph"),
    )
)


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


@dataclass(frozen=True, slots=True)
class OaiPage:
    """One page of a harvest."""

    records: tuple[OaiRecord, ...]
    token: str | None = None
    """Leads to the next page; None on the last."""
    error: str | None = None
    """The protocol's code for what is wrong, such as `badResumptionToken`."""
    words: str = ""
    """What the service says of the error."""
    unread: int = 0
    """Records that were there and could not be taken."""
    whole: bool = True
    """Did the document reach its end?"""
    broken: bool = False
    """Did records break it? Those are among the unread."""
    lacking: int = 0
    """On the last page: how many records fewer came than the list has by the service's own count."""

    @property
    def datestamps(self) -> tuple[date, ...]:
        """The records' datestamps in the order of the page."""
        return tuple(record.datestamp for record in self.records)


def read_page(body: bytes) -> OaiPage | None:
    """The page in a body, or None where it is no OAI-PMH document.

    A record that breaks the document costs itself: the page is read again without it. One that is cut off stays as far
    as it goes.
    """
    body = from_its_start(body)
    page = _read(body)
    if page is None or page.whole:
        return page
    mended, lost = _without_broken(body)
    again = _read(mended) if lost else None
    return replace(again, unread=again.unread + lost, broken=True) if again and again.whole else page


def _without_broken(body: bytes) -> tuple[bytes, int]:
    """A page without the records that are not well-formed by themselves, and how many they are."""
    broken = [found[0] for found in _ONE_RECORD.finditer(body) if not well_formed(found[0])]
    for record in broken:
        body = body.replace(record, b"", 1)
    return body, len(broken)


def _read(body: bytes) -> OaiPage | None:
    records: list[OaiRecord] = []
    token = error = None
    words = ""
    unread = size = lacking = 0
    whole = True
    context = etree.iterparse(
        io.BytesIO(body),
        events=("end",),
        tag=(_RECORD, _TOKEN, _ERROR),
        resolve_entities=False,
        no_network=True,
    )
    try:
        for _, element in context:
            size += element.tag == _RECORD
            if element.tag == _TOKEN:
                token = (element.text or "").strip() or None
                lacking = 0 if token else _lacking(element, size)
            elif element.tag == _ERROR:
                error, words = element.get("code") or "unknown", one_line(element.text)
            elif _is_deleted(element):
                pass  # what is gone is no work, and nothing that could not be read
            elif record := _record(element):
                records.append(record)
            else:
                unread += 1
            element.clear()
    except etree.XMLSyntaxError:
        whole = False
    root = context.root  # none as long as the document has no end
    if root.tag != f"{_OAI}OAI-PMH" if root is not None else not _BEGINNING.match(body):
        return None
    if not whole:  # a token after a break is not to be had, and one before it is not the page's
        token = None
    return OaiPage(tuple(records), token, error, words, unread, whole, lacking=lacking)


def _lacking(token: Any, size: int) -> int:
    """What is missing at the end of a list that tells its size and where this page began, as the old host's do."""
    begun, complete = token.get("cursor", ""), token.get("completeListSize", "")
    if not (_COUNT.fullmatch(begun) and _COUNT.fullmatch(complete)):
        return 0
    return max(0, int(complete) - int(begun) - size)


def sets_for(categories: Sequence[str]) -> tuple[str, ...]:
    """The fewest sets that hold the categories: one for each archive, or the category's own where it is alone in it.

    >>> sets_for(("cs.CV", "cs.CL", "eess.IV", "quant-ph"))
    ('cs', 'eess:eess:IV', 'physics:quant-ph')
    """
    archives: dict[str, list[str]] = {}
    for category in categories:
        archive, _, subject = category.partition(".")
        archives.setdefault(archive, []).append(subject)
    return tuple(_set_spec(archive, subjects) for archive, subjects in sorted(archives.items()))


def _set_spec(archive: str, subjects: list[str]) -> str:
    group = "physics" if archive in _PHYSICS else archive
    if len(subjects) == 1 and subjects[0]:
        return f"{group}:{archive}:{subjects[0]}"
    return group if group == archive else f"{group}:{archive}"


def _record(element: Any) -> OaiRecord | None:
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


def _is_deleted(element: Any) -> bool:
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
