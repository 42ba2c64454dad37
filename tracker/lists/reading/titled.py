"""Entries whose title stands in bold, with a line for each of their links below it: `- Paper: https://…`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.identity import identify
from state.titles import word_count
from tracker.lists.entry.inline import marks, plain
from tracker.lists.entry.labels import is_label
from tracker.lists.entry.people import LETTER, PEOPLE, may_name_people
from tracker.lists.entry.tails import is_tail
from tracker.lists.reading.entries import leads_outward, outward
from tracker.lists.reading.outline import Role
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_TITLE = Pattern(r"(?P<mark>\*\*|__)(?P<words>[^*\[\]]+)(?P=mark)[ \t]*(?:</?br\s*/?>|\\)?[ \t]*")
_TOLD = Pattern(r"(?:[-*+•][ \t]+)?(?P<label>[^\s:：][^:：\[\]]{0,23}?)[ \t]*[:：][ \t]*(?P<rest>\S.*)")
"""A line that tells something under a label."""
_REMARK = Pattern(r"[-*+•][ \t]+[^:：\[\]]{1,40}")
_LABEL_WORDS = 3
_TITLE_WORDS = 4
_FEWEST = 3
_LONGEST = 400
_MOST_IDS = 3
"""One paper may have an id with each of a few services; more are several papers."""


def titled_works(texts: Sequence[str], roles: Sequence[Role]) -> dict[int, int]:
    """Where such works stand, each by its first line with the line after its last one.

    On a page with one or two of them a bold line over links may be the heading of something else.
    """
    found: dict[int, int] = {}
    for number, text in enumerate(texts):
        if text[:2] in ("**", "__") and roles[number] is Role.TEXT and is_title(text):
            end = _end(texts, roles, number + 1)
            if end and _is_work(texts[number + 1 : end]):
                found[number] = end
    return found if len(found) >= _FEWEST else {}


def is_title(text: str) -> bool:
    """Is a line a title in bold, and nothing else?"""
    match = _TITLE.fullmatch(text)
    words = match["words"].strip() if match else ""
    return word_count(words) >= _TITLE_WORDS or ": " in words


def _end(texts: Sequence[str], roles: Sequence[Role], line: int) -> int:
    """The line after the last one that tells something of the work above; 0 where none does."""
    end = 0
    while line < len(texts) and roles[line] in (Role.TEXT, Role.BLANK):
        if roles[line] is Role.BLANK:
            if line + 1 < len(texts) and roles[line + 1] is Role.BLANK:
                break
        elif is_title(texts[line]) or not _tells(texts[line]):
            break
        else:
            end = line + 1
        line += 1
    return end


def _tells(text: str) -> bool:
    told = _TOLD.fullmatch(text)
    if _stands_beside(text):
        return True
    if told is None or len(told["label"].split()) > _LABEL_WORDS:
        return _REMARK.fullmatch(text) is not None
    labels = [text[slice(*mark.label)] for mark in marks(text) if not mark.image]
    return all(map(is_label, labels)) and plain(told["label"]) != ""


def _stands_beside(text: str) -> bool:
    """Does a line name nothing but people, or a venue or a time, or hold nothing but labelled links?"""
    if marks(text):
        return _links_alone(text)
    words = text.strip(" \t*_\\")
    if len(words) > _LONGEST or not LETTER.search(words):
        return False
    return is_tail(words) or (may_name_people(words) and PEOPLE.fullmatch(words) is not None)


def _links_alone(text: str) -> bool:
    """Is a line nothing but links by their labels: `[[Paper](…)] | [Code](…)`?"""
    found = [mark for mark in marks(text) if not mark.image]
    for mark in reversed(found):
        text = text[: mark.start] + text[mark.end :] if is_label(text[slice(*mark.label)]) else text
    return bool(found) and not LETTER.search(text)


def _is_work(lines: Sequence[str]) -> bool:
    """Do some lines lead somewhere, and to one paper, but for those that tell who wrote it, where and when?"""
    linked = [line for line in lines if leads_outward(line) and (_TOLD.fullmatch(line) or _links_alone(line))]
    told = [line for line in lines if line.strip() and (line in linked or not _stands_beside(line))]
    ids = {one for line in linked for url in outward(line) if (one := identify(url)) and one.scheme.strong}
    return 2 * len(linked) >= len(told) and 0 < len(ids) <= _MOST_IDS
