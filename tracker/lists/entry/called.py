"""What a work is called in an entry, before its title, behind it or in a cell of its own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from state.titles import word_count
from tracker.lists.entry.edges import BETWEEN_TAGS, WORD_RUN
from tracker.lists.entry.inline import plain
from tracker.lists.entry.labels import is_label
from tracker.lists.entry.people import CITED, LETTER, OTHERS
from tracker.lists.entry.presented import IN_TRACK, is_manner
from tracker.lists.entry.tails import is_tail
from tracker.lists.entry.times import find_dates, find_years
from tracker.lists.entry.venues import find_venues, is_named_venue
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from tracker.lists.entry.inline import Mark

_CELL = Pattern(r"<t[dh]\b[^<>]*>\s*(?P<words>[^<>\n]{1,60}?)\s*</t[dh]\s*>", re.IGNORECASE)
SHORT_EMPHASIS = Pattern(
    r"(?P<open>\*{2,3}|__|`|<b>|<strong>)(?P<words>[^*`<>\n]{1,60}?)(?P<close>\*{2,3}|__|`|</b>|</strong>)"
)
COLON = Pattern(r"\w: \w")
"""What a title may have and a name has not."""
_NAME_WORDS = 4


def name_before(text: str, title: int, found: list[Mark]) -> tuple[int, int] | None:
    """A short name that stands before the title, emphasised or in a cell of its own."""
    if any(mark.end <= title and is_label_name(text, mark) for mark in found):
        return None
    bracketed = _BRACKETED_NAME.match(text)
    if bracketed and bracketed.end() <= title and is_name(bracketed["words"]):
        return bracketed.span("words")
    tags = _TAG.finditer(text, 0, title) if "】" in text else ()
    if own := next((match for match in tags if _begins_with(text, title, match["words"])), None):
        return own.span("words")
    cells = _CELL.finditer(text, 0, title) if "<t" in text else ()
    for match in (*SHORT_EMPHASIS.finditer(text, 0, title), *cells):
        if match.end() > title or not is_name(match["words"]):
            continue
        inside = any(mark.start <= match.start() < mark.end for mark in found)
        tagged = match.start() > 0 and text[match.start() - 1] in "[("
        named = not inside and not tagged and not is_tail(match["words"])
        if named and (inner := WORD_RUN.search(text, *match.span("words"))):
            return inner.span()
    return None


_TAG = Pattern(r"【(?P<words>[^【】\n]{1,40})】")


def _begins_with(text: str, title: int, name: str) -> bool:
    """Is a name the one that a title begins with?"""
    return is_name(name) and plain(text[title : title + _LONGEST_NAME]).startswith(f"{name}:")


_LONGEST_NAME = 60
_OWN_NAME = Pattern(r"[^\s:]+(?=: )")


def has_other_name(text: str, title: tuple[int, int], name: tuple[int, int]) -> bool:
    """Does a title begin with a name of its own, so that what stands before it is a task or a tag?"""
    own = _OWN_NAME.match(text, *title)
    said = plain(text[slice(*title)]).casefold()
    return own is not None and own.end() < title[1] and plain(text[slice(*name)]).casefold() not in said


_BRACKETED_NAME = Pattern(r"\s*\[(?P<words>[^\[\]\n]{1,40})\](?=:\s)")
"""`[Name]: the title`, where the brackets are no link's."""
_NAME_BEHIND = Pattern(r"\((?:\*\*|__|`)(?P<words>[^()*`\n]{1,40}?)(?:\*\*|__|`)\)")


def name_behind(text: str, title: int) -> tuple[int, int] | None:
    """A short name in emphasis and brackets behind the title: `The title (**Name**)`."""
    match = _NAME_BEHIND.search(text, title)
    named = match and is_name(match["words"]) and not is_tail(match["words"])
    return match.span("words") if match and named else None


def name_in_cell(text: str, title: tuple[int, int]) -> tuple[int, int] | None:
    """The name with which the title begins, in a cell of its own behind it."""
    said = plain(text[slice(*title)]).casefold()
    for match in _CELL.finditer(text, title[1]):
        words = plain(match["words"]).casefold()
        if is_name(match["words"]) and said.startswith(f"{words}:"):
            return match.span("words")
    return None


def emphasised_name(text: str, found: list[Mark]) -> tuple[int, int] | None:
    """A short name in emphasis outside of all links, where no title stands."""
    return name_before(text, len(text), [mark for mark in found if not is_label_name(text, mark)])


def is_apart(
    text: str, title: tuple[int, int] | None, found: list[Mark], name: tuple[int, int] | None
) -> bool:
    """Does the work's name stand before the title, which does not repeat it?"""
    if title is None:
        return False
    if name is None:
        label = next(
            (mark.label for mark in found if mark.start < title[0] and is_label_name(text, mark)), None
        )
        if label is None or label[1] > title[0]:
            return False
        name = label
    said = plain(text[slice(*name)]).casefold()
    return not plain(text[slice(*title)]).casefold().startswith(said)


@lru_cache(maxsize=256)  # as `is_label`
def is_name(label: str) -> bool:
    """Are these few enough words for a name?"""
    words = plain(label)
    if OTHERS.search(words) or BETWEEN_TAGS.search(words) or is_manner(words):
        return False
    if ", " in words and CITED.fullmatch(words):
        return False
    return 0 < word_count(words) <= _NAME_WORDS and bool(LETTER.search(words)) and not COLON.search(words)


def is_label_name(text: str, mark: Mark) -> bool:
    """Is a link's text the short name of a work?"""
    label = mark.label_in(text)
    if mark.image or not label or not is_name(label) or is_label(label):
        return False
    return not tells_where_or_when(text, mark)


def tells_where_or_when(text: str, mark: Mark) -> bool:
    """Are a link's words where or when the work appeared, which another work's link must not repeat?"""
    label = mark.label_in(text)
    if not label or len(label) > _LONGEST_VENUE:
        return False
    framed = text[mark.start - 1 : mark.start] + text[mark.end : mark.end + 1] == "[]"
    return _is_where_or_when(label, framed=framed)


@lru_cache(maxsize=256)  # as `is_label`
def _is_where_or_when(label: str, *, framed: bool) -> bool:
    words = plain(label)
    if _YEAR.fullmatch(words) or (framed and _PLACE_AND_YEAR.fullmatch(words)):
        return True
    venues, dates, years = find_venues(label), find_dates(label), find_years(label)
    where = label[: years[-1].end] if venues and years and _is_presented(label[years[-1].end :]) else label
    if not (venues or dates) or not is_tail(where):
        return False
    return bool(dates or years or is_named_venue(label[slice(*venues[0])]) or _PREPRINT_OF.search(label))


def _is_presented(words: str) -> bool:
    """Do the words behind a venue's year say how a work was presented there, as `Short Paper`?"""
    return IN_TRACK.fullmatch(words.strip(" ()")) is not None


_PLACE_AND_YEAR = Pattern(r"[A-Z][\w&/.-]*(?: (?:(?:of|on|and|in) )?[A-Z][\w&/.-]*){0,4},? 20[0-3]\d")
"""A journal that nobody else may know, with the year: `[[Lamp Medicine 2025](…)]`."""
_YEAR = Pattern(r"(?:19[89]|20[0-3])\d")
_PREPRINT_OF = Pattern(r"(?:ar(?:xi|ix)v|preprint)[ _-]?2\d(?!\d)", re.IGNORECASE)
"""A preprint with a short year right behind: `arXiv25`, which no work is called."""
_LONGEST_VENUE = 80
