"""Entries whose title stands in bold, alone on its line or in a bullet, with a line for each of their links below it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from state.identity import identify
from state.titles import word_count
from tracker.lists.entry.inline import marks, plain, without_marks
from tracker.lists.entry.labels import is_label
from tracker.lists.entry.people import LETTER, PEOPLE, may_name_people
from tracker.lists.entry.tails import is_tail
from tracker.lists.reading.entries import BULLET, indent_of, leads_outward, outward, starts_entry
from tracker.lists.reading.markup import HTML_PART
from tracker.lists.reading.outline import Role
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from state.identity import Identity

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
    """Where works stand whose title is a line by itself, each by its first line with the line after its last one.

    On a page with one or two of them a bold line over links may be the heading of something else.
    """
    found: dict[int, int] = {}
    for number, text in enumerate(texts):
        if text[:2] in ("**", "__") and roles[number] is Role.TEXT and _is_title(text):
            end = _end(texts, roles, number + 1)
            if end and _is_work(texts[number + 1 : end]):
                found[number] = _end_of_paragraph(texts, roles, end)
    return found if len(found) >= _FEWEST else {}


def _is_title(text: str) -> bool:
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
        elif _is_title(texts[line]) or not _tells(texts[line]):
            break
        else:
            end = line + 1
        line += 1
    return end


def _end_of_paragraph(texts: Sequence[str], roles: Sequence[Role], line: int) -> int:
    """The line after a description that goes on in the last paragraph of a work."""
    while line < len(texts) and roles[line] is Role.TEXT and not _starts_anew(texts[line]):
        line += 1
    return line


def _starts_anew(text: str) -> bool:
    """Does a line begin something else, or lead elsewhere?"""
    return (
        BULLET.match(text) is not None
        or HTML_PART.match(text) is not None
        or starts_entry(text)
        or leads_outward(text)
    )


def _tells(text: str) -> bool:
    told = _TOLD.fullmatch(text)
    if _stands_beside(text):
        return True
    if told is None or len(told["label"].split()) > _LABEL_WORDS:
        return _REMARK.fullmatch(text) is not None
    labels = [mark.label_in(text) for mark in marks(text) if not mark.image]
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
    labelled = [mark for mark in found if is_label(mark.label_in(text))]
    return bool(found) and not LETTER.search(without_marks(text, labelled))


def _is_work(lines: Sequence[str]) -> bool:
    """Do some lines lead somewhere, and to one paper, but for those that tell who wrote it, where and when?"""
    linked = [line for line in lines if leads_outward(line) and (_TOLD.fullmatch(line) or _links_alone(line))]
    told = [line for line in lines if line.strip() and (line in linked or not _stands_beside(line))]
    return 2 * len(linked) >= len(told) and 0 < len(_ids(linked)) <= _MOST_IDS


def _ids(lines: Iterable[str]) -> set[Identity]:
    """The papers that lines lead to."""
    return {one for line in lines for url in outward(line) if (one := identify(url)) and one.scheme.strong}


class _Points(NamedTuple):
    """What stands below a title: the line after it, and the label of its first point."""

    end: int
    label: str


def pointed_works(texts: Sequence[str], roles: Sequence[Role]) -> dict[int, int]:
    """Where works stand whose title is in a bullet, over points such as `- Paper: https://…`; each as above.

    The first of their points has the same label: below topics in bold each point is called after a work of its own.
    """
    found: dict[int, _Points] = {}
    for number, text in enumerate(texts):
        bullet = BULLET.match(text) if "**" in text or "__" in text else None
        if bullet and roles[number] is Role.TEXT and _is_title(text[bullet.end() :].rstrip()):
            points = _points(texts, roles, number + 1, indent_of(bullet["indent"]))
            if points and points.label:
                found[number] = points
    labels = Counter(points.label for points in found.values())
    return {number: points.end for number, points in found.items() if labels[points.label] >= _FEWEST}


def _points(texts: Sequence[str], roles: Sequence[Role], line: int, indent: int) -> _Points | None:
    """The points below a title, with blank lines anywhere between; None where anything else stands there."""
    first, end = line, line
    label = ""
    while line < len(texts) and roles[line] in (Role.TEXT, Role.BLANK):
        text = texts[line]
        if roles[line] is Role.TEXT:
            if indent_of(text) <= indent:
                break
            point = _POINT.fullmatch(text.strip())
            labelled = point is not None and len(point["label"].split()) <= _LABEL_WORDS
            if not labelled and not _is_bare(text):
                return None
            label = label or (point["label"].casefold() if point and labelled and outward(text) else "")
            end = line + 1
        line += 1
    return _Points(end, label) if end > first and len(_ids(texts[first:end])) <= _MOST_IDS else None


def _is_bare(text: str) -> bool:
    """Is a line nothing but pictures and links?"""
    return not LETTER.search(without_marks(text, marks(text)))


_POINT = Pattern(r"[-*+•][ \t]+(?P<label>[^\s:：\[\]][^:：\[\]]{0,23}?)[ \t]*[:：].*")
