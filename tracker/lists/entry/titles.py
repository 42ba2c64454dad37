"""Where the title of a work stands in an entry's words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import filterfalse, islice, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING

from state.titles import word_count
from tracker.lists.entry.called import COLON, SHORT_EMPHASIS, is_name, tells_where_or_when
from tracker.lists.entry.edges import BOLD, inside, title_words_in
from tracker.lists.entry.inline import BLOCKS, SIGN, plain
from tracker.lists.entry.labels import is_label
from tracker.lists.entry.people import CITED_IN_SHORT, PEOPLE, may_name_people
from tracker.lists.entry.stretches import gaps
from tracker.lists.entry.tails import is_tail
from tracker.lists.entry.targets import Target, target_of
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lists.entry.inline import Mark

_QUOTED = Pattern(r"(?:[\"“]|«\s?)(?P<words>[^\"“”«»\n]{12,250}?)[.,]?(?:[\"”]|\s?»)")
_LIGHT = r"(?:b|strong|i|em)>"
_LINE_END = Pattern(rf"</?br\s*/?>|\n|</{_LIGHT}[ \t]*<{_LIGHT}", re.IGNORECASE)
"""What ends a line, or one stretch in emphasis right before another: `<b>Name</b> <i>People</i>`."""
_BROKEN = Pattern(r"\s*</?br\s*/?>", re.IGNORECASE)
TITLE_WORDS = 4
_QUOTED_WORDS = 3
"""In quotation marks fewer words are a title too."""


def title_span(text: str, found: list[Mark], least: int) -> tuple[int, int] | None:
    """The stretch that most looks like a title, or None: first of all what is linked."""
    linked = max(_linked_titles(text, found, least), key=lambda one: one[0], default=None)
    if linked and linked[0] > _SHORT_LABEL:
        return linked[1]
    return next(_unlinked_titles(text, found, least), linked[1] if linked else None)


def _unlinked_titles(text: str, found: list[Mark], least: int) -> Iterator[tuple[int, int]]:
    """What else may be a title, likeliest first; few words in bold, set apart, only where no longer ones stand behind."""
    outside = _blanked(text, found)
    for match in _QUOTED.finditer(outside):
        if word_count(match["words"]) >= min(least, _QUOTED_WORDS):
            yield match.span("words")
    over: list[tuple[int, int]] = []
    needed = least
    for match in filterfalse(_cites, BOLD.finditer(outside)):
        words = word_count(plain(match["words"]))
        if words >= least and not _continues_as_text(outside, match.end()):
            longer = TITLE_WORDS if words >= TITLE_WORDS else _longer_behind(outside, match)
            if words >= longer:
                yield inside(text, *match.span("words"))
            else:
                over.append(inside(text, *match.span("words")))
                needed = max(needed, longer)
    yield from _before_people(outside, least)
    for run, words in _plain_runs(text, found):
        if words >= needed:
            if not _are_people(text, *run):
                yield run
            elif least <= TITLE_WORDS and (short := BOLD.search(outside, 0, run[0])):
                yield inside(text, *short.span("words"))
    yield from over


def _cites(bold: re.Match[str]) -> bool:
    """Do words in bold say who wrote a work and when, as before its title?"""
    return CITED_IN_SHORT.fullmatch(bold["words"]) is not None


def _before_people(text: str, least: int) -> Iterator[tuple[int, int]]:
    """A title that begins an entry, slanted or in code by itself, right before people: `*The title*, Ann Made, Bo Up`."""
    match = _SET_APART.match(text)
    if match and word_count(match["words"]) >= least:
        # the rest by itself, for two whole names are people at a beginning alone
        rest = text[match.end() : match.end() + _LONGEST_PEOPLE]
        if may_name_people(rest) and PEOPLE.match(rest):
            yield match.span("words")


_SET_APART = Pattern(
    r"[^\w*_`\[(<]*+(?:[\[(][^\[\]()\n]{1,32}[\])]\s*)*(?:(?P<mark>[*_`])(?![*_`\s])|<(?P<tag>i|em)>)"
    r"(?P<words>[^*_`<>\n]{8,250})(?(mark)(?<!\s)(?P=mark)|</(?P=tag)>)"
    r"(?:\s*\([^()\n]{2,30}\))?(?:[.,:;]|\s+by)?\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_LONGEST_PEOPLE = 200


def _longer_behind(text: str, bold: re.Match[str]) -> int:
    """So many words behind few in bold are the title: more behind a break, fewer behind `[**Name**]` and `**Name**:`."""
    if _BROKEN.match(text, bold.end()):
        return TITLE_WORDS
    framed = text[max(0, bold.start() - 1) : bold.start()] + text[bold.end() : bold.end() + 1] == "[]"
    closed = bold["words"].endswith((":", "："))
    goes_on = (_BLANK if closed else _GOES_ON).match(text, bold.end()) is not None
    return _FRAMED_WORDS if framed or (goes_on and is_name(bold["words"].rstrip(":："))) else 0


_FRAMED_WORDS = 3
_GOES_ON = Pattern(r" ?[:：]\s*(?=[^\W_a-z])|\s[–—-]\s+(?=[^\W_a-z])")
_BLANK = Pattern(r"\s+(?=[^\W_a-z])")
"""What stands between a name and the rest of its title, which begins with a capital as no remark does."""


def _plain_runs(text: str, found: list[Mark]) -> Iterator[tuple[tuple[int, int], int]]:
    """The stretches of words outside of links, line by line, with the number of their words."""
    apart = [match.span() for match in BLOCKS.finditer(text)] if "<" in text else []
    apart += [match.span() for match in SIGN.finditer(text)] if ":" in text or "&" in text else []
    for start, end in gaps(text, [*((mark.start, mark.end) for mark in found), *apart]):
        for part_start, part_end in _lines_of(text, start, end):
            if run := title_words_in(text, part_start, _before_label(text, part_start, part_end)):
                yield run, word_count(plain(text[slice(*run)]))


def _before_label(text: str, start: int, end: int) -> int:
    """Where words end before a label that leads nowhere: `Title [Code] [Page]`, of a work that has no such page."""
    bare = (one for one in _BARE_LABEL.finditer(text, start, end) if is_label(one["label"]))
    return next((one.start() for one in bare), end)


_BARE_LABEL = Pattern(r"(?<=\w)[.?!]?[ \t]+\[{1,2}(?P<label>[^\W\d_][^\[\]()]{2,12})\]{1,2}(?!\()")


def _are_people(text: str, start: int, end: int) -> bool:
    """Is a stretch nothing but who wrote it? That is no title, and a short one in bold above it is."""
    people = PEOPLE.match(text, start, end) if may_name_people(text) else None
    return people is not None and end - people.end() <= _BESIDE_PEOPLE


_BESIDE_PEOPLE = 2
"""So few signs may close a line of people."""


def _linked_titles(text: str, found: list[Mark], least: int) -> Iterator[tuple[int, tuple[int, int]]]:
    for mark in found:
        label = mark.label_in(text)
        if mark.image or not label or is_label(label):
            continue
        words = word_count(plain(label))
        if not words or (words >= TITLE_WORDS and tells_where_or_when(text, mark)):
            continue
        if words < least and _emphasised_before(text, mark, found):
            yield _SHORT_LABEL, inside(text, *mark.label)
        elif words >= least or COLON.search(plain(label)):
            to_paper = target_of(mark.url_in(text)) is Target.PAPER
            yield _TO_PAPER if to_paper else _LINKED, inside(text, *mark.label)


_SHORT_LABEL, _LINKED, _TO_PAPER = range(3)
"""How likely the words of a link are the title; a short label is so only where nothing else is."""


def _emphasised_before(text: str, link: Mark, found: list[Mark]) -> bool:
    """Does a short emphasised name stand right before a link, so that even a short label is the rest of a title?

    `**Parallel Decoding:** [CupFlow-2](…)` begins with a topic, and the link's words are the name.
    """
    coined = bool(COINED_WORD.search(link.label_in(text)))
    emphases = _emphases(text)
    first = bisect_left(emphases, link.start - _NEAR, key=re.Match.end)
    before = takewhile(lambda match: match.end() <= link.start, islice(emphases, first, None))
    return any(
        is_name(match["words"])
        and not is_tail(match["words"])
        and not (coined and not COINED_WORD.search(match["words"]))
        and not _is_linked(match.start(), found)
        for match in before
    )


@lru_cache(maxsize=2)
def _emphases(text: str) -> tuple[re.Match[str], ...]:
    """All that is short and emphasised in a text, which is asked for each of its links."""
    return tuple(SHORT_EMPHASIS.finditer(text))


def _is_linked(at: int, found: list[Mark]) -> bool:
    before = bisect_right(found, at, key=attrgetter("start"))
    return before > 0 and at < found[before - 1].end


_NEAR = 4
"""So few signs may stand between a name and the link behind it."""


COINED_WORD = Pattern(r"[^\W\d_A-Z][A-Z]|[A-Z]{2}|\d")
"""What names of works have and words have not: capitals within, and numbers."""


def _continues_as_text(text: str, at: int) -> bool:
    """Is a bold stretch the beginning of a longer run of words?"""
    return bool(re.match(r"[ ]?[a-z]\w*(?: \w+){2}", text[at : at + 60]))


def _lines_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _LINE_END.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _blanked(text: str, found: list[Mark]) -> str:
    kept, at = [], 0
    for mark in found:
        kept += [text[at : mark.start], "\0" * (mark.end - mark.start)]
        at = mark.end
    return "".join([*kept, text[at:]])
