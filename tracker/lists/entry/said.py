"""What an entry's words say where no link stands: title and name, times, ids, venues, people and tags."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from state.titles import word_count
from tracker.lists.entry.affiliations import is_affiliation
from tracker.lists.entry.answers import NOTHING
from tracker.lists.entry.called import SHORT_EMPHASIS, is_name
from tracker.lists.entry.edges import BETWEEN_TAGS, WORD, WORD_RUN, set_off_fact, unwrapped
from tracker.lists.entry.inline import plain
from tracker.lists.entry.people import CITED_IN_SHORT, PEOPLE, may_name_people
from tracker.lists.entry.presented import IN_TRACK, PRESENTED, is_manner
from tracker.lists.entry.runs import word_runs
from tracker.lists.entry.slots import Column, Slot, Span
from tracker.lists.entry.stretches import Told, gaps
from tracker.lists.entry.tails import is_byline, is_tail
from tracker.lists.entry.targets import LONE_ID
from tracker.lists.entry.times import find_dates, find_years, month_alone, years_behind
from tracker.lists.entry.venues import SLANTED_LINE, find_venues, is_named_venue, names_outlet
from tracker.lists.entry.yearless import day_alone, days_in
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator


_BARRED = Pattern(r"(?P<name>[^|\n]{1,60}?)\s+[|–—-]\s+(?=[^|\s])")
"""A name with a bar or a dash behind it, which few titles hold."""


_BAR = Pattern(r"[ \t]*\|")
_BEHIND_NAME = Pattern(
    r"\s*(?:[:：]|[|–—-]\s)\s*|\s*[(\[`](?P<words>[^()\[\]`]{2,30})[)\]`]\s*(?:[:：–—-]\s*)?(?=[\w\"“])"
)
"""What stands between a name and the rest of the title: a sign, or the time or the venue in brackets."""
_CLOSED_NAME = Pattern(r"(?<=\w)\s?[:：]$")
"""The sign behind a name, inside the emphasis that holds both: `***Name:*** the rest`."""
_CODED_NAME = Pattern(r"\*\*`(?P<words>[^`*\n]{1,40})`\*\*[,，]\s+(?=\S)")
"""A name that is set apart as no word of a title is: ``**`Name`**, Name: the rest``."""
_SPACE = Pattern(r"[ \t]+(?P<words>(?!))?")
"""What stands behind a name that has its sign within."""


def title_parts(text: str, start: int, end: int, *, named: bool) -> Iterator[Span]:
    """A title, split where its name is set apart: `**Name**: the rest`."""
    coded = _CODED_NAME.match(text, start, end)
    if coded and not is_tail(coded["words"]) and word_count(plain(text[coded.end() : end])) >= 2:
        yield Span(*coded.span("words"), Slot.NAME)
        yield Span(coded.end(), end, Slot.TITLE)
        return
    match = SHORT_EMPHASIS.match(text, start, end)
    if match and is_name(match["words"]):
        fact = set_off_fact(text, match.end(), end) if _BAR.match(text, match.end(), end) else 0
        begin = end - len(text[fact:end].lstrip("| \t"))
        if fact and begin < end:
            yield Span(*match.span("words"), Slot.NAME)
            yield from gap_spans(text, match.end(), fact, None)
            yield Span(*unwrapped(text, begin, end), Slot.SUBTITLE)
            return
        closed = _CLOSED_NAME.search(text, *match.span("words"))
        said = plain(match["words"]).rstrip(":：").casefold()
        rest = (_SPACE if closed else _BEHIND_NAME).match(text, match.end(), end)
        timed = rest["words"] if rest else None
        told = not timed or is_tail(timed) or is_byline(timed)
        if rest and told and word_count(plain(text[rest.end() : end])) >= 2:
            yield Span(match.start("words"), closed.start() if closed else match.end("words"), Slot.NAME)
            yield from gap_spans(text, *rest.span("words"), None) if timed else ()
            whole = plain(text[rest.end() : end]).casefold().startswith(f"{said}:")
            yield Span(*unwrapped(text, rest.end(), end), Slot.TITLE if whole else Slot.SUBTITLE)
            return
    barred = _BARRED.match(text, start, end)
    if barred and is_name(barred["name"]) and word_count(plain(text[barred.end() : end])) >= 2:
        yield Span(*barred.span("name"), Slot.NAME)
        yield Span(barred.end(), end, Slot.SUBTITLE)
        return
    yield Span(start, end, Slot.SUBTITLE if named else Slot.TITLE)


_NUMBER = Pattern(r"\d{4}\.\d{4,5}(?:v\d+)?")
_SHORT_YEAR = Pattern(r"(?P<apart>[ -]?)(?P<year>[0-3]\d)(?!\w|[.,%]\d|%| [a-z])")
"""The year behind a venue: `CVPR25`, and behind a known one `CVPR 25`, but not what else is counted."""
_APOSTROPHES = ("'", "’")
"""Behind two figures they show that these are a year: `Preprint 24'`."""
_LINE_NUMBER = Pattern(r"\A\s*\n[ \t]*\d{1,2}[.)][ \t]+|(?<=\n)[ \t]*\d{1,2}[.)][ \t]+")
"""The number of a line below an entry's first, which is no word of it."""
_BULLET_LINE = Pattern(r"\n[ \t]*[-*+•][ \t]+")
"""Where a line below an entry's first begins, whose words are its own."""
_NUMBERED = Pattern(rf"(?:\s+arXiv)?\s*:?\s*{_NUMBER.pattern}(?!\w)", re.IGNORECASE)
"""The number of a preprint, right behind the word for it."""


def is_time_or_id(words: str) -> bool:
    """Are the words a day, a year or an id and nothing more?"""
    return bool(LONE_ID.fullmatch(words)) or (
        len(words) < _LONGEST_TIME and bool(find_dates(words) or find_years(words))
    )


_LONGEST_TIME = 12


def gap_spans(text: str, start: int, end: int, column: Column | None) -> Iterator[Span]:
    """What a stretch between links and title says."""
    words = text[start:end]
    if not WORD.search(words):
        return
    told, covered = Told(words), list[tuple[int, int]]()
    counted = _DIGIT.search(words) is not None
    for span in chain(
        (*_place_spans(words), *_outlet_spans(words)) if column is None and "\n" in words else (),
        *([_cited_spans(words)] if column is None else ()),
        _author_spans(words, column),
        _time_spans(words, column, told) if counted or column is Column.DATE else (),
        _venue_spans(words, told),
        _id_spans(words, told) if counted else (),
        _volume_spans(words, told) if counted else (),
    ):
        told.add(span.start, span.end)
        covered.append((span.start, span.end))
        yield Span(start + span.start, start + span.end, span.slot, span.form)
    covered.extend(match.span() for match in (_BULLET_LINE.finditer(words) if "\n" in words else ()))
    for a, b in gaps(words, covered):
        numbered = _LINE_NUMBER.search(words, a, b) if "\n" in words else None
        for first, last in word_runs(words, numbered.end() if numbered else a, b, apart=column is None):
            run = words[first:last]
            if column is None and BETWEEN_TAGS.search(run):
                yield from _tag_spans(text, start + first, start + last)
            elif not (column is Column.VENUE and NOTHING.fullmatch(run)):
                own = (column is Column.VENUE and IN_TRACK.fullmatch(run)) or (
                    column is None and (PRESENTED.fullmatch(run) or is_manner(run) or is_affiliation(run))
                )
                slot = Slot.PICTURE if own else Slot.VENUE if column is Column.VENUE else Slot.TEXT
                yield Span(start + first, start + closed(words, first, last), slot)


_DIGIT = Pattern(r"\d")
"""What all times but a month alone, all ids and all volumes have."""


def _tag_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Tags in a row, each in brackets of its own: `【Lamp】-【Made University】`."""
    apart = [match.span() for match in BETWEEN_TAGS.finditer(text, start, end)]
    for first, last in zip([start, *(b for _, b in apart)], [*(a for a, _ in apart), end], strict=True):
        run = WORD_RUN.search(text, first, last)
        if run:
            yield Span(*run.span(), Slot.PICTURE)


def _place_spans(words: str) -> Iterator[Span]:
    """Lines that say where people work and name what is a venue elsewhere: `Made University of Science`."""
    at = 0
    for line in words.split("\n"):
        run = WORD_RUN.search(line) if len(line) < _LONGEST_PLACE else None
        if run and find_venues(run.group()) and is_affiliation(run.group()):
            yield Span(at + run.start(), at + run.end(), Slot.PICTURE)
        at += len(line) + 1


_LONGEST_PLACE = 300


def _outlet_spans(words: str) -> Iterator[Span]:
    """Slanted lines that name where a work appeared in full, without the year at their end: `*Journal of Lamps, 2024*`."""
    for line in SLANTED_LINE.finditer(words):
        if names_outlet(line["words"]):
            yield Span(*line.span("words"), Slot.VENUE)


def _cited_spans(words: str) -> Iterator[Span]:
    """One and others with the year in bold, and the letter that tells works of one year apart, which is of its own work."""
    bold = _CITED_IN_BOLD.search(words) if "**" in words and CITED_IN_SHORT.search(words) else None
    if bold:
        yield Span(*bold.span("people"), Slot.AUTHORS)
        yield Span(*bold.span("year"), Slot.YEAR, "{Y}")
        if bold["letter"]:
            yield Span(*bold.span("letter"), Slot.PICTURE)


_CITED_IN_BOLD = Pattern(rf"(?<=\*\*){CITED_IN_SHORT.pattern}(?=\*\*)")


def _author_spans(words: str, column: Column | None) -> Iterator[Span]:
    told_there = column in (None, Column.TITLE, Column.AUTHORS) and may_name_people(words)
    for match in PEOPLE.finditer(words) if told_there else ():
        venues = find_venues(match.group())
        people = PEOPLE.match(words, match.start(), match.start() + venues[0][0]) if venues else match
        if people and not is_affiliation(people.group()):  # a venue behind a full stop is no surname
            first, last = people.span()
            # emphasis, not a footnote's mark
            last -= words[last - 1] == "*" and words[first - 1 : first] == "*"
            yield Span(first, last, Slot.AUTHORS)


def _time_spans(words: str, column: Column | None, told: Told) -> Iterator[Span]:
    alone = (month_alone(words) or day_alone(words)) if column is Column.DATE else None
    behind = years_behind(words) if column is Column.VENUE else ()
    days = days_in(words)
    for one in [*find_dates(words), *find_years(words), *behind, *days, *([alone] if alone else [])]:
        counts = (
            not one.moment.month
            and _COUNTED.match(words, one.end)
            and not _BEHIND_WORD.search(words, 0, one.start)
        )
        if told.is_free(one.start, one.end) and not counts:
            yield Span(one.start, one.end, Slot.DATE if one.moment.month else Slot.YEAR, one.form)


_COUNTED = Pattern(r" (?!papers\b|works\b)[a-z]{3,}s\b")
"""What a number that looks like a year counts: `2000 videos`."""
_BEHIND_WORD = Pattern(r"[^\W\d_][ ,']*$")


def _volume_spans(words: str, told: Told) -> Iterator[Span]:
    """The volume, the issue and the pages that a work alone has."""
    found = _VOLUME.finditer(words) if _STOP_AND_DIGIT.search(words) else ()
    yield from (Span(*match.span(), Slot.PICTURE) for match in found if told.is_free(*match.span()))


_STOP_AND_DIGIT = Pattern(r"\. ?\d")
"""What each part of a volume has, and most words have not."""
_IN_VOLUME = r"(?:vol|no|pp?|art)\. ?\d[\w:–-]*"
_VOLUME = Pattern(rf"(?<!\w){_IN_VOLUME}(?:, ?{_IN_VOLUME})*(?!\w)", re.IGNORECASE)


def _id_spans(words: str, told: Told) -> Iterator[Span]:
    for number in LONE_ID.finditer(words):
        if told.is_free(*number.span()):
            yield Span(*number.span(), Slot.ID)


def _venue_spans(words: str, told: Told) -> Iterator[Span]:
    """Venues, the number of a preprint with them, and the short year right behind one."""
    for first, last in find_venues(words):
        if not told.is_free(first, last):
            continue
        numbered = _NUMBERED.match(words, last)
        if numbered:
            yield Span(first, numbered.end(), Slot.VENUE, _NUMBER.sub("{id}", words[first : numbered.end()]))
            continue
        yield Span(first, last, Slot.VENUE)
        short = _SHORT_YEAR.match(words, last)
        sure = short and (
            not short["apart"]
            or is_named_venue(words[first:last])
            or words[short.end("year") : short.end("year") + 1] in _APOSTROPHES
        )
        if short and sure and told.is_free(*short.span("year")):
            yield Span(*short.span("year"), Slot.YEAR, "{y}")


def closed(text: str, start: int, end: int) -> int:
    """The end of a stretch of words with the bracket, or the sign of code, that closes one of its own."""
    run = text[start:end]
    if text[end : end + 1] == "`" and run.count("`") % 2:
        return end + 1
    for opening, closing in ("()", "[]", "{}"):
        if text[end : end + 1] == closing and run.count(opening) > run.count(closing):
            return end + 1
    return end
