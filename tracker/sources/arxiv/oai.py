"""Reading the pages of an OAI-PMH harvest, and the sets to ask for; pure: bytes in, records out.

lxml reads a page record by record, so that what stood before a break in the document is kept and nothing larger than a
page is ever in memory.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lxml import etree

from tracker.sources.arxiv.markup import mended, well_formed, with_signs_as_text, with_those
from tracker.sources.arxiv.oai_records import OAI, OaiRecord, is_deleted, read_record
from tracker.sources.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_RECORD, _TOKEN, _ERROR = f"{OAI}record", f"{OAI}resumptionToken", f"{OAI}error"
_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|<[?!][^>]*>)*<OAI-PMH\b")
_COUNT = re.compile(r"\d{1,9}", re.ASCII)
_PHYSICS = frozenset(
    (
        *("astro-ph", "cond-mat", "gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math-ph"),
        *("nlin", "nucl-ex", "nucl-th", "physics", "quant-ph"),
    )
)


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

    Signs that people meant and XML takes for its own cost nothing: the page is read again with them as text. A record
    that breaks the document costs itself: the page is read without it. One that is cut off stays as far as it goes.
    """
    body = mended(body)
    page = _read(body)
    if page is None or page.whole:
        return page
    body = with_signs_as_text(body)
    page = _read(body)
    if page is None or page.whole:
        return page
    rest, lost = with_those(body, "record", well_formed)
    again = _read(rest) if lost else None
    return replace(again, unread=again.unread + lost, broken=True) if again and again.whole else page


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
            elif is_deleted(element):
                pass  # what is gone is no work, and nothing that could not be read
            elif record := read_record(element):
                records.append(record)
            else:
                unread += 1
            element.clear()
    except etree.XMLSyntaxError:
        whole = False
    root = context.root  # none as long as the document has no end
    if root.tag != f"{OAI}OAI-PMH" if root is not None else not _BEGINNING.match(body):
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
