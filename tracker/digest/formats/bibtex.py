"""BibTeX of the works that a digest is about, for those who cite."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tracker.digest.formats.format import Format, Presentation
from tracker.digest.latex import latex
from tracker.digest.model import Decision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.digest.model import Digest, Entry

_JOURNAL = re.compile(
    r"\b(journal|transactions|letters|nature|science|review|tmlr|jmlr|ijcv|tpami|tacl)\b", re.IGNORECASE
)
_COMMON = frozenset(
    {"a", "an", "the", "on", "of", "for", "in", "to", "and", "with", "towards", "toward", "is", "are"}
)
_WORD = re.compile(r"[a-z0-9]+")
_ADDRESS_SIGNS = str.maketrans({"%": r"\%", "#": r"\#", "&": r"\&", "_": r"\_", "~": r"\~{}"})


def render(digest: Digest, _: Presentation) -> str:
    """One entry a work, in the order in which the digest names them."""
    taken: set[str] = set()
    entries = [_entry(work, _key(work, taken)) for work in _works(digest)]
    return "\n".join(entries) if entries else "% Nothing new in this period.\n"


def _works(digest: Digest) -> list[Entry]:
    found = [item.entry for item in digest.new if not item.unsure]
    found += [item.entry for item in digest.waiting]
    found += [item.entry for item in digest.changed if item.what is not None]
    found += [item.entry for item in digest.decided if item.decision is Decision.MERGED]
    return list({entry.id: entry for entry in found}.values())


def _key(entry: Entry, taken: set[str]) -> str:
    """First author, year, first telling word; a letter more where that is taken already."""
    author = _ascii(_family(entry.authors[0])) if entry.authors else ""
    year = str(entry.published.year) if entry.published else ""
    words = [word for word in _WORD.findall(_ascii_words(entry.title)) if word not in _COMMON]
    stem = f"{author or 'anonymous'}{year}{words[0] if words else ''}"
    key, more = stem, 0
    while key in taken:
        more += 1
        key = f"{stem}{_letters(more)}"
    taken.add(key)
    return key


def _letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _family(author: str) -> str:
    family, comma, _ = author.partition(",")
    return family if comma else author.rpartition(" ")[2]


def _ascii_words(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def _ascii(text: str) -> str:
    return "".join(_WORD.findall(_ascii_words(text)))


def _entry(work: Entry, key: str) -> str:
    kind, fields = _kind(work), dict(_fields(work))
    width = max(len(name) for name in fields)
    lines = ",\n".join(f"  {name:<{width}} = {{{value}}}" for name, value in fields.items())
    return f"@{kind}{{{key},\n{lines}\n}}\n"


def _kind(work: Entry) -> str:
    if not work.venue:
        return "misc"
    return "article" if _JOURNAL.search(work.venue) else "inproceedings"


def _fields(work: Entry) -> Iterator[tuple[str, str]]:
    # The second pair of braces keeps the title's capitals whatever the style does.
    yield "title", f"{{{latex(work.title)}}}"
    if work.authors:
        yield "author", " and ".join(_names(work.authors))
    if work.venue:
        yield ("journal" if _kind(work) == "article" else "booktitle"), latex(work.venue)
    if work.published:
        yield "year", str(work.published.year)
        yield "month", str(work.published.month)
    if work.arxiv_id:
        yield "eprint", work.arxiv_id
        yield "archivePrefix", "arXiv"
    if work.url:
        yield "url", work.url.translate(_ADDRESS_SIGNS)


def _names(authors: Sequence[str]) -> Iterator[str]:
    """Names as BibTeX reads them; one that holds an `and` or a comma of its own is taken as a whole."""
    for author in authors:
        whole = re.search(r",|\band\b|\bothers\b", author, re.IGNORECASE)
        yield f"{{{latex(author)}}}" if whole else latex(author)


FORMAT = Format("bibtex", "application/x-bibtex", ".bib", render)
