"""Headings as a tree of sections."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from state.papers import Kind
from tracker.lists.entry.headings import readable
from tracker.lists.entry.inline import plain
from tracker.lists.entry.times import time_of_heading
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.entry.times import TimeHeading
    from tracker.lists.reading.outline import Heading


class Section(NamedTuple):
    """A heading and what stands under it; number 0 is the page before its first heading."""

    number: int
    level: int
    title: str
    """As written, markup and all."""
    line: int
    """The line of the heading."""
    body: int
    """The first line under the heading."""
    end: int
    """The line of the next heading of any level."""
    tree_end: int
    """The line of the next heading of this level or above."""
    parent: int

    @property
    def words(self) -> str:
        """The title as a reader sees it."""
        return readable(self.title)


def read_sections(headings: Sequence[Heading], length: int) -> list[Section]:
    """The sections of a page, in order."""
    starts = [*(heading.line for heading in headings), length]
    closes = _tree_ends(headings, length)
    found = [Section(0, 0, "", 0, 0, starts[0], length, -1)]
    open_: list[int] = [0]
    for place, heading in enumerate(headings):
        while found[open_[-1]].level >= heading.level:
            open_.pop()
        number = len(found)
        found.append(
            Section(
                number,
                heading.level,
                heading.text,
                heading.line,
                heading.end,
                starts[place + 1],
                closes[place],
                open_[-1],
            )
        )
        open_.append(number)
    return found


def _tree_ends(headings: Sequence[Heading], length: int) -> list[int]:
    ends = [length] * len(headings)
    waiting: list[int] = []
    for place, heading in enumerate(headings):
        while waiting and headings[waiting[-1]].level >= heading.level:
            ends[waiting.pop()] = heading.line
        waiting.append(place)
    return ends


def path_of(sections: Sequence[Section], number: int) -> tuple[int, ...]:
    """The numbers of a section and all above it, outermost first, without the page itself."""
    path: list[int] = []
    while number > 0:
        path.append(number)
        number = sections[number].parent
    return tuple(reversed(path))


_NOT_WORD = Pattern(r"[\W_]+")
_COUNT = Pattern(
    r"[(\[]\s*(?:\d{1,3}\+?|\d{1,5}\+?\s+(?:papers?|entries|works|models?|datasets?|benchmarks?))\s*[)\]]\s*$"
)
"""How many stand under a heading, which the next addition changes."""


def title_words(title: str) -> str:
    """A heading reduced to what two spellings of it share: no case, no emoji, no numbering, no markup, no count.

    >>> title_words("3.2.1 📚 **Recent** papers (2025)")
    'recent papers 2025'
    >>> title_words("Models (12 papers)")
    'models'
    """
    shown = readable(title).casefold()
    words = _NOT_WORD.sub(" ", _COUNT.sub("", shown)).strip() or _NOT_WORD.sub(" ", shown).strip()
    bare = re.sub(r"^(?:\d{1,2}\s+)+(?=\D)", "", words)
    return bare or words


def time_under(words: str, above: str) -> TimeHeading | None:
    """The year or month that a heading stands for, which may say over again what stands over it.

    >>> time_under("Survey: 2024", "Surveys").moment
    Moment(year=2024, month=0, day=0)
    """
    if found := time_of_heading(words):
        return found
    said = {word.removesuffix("s") for word in title_words(above).split() if not word.isdigit()}
    return time_of_heading(
        _ONE_WORD.sub(
            lambda word: "" if word.group().casefold().removesuffix("s") in said else word.group(), words
        )
    )


_ONE_WORD = Pattern(r"[^\W\d_]+")
_ASIDE = Pattern(
    r"\b(news|updates?|what s new|announcements?|change ?log|citations?|citing|cite|bibtex|contribut\w*|"
    r"acknowledg\w*|star history|stargazers|contact|licen[cs]es?|how to|todos?|to do|sponsors?|"
    r"table of contents?|contents?|toc|index|about|overview|introduction|目录|更新|引用|star|"
    r"group members?|community|disclaimer|support|faq|usage|installation|join us)\b"
)


_OF_WORKS = r"(?:surveys?|reviews?|perspectives?)"
_IN_SHORT = r"(?:overviews?|introductions?)"
_JOINED = r"\s*(?:&(?:amp;)?|/|,|\+|\band\b)\s*"
_OVERVIEWS = Pattern(
    rf"\b{_OF_WORKS}{_JOINED}{_IN_SHORT}\b|\b{_IN_SHORT}{_JOINED}{_OF_WORKS}\b|\b{_IN_SHORT} (?:papers|articles)\b",
    re.IGNORECASE,
)
"""Overviews of the field among the works, `Survey & Overview`, and not one of the list."""
_NEWS = Pattern(r"(?:\W|:\w+:)*(?:news|updates?|announcements?)[!:：]", re.IGNORECASE)
"""However long the rest is that such a heading announces."""
_TELLS_NEWS = Pattern(r"\b(?:news|updates?|what s new|announcements?|change ?log|更新)\b")
"""Whose parts, such as years, may be all that is on a page."""
_CONTENTS = Pattern(r"\b(table of contents?|contents?|toc|index|目录)\b")
"""Headings that many lists put over their whole list, one level too high."""


def stands_aside(sections: Sequence[Section], number: int) -> bool:
    """Is a section about the list itself, or the one right above it?

    What stands below a table of contents is what it tells of, and no part of it.
    """
    inner, *outer = reversed(path_of(sections, number)[-2:] or (0,))
    if is_aside(sections[inner].title):
        return True
    return any(is_aside(sections[one].title) and not _is_too_high(sections, one) for one in outer)


def _is_too_high(sections: Sequence[Section], number: int) -> bool:
    """Does a heading stand over the lists only as it has one mark too few: over contents, or over half of the page's headings?"""
    title, end = sections[number].title, sections[number].tree_end
    below = sum(one.line < end for one in sections[number + 1 :])
    half = 2 * below >= len(sections) - 2 and not _TELLS_NEWS.search(title_words(title))
    return half or heads_contents(title)


def heads_contents(title: str) -> bool:
    """Is a heading that of a table of contents?"""
    return is_aside(title) and _CONTENTS.search(title_words(title)) is not None


def is_aside(title: str) -> bool:
    """Is this a section about the list itself, where no papers are collected?"""
    if _NEWS.match(plain(title)):
        return True
    words = title_words(title)
    match = None if _OVERVIEWS.search(title) else _ASIDE.search(words)
    return bool(match) and (len(words.split()) <= len(match.group().split()) + 2 if match else False)


_KINDS = {
    Kind.SURVEY: Pattern(
        r"\b(surveys?|reviews?|tutorials?|overviews?)\b|综述|綜述|サーベイ|서베이", re.IGNORECASE
    ),
    Kind.BENCHMARK: Pattern(
        r"\b(benchmarks?|evaluations?|leaderboards?)\b|基准|基準|评测|評測|测评|測評|评估|評估|評価|ベンチマーク|벤치마크|평가",
        re.IGNORECASE,
    ),
    Kind.DATASET: Pattern(
        r"\b(data ?sets?|corpora|corpus|data)\b|(?:数据|數據|データ|데이터)(?!库|庫|ベース|베이스)|資料集|语料|語料|말뭉치",
        re.IGNORECASE,
    ),
}
"""Chinese and Japanese put no blanks between words, and Korean hangs its endings on them: no bounds are asked for there."""


def kinds_in(title: str) -> list[Kind]:
    """The kinds of works that a heading speaks of."""
    return [kind for kind, words in _KINDS.items() if words.search(title)]
