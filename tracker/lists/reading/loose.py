"""Paragraphs that go on with the bullets above them, though a blank line stands between and nothing is indented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.identity import identify
from tracker.lists.entry.inline import plain
from tracker.lists.entry.tails import is_tail
from tracker.lists.reading.bullets import BOLD_LINE
from tracker.lists.reading.entries import BULLET, leads_outward, outward
from tracker.lists.reading.markup import HTML_PART
from tracker.lists.reading.outline import Role
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.identity import Identity

_FEWEST = 3
_MOSTLY = 0.6
_MOST_BLANKS = 2
_SENTENCE = 8
"""Fewer words may be a heading that nobody marked as one."""
_NO_WORDS = Pattern(r"\s|<|>|[-*_]{3,}\s*$|\[[^\[\]]*\]:")


def loose_paragraphs(texts: Sequence[str], roles: Sequence[Role]) -> dict[int, int]:
    """Where bullets over a paragraph of their own end: the line after each bullet, and the one after its paragraph.

    Only where most works of a page stand so, and three at least: below one bullet a paragraph may be about anything.
    """
    bullets = [at for at, text in enumerate(texts) if roles[at] is Role.TEXT and _begins(text)]
    ends = {at: _past(texts, roles, at + 1) for at in bullets}
    found = {end: stop for at, end in ends.items() if (stop := _paragraph_end(texts, roles, at, end))}
    if len(found) < _FEWEST:
        return {}
    works = sum(leads_outward("\n".join(texts[at:end])) for at, end in ends.items())
    return found if len(found) >= _MOSTLY * works else {}


def _past(texts: Sequence[str], roles: Sequence[Role], line: int) -> int:
    """The line after the one at hand and those that follow it at once, up to the next bullet at the margin."""
    while line < len(texts) and roles[line] is Role.TEXT and not _begins(texts[line]):
        line += 1
    return line


def _begins(text: str) -> bool:
    return not text[:1].isspace() and BULLET.match(text) is not None


def _paragraph_end(texts: Sequence[str], roles: Sequence[Role], bullet: int, end: int) -> int:
    """The line after a paragraph that says something of a bullet's work and of no other; 0 without one."""
    start = end
    while start < len(texts) and roles[start] is Role.BLANK:
        start += 1
    if not 0 < start - end <= _MOST_BLANKS or start == len(texts) or roles[start] is not Role.TEXT:
        return 0
    stop = _past(texts, roles, start)
    said = texts[start:stop]
    if not said or any(map(_is_other, said)) or not _says_something("\n".join(said)):
        return 0
    work = "\n".join(texts[bullet:end])
    own, there = _papers(work), _papers("\n".join(said))
    return stop if leads_outward(work) and (not own or not there or own & there) else 0


def _is_other(line: str) -> bool:
    """Is a line indented, a label in bold, HTML, a rule or a quotation?"""
    return any(pattern.match(line) for pattern in (_NO_WORDS, BOLD_LINE, HTML_PART))


def _says_something(text: str) -> bool:
    """Does a paragraph link anything, tell nothing but where and when, or hold a sentence? A heading does not."""
    words = plain(text)
    return leads_outward(text) or is_tail(words) or len(words.split()) >= _SENTENCE


def _papers(text: str) -> set[Identity]:
    return {found for url in outward(text) if (found := identify(url)) and found.scheme.strong}
