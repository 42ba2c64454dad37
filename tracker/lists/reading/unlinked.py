"""Works told in paragraphs without any link: title, people, and where or when it appeared, one work each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.entry.parts import parse
from tracker.lists.entry.slots import TITLES, Slot
from tracker.lists.reading.blocks import read_blocks
from tracker.lists.reading.entries import BULLET, leads_outward
from tracker.lists.reading.gathering import read_entries
from tracker.lists.reading.outline import Role
from tracker.lists.reading.sections import stands_aside
from tracker.lists.reading.wrapped import broken_at, together, width_of
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.lists.reading.entries import Entry
    from tracker.lists.reading.outline import Outline
    from tracker.lists.reading.sections import Section

_FEWEST = 3
_SHARE = 0.8
_LONGEST = 400
_MOST_LINES = 4
_MOST_WORDS = 6
"""So many words beside title, people, venue and time are a note; more are sentences."""
_NO_WORDS = Pattern(r"\s*(?:[<>|#]|[-*_=]{3,}\s*$)")
_NO_PARAGRAPH = Pattern(r"\s*(?:[<>|#]|[-*_=]{3,}\s*$|\*\*[^*]*\*\*[\s:]*$|__[^_]*__[\s:]*$)")
"""Nor is a line in bold alone, which is a heading."""
_FIGURES = Pattern(r"\d\d")
_TIMES = frozenset({Slot.VENUE, Slot.YEAR, Slot.DATE})


def read_with_told(texts: Sequence[str], skeleton: Outline, sections: Sequence[Section]) -> list[Entry]:
    """Every entry of a page; those that are told in paragraphs only where no list of it links anywhere."""

    def entries(told: Mapping[int, int]) -> list[Entry]:
        return read_blocks(texts, sections, read_entries(texts, skeleton, sections, told))

    found = entries({})
    if any_linked(found, sections):
        return found
    told = _told_works(texts, skeleton.roles, sections)
    return entries(told) if told else found


def any_linked(entries: Iterable[Entry], sections: Sequence[Section]) -> bool:
    """Does any entry link, but for those in sections about the page itself?"""
    return any(entry.linked and not stands_aside(sections, entry.group.section) for entry in entries)


def _told_works(texts: Sequence[str], roles: Sequence[Role], sections: Sequence[Section]) -> dict[int, int]:
    """Where such paragraphs stand, each by its first line with the line after its last one.

    Only in sections that link nowhere, and of which nearly all says the same of one work after the other: prose
    tells no people behind a title, and none of it time after time.
    """
    found: dict[int, int] = {}
    few: dict[int, int] = {}
    """In sections too short to show that works are told so, where others show it."""
    told = [
        list(_paragraphs(texts, roles, section))
        for section in sections
        if not stands_aside(sections, section.number)
        and not leads_outward("\n".join(texts[section.body : section.end]))
    ]
    width = width_of(texts, roles, [span for spans in told for span in spans])
    for spans in told:
        least = max(_FEWEST, _SHARE * (len(spans) - 1))  # the first may introduce the others
        dated = [span for span in spans if any(map(_FIGURES.search, texts[slice(*span)]))]
        works = (
            [
                span
                for span in dated
                if tells_work(together(texts, *span, broken_at(texts, roles, *span, width)))
            ]
            if len(dated) >= least or len(dated) == len(spans)
            else []
        )
        if len(works) >= least:
            found.update(works)
        elif len(works) == len(spans):
            few.update(works)
    return {**found, **few} if found else {}


def tells_work(text: str) -> bool:
    """Does a text say a title, whose it is, and where or when it appeared, and hardly anything else?"""
    if len(text) > _LONGEST or text.count("\n") >= _MOST_LINES:
        return False
    parts = parse(text)
    slots = {part.slot for part in parts}
    if not (slots & TITLES and slots & _TIMES and Slot.AUTHORS in slots):
        return False
    return sum(len(part.raw.split()) for part in parts if part.slot is Slot.TEXT) <= _MOST_WORDS


def _paragraphs(texts: Sequence[str], roles: Sequence[Role], section: Section) -> Iterator[tuple[int, int]]:
    """The first line of each paragraph of a section and the line after its last; lists, tables and HTML are none."""
    at = section.body
    while at < section.end:
        end = at
        while end < section.end and roles[end] is Role.TEXT and not BULLET.match(texts[end]):
            end += 1
        if end > at and not (_NO_PARAGRAPH if end == at + 1 else _NO_WORDS).match(texts[at]):
            yield at, end
        at = max(end, at + 1)
