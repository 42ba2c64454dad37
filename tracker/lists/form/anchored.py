"""Anchors that count on with the entries they stand before: `<a id="p12"></a>`."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.lists.form.numbers import number_span
from tracker.lists.reading.anchors import anchors_of, plain_anchor
from tracker.lists.reading.entries import BULLET, EntryKind
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.lists.reading.entries import Entry
    from tracker.lists.reading.page import Page

_FEWEST = 3
_COUNTED = Pattern(
    r"<(?P<tag>a|span)\s+(?:id|name)\s*=\s*(?P<quote>[\"']?)(?P<stem>[\w.-]*?)(?P<number>\d{1,4})(?P=quote)\s*"
    r"(?:/>|>\s*</(?P=tag)\s*>)(?:\s*[\[(](?P<again>(?P=number))[\])][.:]?)?\s*",
    re.IGNORECASE,
)
"""An anchor that ends in a number, and the same number in brackets behind it."""


def anchored(texts: Sequence[str], page: Page, members: Sequence[Entry], index: int) -> list[str]:
    """The lines of a new entry with the next anchor where those of its neighbours count on.

    Only where it stands beside the last that was counted: in between, or where the next id is taken, it has none,
    since links lead to those that stand there.
    """
    last = _last_of(members, index)
    if last is None or not texts or _COUNTED.search(texts[0]):
        return list(texts)
    number = f"{int(last['number']) + 1:0{len(last['number'])}}"
    if plain_anchor(last["stem"] + number) in anchors_of(page):
        return list(texts)
    written = last.group()
    for name in ("again", "number"):  # from behind, so that what stands before stays where it is
        start, end = (at - last.start() for at in last.span(name))
        written = f"{written[:start]}{number}{written[end:]}" if last[name] else written
    at = _body_of(texts[0], members[0].kind)
    return [f"{texts[0][:at]}{written}{texts[0][at:]}", *texts[1:]]


def without_taken(lines: Sequence[str], page: Page) -> list[str]:
    """New lines without ids that stand on the page already, which came with what a neighbour is dressed in.

    One that stands there several times is how the list dresses its entries, and leads nowhere anyway.
    """
    if not any("<" in line and _ID.search(line) for line in lines):
        return list(lines)
    count = Counter(one for text in page.lines.texts for one in _ids_in(text))
    taken = {one for one, times in count.items() if times == 1}
    return [_TAG.sub(lambda tag: _freed(tag, taken), line) for line in lines]


def _ids_in(text: str) -> Iterator[str]:
    """The ids in a line, each once a tag."""
    for tag in _TAG.findall(text) if "<" in text else ():
        yield from {plain_anchor(_value(attribute)) for attribute in _ID.finditer(tag)}


def _value(attribute: re.Match[str]) -> str:
    return attribute["value"].strip("\"'")


def _freed(tag: re.Match[str], taken: AbstractSet[str]) -> str:
    """A tag without the ids that are taken; nothing where it held nothing else and stands around no words."""
    kept = _ID.sub(lambda found: "" if plain_anchor(_value(found)) in taken else found.group(), tag.group())
    closed_later = "</a" in tag.string[tag.end() :].lower()
    return "" if kept != tag.group() and _EMPTY.fullmatch(kept) and not closed_later else kept


_TAG = Pattern(r"<[a-z][^<>]*>(?:\s*</a\s*>)?", re.IGNORECASE)
_EMPTY = Pattern(r"<a\s*/?>(?:\s*</a\s*>)?", re.IGNORECASE)
_ID = Pattern(r"\s+(?:id|name)\s*=\s*(?P<value>\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+)", re.IGNORECASE)


def _last_of(members: Sequence[Entry], index: int) -> re.Match[str] | None:
    """The anchor with the greatest number, if all entries have one, count by one, and the place is beside it."""
    if len(members) < _FEWEST or members[0].kind not in (EntryKind.BULLET, EntryKind.PARAGRAPH):
        return None
    found = [_COUNTED.match(one.text, _body_of(one.text, one.kind)) for one in members]
    counted = [match for match in found if match]
    if len(counted) < len(members) or len({match["stem"] for match in counted}) > 1:
        return None
    steps = {int(other["number"]) - int(one["number"]) for one, other in pairwise(counted)}
    if steps == {1} and index == len(members):
        return counted[-1]
    return counted[0] if steps == {-1} and index == 0 else None


def _body_of(text: str, kind: EntryKind) -> int:
    """Where the words of an entry begin, behind its bullet or number."""
    bullet = BULLET.match(text)
    if bullet:
        return bullet.end()
    span = number_span(kind, text)
    return len(text) - len(text[span[1] :].lstrip(".)] \t")) if span else 0
