"""Where the words of a title begin and end: behind tags, dates and people, before times, venues and tails."""

from __future__ import annotations

import re

from tracker.lists.entry.inline import is_picture, plain
from tracker.lists.entry.people import (
    CITED,
    CITED_FIRST,
    LETTER,
    ONE,
    OTHERS,
    PEOPLE,
    PEOPLE_TAIL,
    WHOLE_NAMES,
    may_name_people,
)
from tracker.lists.entry.tails import before_pair, ends_in_tail, is_byline, is_tail
from tracker.lists.entry.times import find_dates, find_years
from tracker.lists.entry.venues import VENUE, find_venues
from tracker.pattern import Pattern

_BRACKETED = r"[\[(【](?:\*\*|__|`)?[^\[\](){}【】]{1,32}?(?:\*\*|__|`)?[\])】]"
_LEADING_TAG = Pattern(
    rf"\s*(?:[^\w\s\[(*\"“`]+\s*)?(?P<tag>(?P<mark>\*\*|__|`|\*){_BRACKETED}(?P=mark)|{_BRACKETED})"
)
BOLD = Pattern(
    r"(?P<open>\*\*\*?|__|<b>|<strong>)(?P<words>(?:(?!\*\*|__|</?b>|</?strong>).)+?)(?P<close>\*?\*\*|__|</b>|</strong>)",
    re.DOTALL,
)
WORD = Pattern(r"[^\W_]")
WORD_RUN = Pattern(r"[^\W_](?:.*[^\W_])?[%+]?", re.DOTALL)
"""Words from the first to the last; an underscore around them is emphasis or glue."""
BETWEEN_TAGS = Pattern(r"】[^\w【】\n]{0,5}【")
_YEAR_BEHIND = Pattern(r"\s*\((?:19|20)\d\d[a-z]?\)[.,:]?\s+")
_EDGE = " \t\u00a0\n,.;:|–—-/·&+→⇒，。：；、｜"
_OPENING = frozenset("\"'“‘«(*_`$[\\{#@¿¡«「《<~")
"""Signs that a title may begin with; a picture sign before it is the list's."""
_EMPHASIS_ENDS = Pattern(r"[*_]{1,3}[ \t]")
_AROUND = Pattern(
    r"(?P<mark>\*\*\*|\*\*|\*|__|_|`)(?P<words>(?>\\[*_`]|(?!(?P=mark)).)+)(?P=mark)", re.DOTALL
)
_TITLE_BRACKETS = Pattern(r"[《「『](?P<words>[^《》「」『』]+)[》」』]")
_BRACKETS = Pattern(r"\[(?P<words>[^\[\]\n]+)\]|\((?P<said>[^()\n]+)\)")
"""Brackets around all that an entry says of its work: `[21K questions on maps]`."""


def inside(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the emphasis around it and the tags before it."""
    while True:
        before = (start, end)
        while start < end and text[start] in ' \t*_\n"“' and not _BEGINS_IN_EMPHASIS.match(text, start, end):
            start += 1
        while end > start and text[end - 1] in ' \t*_\n"”' and not _ENDS_IN_EMPHASIS.search(text, start, end):
            end -= 1
        light = _LIGHT.fullmatch(text, start, end)
        if light:
            start, end = light.span("words")
        tag = _LEADING_TAG.match(text, start, end)
        if tag and WORD.search(text, tag.end(), end) and _is_tag(tag["tag"]):
            start = tag.end()
        end = _before_time(text, start, end)
        if _STOP.search(text, max(start, end - 2), end):
            end -= 1
        if (start, end) == before:
            return start, end


_LIGHT = Pattern(
    r"<(?P<tag>b|strong|i|em|small|sub|sup|u|ins)>(?P<words>(?:(?!</?(?P=tag)>).)+)</(?P=tag)>",
    re.IGNORECASE | re.DOTALL,
)
_BEGINS_IN_EMPHASIS = Pattern(
    r"(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])[^*_\n]*(?<=[^\s*_])(?P=mark)(?![*_])[^*_\n]*[^\W_]"
)
"""Words at the beginning that are emphasised by themselves: `**Name**: the rest`."""
_ENDS_IN_EMPHASIS = Pattern(r"\s(?P<mark>\*{1,2}|_)(?=[^\s*_])[^*_\n]*(?P=mark)$")
"""Words at the end that are emphasised by themselves."""
_STOP = Pattern(r"[^.\s][.;]$")
"""What closes a title like a sentence, inside its emphasis: `**Title.** Venue`."""


def _before_time(text: str, start: int, end: int) -> int:
    """Where a title ends that has the time or the venue in brackets behind it, or people and the time."""
    tail = _BRACKETS_BEHIND.search(text, max(start, end - _MOST_BEHIND), end)
    return tail.start() if tail and (is_tail(tail["words"]) or is_byline(tail["words"])) else end


_BRACKETS_BEHIND = Pattern(r"\s*[(\[（](?P<words>[^()\[\]（）]{2,30})[)\]）]$")
_MOST_BEHIND = 40


def _is_tag(tag: str) -> bool:
    words = plain(tag[1:-1])
    return bool(find_dates(words) or find_years(words) or find_venues(words) or len(words.split()) <= 2)


def title_words_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The title in a stretch of plain words: without tags before and venue, date or authors behind."""
    closed = _EMPHASIS_ENDS.match(text, start, end) or CITED_FIRST.match(text, start, end)
    start = closed.end() if closed else start
    while (behind := _behind_tag(text, start, end)) and WORD.search(text, behind, end):
        start = behind
    start = _behind_people(text, start, end) or _behind_date(text, start, end)
    while start < end and (
        text[start] in _EDGE + ")]"
        or not (text[start].isalnum() or text[start] in _OPENING)
        or _EMPHASIS_ENDS.match(text, start, end)
    ):
        start += 1
    while end > start and (text[end - 1] in _EDGE + "[(*" or _ends_apart(text, end)):
        if text[end - 1] == "*" and text[start:end].count("**") % 2 == 0:
            break
        end -= 1
    bold = BOLD.match(text, start, end)
    if bold and bold.end() < end and is_tail(text[bold.end() : end]):
        return inside(text, *bold.span("words"))
    end = _before_tail(text, start, end)
    end -= _STOP.search(text, max(start, end - 2), end) is not None
    return unwrapped(text, start, end) if end > start else None


def _behind_tag(text: str, start: int, end: int) -> int:
    """Where the words behind a tag in brackets begin, or behind a time or a venue that is set off; 0 where none stands."""
    tag = _LEADING_TAG.match(text, start, end)
    if tag:
        return tag.end()
    return set_off_fact(text, start, end)


def set_off_fact(text: str, start: int, end: int) -> int:
    """Where a time or a venue ends that stands first, in emphasis or before a sign; 0 where none stands."""
    set_off = _SET_OFF_FACT.match(text, start, end)
    if set_off and _tells_when(set_off["words"] or set_off["bare"]):
        return set_off.end()
    before_comma = _VENUE_BEFORE_COMMA.match(text, start, end)
    return before_comma.end() if before_comma and _tells_where_and_when(before_comma["words"]) else 0


_OPENS = r"(?:\*{1,3}|_{1,3}|`|<(?:kbd|code|sub|sup|small|b|strong|i|em|u|ins)>)"
_CLOSES = r"(?:\*{1,3}|_{1,3}|`|</(?:kbd|code|sub|sup|small|b|strong|i|em|u|ins)>)"
_FACT_WORDS = r"(?!\s)[^\[\](){}*`<>|:：\n]{2,60}?(?<!\s)(?: ?\([A-Z][A-Za-z ]{2,20}\))?"
_SET_OFF_FACT = Pattern(
    rf"\s*+(?:[^\w\s\[(*_`\"“<|]++\s*+)?(?:(?:\|\s*+)?{_OPENS}{{1,2}}[\[(]?(?P<words>{_FACT_WORDS})[\])]?{_CLOSES}{{1,2}}"
    rf"|\|?\s*+(?P<bare>{_FACT_WORDS})\s*+(?=(?:\||[:：]|(?<=\s)[–—-])\s))",
    re.IGNORECASE,
)
"""Words in emphasis, or before a bar, a colon or a dash, that begin a line."""
_VENUE_BEFORE_COMMA = Pattern(r"\s*+(?P<words>[^\W\d_][^\[\](){}*`<>|:：,\n]{1,50}(?:,\s20\d\d)?),\s++(?=\S)")
"""What may be a venue with its time before a comma: `CVPR 2024 oral, The title`, `CVPR, 2024, The title`."""
_FACT_BEHIND = Pattern(
    rf"(?<!\s)\s++(?:(?:{_OPENS}{{1,2}}\\?[\[(]?|\\?\[)(?P<words>{_FACT_WORDS})(?:\\?[\])]?{_CLOSES}{{1,2}}|\\?\])"
    rf"|[–—@-]\s++(?P<bare>{_FACT_WORDS}))$",
    re.IGNORECASE,
)
"""The same where it ends the line."""
_ALONE_BEHIND = Pattern(rf"(?P<before>\w+)[)?!]?\s+{VENUE.pattern} 20\d\d$")
_YEAR_LAST = Pattern(r" 20\d\d$")
"""What that ends in: all names of venues take a millisecond to make a pattern of, and most titles end in none."""
_PREPOSITIONS = frozenset({"in", "at", "of", "for", "to", "on", "the", "and", "from", "with", "by"})
"""Behind one of them a venue belongs to the title: `The Lamps of CVPR 2024`."""
_LONGEST_FACT = 80


def _before_fact(text: str, start: int, end: int) -> int:
    """Where the title ends that has a time or a venue behind it in emphasis, in brackets or behind a dash."""
    near = max(start, end - _LONGEST_FACT)
    set_off = _FACT_BEHIND.search(text, near, end)
    if set_off and _tells_when(set_off["words"] or set_off["bare"]):
        return set_off.start()
    alone = _ALONE_BEHIND.search(text, near, end) if _YEAR_LAST.search(text, near, end) else None
    if alone and alone["before"].casefold() not in _PREPOSITIONS:
        return alone.end("before")
    return end


def _tells_when(words: str) -> bool:
    """Do words say when a work appeared, or where and when, and nothing else?"""
    return bool(find_dates(words) or find_years(words) or _SHORT_VENUE.search(words)) and is_tail(words)


def _tells_where_and_when(words: str) -> bool:
    """Do words begin with a venue, tell its time, and say nothing else?"""
    venues = find_venues(words)
    return bool(venues and not venues[0][0] and (find_dates(words) or find_years(words))) and is_tail(words)


_SHORT_VENUE = Pattern(r"[A-Za-z]{3,}[ -]?['’]?\d\d$|^ar[xX]iv$|^Ar[xX]iv$")


def _ends_apart(text: str, end: int) -> bool:
    """Does a stretch end in a picture, or in a backslash that breaks a line or takes a bracket behind it for a plain one?"""
    return text[end - 1 : end + 1] in ("\\", "\\\n", "\\[", "\\(") or is_picture(text[end - 1])


def unwrapped(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the emphasis, or the brackets, that holds all of it."""
    match = _AROUND.fullmatch(text, start, end) or _TITLE_BRACKETS.fullmatch(text, start, end)
    match = match or _LIGHT.fullmatch(text, start, end)
    if match:
        return match.span("words")
    held = _BRACKETS.fullmatch(text, start, end)
    return held.span(held.lastgroup or 0) if held else (start, end)


def _behind_people(text: str, start: int, end: int) -> int:
    """Where the words behind who wrote it begin, as in `Made et al. (2025). The title`; 0 where none stand.

    Between people and title stands the year, or a sign where no title could be taken for people; behind whole names
    a full stop, or the sign that the title is in emphasis.
    """
    while start < end and text[start] in _EDGE:
        start += 1
    if not may_name_people(text) and "(" not in text[start:end]:
        return 0
    cited = CITED.match(text, start, end)
    people = cited or PEOPLE.match(text, start, end) or ONE.match(text, start, end)
    year = _YEAR_BEHIND.match(text, people.end(), end) if people else None
    if people is None or year:
        return year.end() if year else 0
    sure = cited or OTHERS.search(people.group())  # full names may be a title's own words
    people = people if sure else WHOLE_NAMES.match(text, start, end)
    apart = (_SIGN_BEHIND if sure else _BEHIND_NAMES).match(text, people.end(), end) if people else None
    return apart.end() if apart and _THREE_WORDS.match(text, apart.end(), end) else 0


_SIGN_BEHIND = Pattern(r"[.,:;]?[ \t]+(?=[^\W_])")
"""What stands between people and a title."""
_BEHIND_NAMES = Pattern(r"\.[ \t]+(?=[^\W_]|[*_][^\s*_])|,[ \t]+(?=[*_][^\s*_])")
_SET_OFF = Pattern(
    r"(?:\*\*|__|`)?\s*(?:[|:–—-]|(?:[\u2600-\u27bf\u2b50\U0001f300-\U0001faff]\ufe0f?)+)\s+|(?:\*\*|__|`)\s*(?=\S)|[,.]?\s+(?=\*\*|__|[\"“])"
)
"""What stands between a date and the title behind it."""
_BLANK = Pattern(r"[ \t]+(?=[^\W_a-z])")
"""What is enough between a month and a title, which hardly ever begins with one."""


def _behind_date(text: str, start: int, end: int) -> int:
    """Where the words behind a date begin that stands first, or behind a year that is set off from them."""
    first = start
    while first < end and text[first] in "*_` ":
        first += 1
    dated = next((one for one in find_dates(text[first:end]) if one.start == 0), None)
    found = dated or next((one for one in find_years(text[first:end]) if one.start == 0), None)
    apart = _SET_OFF.match(text, first + found.end, end) if found else None
    if dated and apart is None:
        apart = _BLANK.match(text, first + dated.end, end)
    return apart.end() if apart and LETTER.search(text, apart.end(), end) else start


_TAIL = Pattern(
    r"(?:[,;]|\.(?=\s)|\s\|)\s*(?P<tail>(?:(?!\.\s)[^,;|])*)$|\s*[(（](?P<paren>[^()（）]*)[)）]$"
)
_LONGEST_TAIL = 400
_LONGEST_BYLINE = 80
_THREE_WORDS = Pattern(r"\s*(?:\S+(?:\s+|$)){3}")
_SENTENCE = Pattern(
    r"(?<=[\w)?!])\.\s+(?=[A-Z])|,\s*\*(?!\*)|(?<!\s)\s+\*(?!\*)(?=[A-Z])"
    r"|(?<!\s)\s+(?:(?:--|\|)\s+(?=[A-Z])|[–—-]\s+(?=[A-Z][^,\n]{2,40},[^,\n]{3,40},))"
)
_PLACE_BEHIND = Pattern(r"\s*\((?P<mark>[*_])[^()*_]{2,80}(?P=mark)\)$")
"""Slanted words in brackets, as lists tell where people work."""


def _before_tail(text: str, start: int, end: int) -> int:
    for match in _SENTENCE.finditer(text, start, end):
        rest = text[match.end() : min(end, match.end() + _LONGEST_TAIL + 1)]
        behind = len(rest) <= _LONGEST_TAIL and is_tail(rest)
        if (behind or PEOPLE.match(rest.lstrip("*_ "))) and _THREE_WORDS.match(text, start, match.start()):
            end = match.start()
            break
    pair = before_pair(text, start, end)
    end = pair if _THREE_WORDS.match(text, start, pair) else end
    while True:
        near = max(start, end - _LONGEST_BYLINE)
        people = PEOPLE_TAIL.search(text, near, end) if OTHERS.search(text, near, end) else None
        if people and _THREE_WORDS.match(text, start, people.start()):
            end = people.start()
            continue
        before = min(_before_fact(text, start, end), _before_time(text, start, end))
        while before < end and text[before - 1] in _EDGE:
            before -= 1
        if before < end and _THREE_WORDS.match(text, start, before):
            end = before
            continue
        place = _PLACE_BEHIND.search(text, near, end)
        if place and ends_in_tail(text[start : place.start()]):
            end = place.start()
            continue
        match_tail = _TAIL.search(text, max(start, end - _LONGEST_TAIL), end)
        tail = (match_tail["tail"] or match_tail["paren"] or "") if match_tail else ""
        if not match_tail or not tail or not is_tail(tail):
            return end
        end = match_tail.start()
