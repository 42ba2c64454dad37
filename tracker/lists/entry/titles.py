"""Where the title and the name of a work stand in an entry's words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.lists.entry.inline import FOLD, SIGN, plain
from tracker.lists.entry.labels import is_label
from tracker.lists.entry.stretches import gaps
from tracker.lists.entry.targets import Target, target_of
from tracker.lists.entry.times import find_dates, find_years
from tracker.lists.entry.venues import VENUE, find_venues, is_named_venue
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lists.entry.inline import Mark

_BRACKETED = r"[\[(【](?:\*\*|__|`)?[^\[\](){}【】]{1,32}?(?:\*\*|__|`)?[\])】]"
_LEADING_TAG = Pattern(
    rf"\s*(?:[^\w\s\[(*\"“`]+\s*)?(?P<tag>(?P<mark>\*\*|__|`|\*){_BRACKETED}(?P=mark)|{_BRACKETED})"
)
_CELL = Pattern(r"<t[dh]\b[^<>]*>\s*(?P<words>[^<>\n]{1,60}?)\s*</t[dh]\s*>", re.IGNORECASE)
SHORT_EMPHASIS = Pattern(
    r"(?P<open>\*{2,3}|__|`|<b>|<strong>)(?P<words>[^*`<>\n]{1,60}?)(?P<close>\*{2,3}|__|`|</b>|</strong>)"
)
_BOLD = Pattern(
    r"(?P<open>\*\*\*?|__|<b>|<strong>)(?P<words>(?:(?!\*\*|__|</?b>|</?strong>).)+?)(?P<close>\*?\*\*|__|</b>|</strong>)",
    re.DOTALL,
)
_QUOTED = Pattern(r"[\"“](?P<words>[^\"“”\n]{12,250}?)[.,]?[\"”]")
_LINE_END = Pattern(r"</?br\s*/?>|\n", re.IGNORECASE)
WORD = Pattern(r"[^\W_]")
WORD_RUN = Pattern(r"[^\W_](?:.*[^\W_])?[%+]?", re.DOTALL)
"""Words from the first to the last; an underscore around them is emphasis or glue."""
_LETTER = Pattern(r"[^\W\d_]")
_CAPITAL = f"[A-ZÀ-ÖØ-Þ{''.join(filter(str.isupper, map(chr, range(0x100, 0x180))))}]"
_NAME = rf"{_CAPITAL}(?:[^\W_等]|['’.-]){{0,40}}+"
"""Taken as a whole and never given back in part, or a long run of capitals would be cut in all ways before it is none."""
_SURNAME = rf"{_CAPITAL}(?:[^\W_等]|['’-]){{1,40}}+\*?"
_GAP = r"[^\S\n]+"
"""No name goes over the end of a line, where a venue may follow."""
_PARTICLES = (
    rf"(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|ibn|al|el|ten|ter|zu|af){_GAP}){{0,3}}"
)
_PERSON = rf"(?:{_NAME}{_GAP}){{1,4}}{_PARTICLES}{_SURNAME}(?:<sup>[^<>]{{0,12}}</sup>)?"
_AND = r"(?:and\s+|&\s*)"
PEOPLE = Pattern(
    rf"{_PERSON}(?:\s*,\s*{_AND}?{_PERSON})+(?:,?\s+et al\.?|\s+{_AND}{_PERSON})?"
    rf"|(?:(?<=[*_(]){_SURNAME},{_GAP})?"
    rf"(?:{_NAME}{_GAP}){{0,3}}{_NAME}(?:{_GAP}\([^()\n]{{2,80}}\))?(?:(?:{_GAP},|,)?\s+et al\.?|\s*等人?)"
)
"""Several people, or one and others, perhaps with where that one works, or `*Made, Ada et al*` behind a sign that sets them off."""


def may_name_people(words: str) -> bool:
    """Has a text any of what stands between people or behind one? The pattern for them is the slowest to make and to try."""
    return "," in words or "et al" in words or "等" in words


_YEAR_BEHIND = Pattern(r"\s*\((?:19|20)\d\d[a-z]?\)[.,:]?\s+")
_ONE = Pattern(rf"{_SURNAME}(?:,?{_GAP}[A-ZÀ-Þ]\.)*")
"""One person, by surname."""
_OTHERS = Pattern(r"\bet al\b|等")
COLON = Pattern(r"\w: \w")
"""What a title may have and a name has not."""
TITLE_WORDS = 4
_NAME_WORDS = 4
_EDGE = " \t\u00a0\n,.;:|–—-/·&+，。：；、｜"
_OPENING = frozenset("\"'“‘«(*_`$[\\{#@¿¡«「《<~")
"""Signs that a title may begin with; a picture sign before it is the list's."""
_EMPHASIS_ENDS = Pattern(r"[*_]{1,3}[ \t]")
_AROUND = Pattern(r"(?P<mark>\*\*\*|\*\*|\*|__|_|`)(?P<words>(?:(?!(?P=mark)).)+)(?P=mark)", re.DOTALL)


def title_span(text: str, found: list[Mark], least: int) -> tuple[int, int] | None:
    """The stretch that most looks like a title, or None: first of all what is linked."""
    linked = max(_linked_titles(text, found, least), key=lambda one: one[0], default=None)
    if linked and linked[0] > _SHORT_LABEL:
        return linked[1]
    return next(_unlinked_titles(text, found, least), linked[1] if linked else None)


def _unlinked_titles(text: str, found: list[Mark], least: int) -> Iterator[tuple[int, int]]:
    """What else may be a title, likeliest first."""
    outside = _blanked(text, found)
    for match in _QUOTED.finditer(outside):
        if len(match["words"].split()) >= least:
            yield match.span("words")
    for match in _BOLD.finditer(outside):
        words = len(plain(match["words"]).split())
        if words >= least and not _continues_as_text(outside, match.end()):
            yield _inside(text, *match.span("words"))
    apart = [match.span() for match in FOLD.finditer(text)] if "<" in text else []
    apart += [match.span() for match in SIGN.finditer(text)] if ":" in text or "&" in text else []
    for start, end in gaps(text, [*((mark.start, mark.end) for mark in found), *apart]):
        for part_start, part_end in _lines_of(text, start, end):
            run = _run(text, part_start, part_end)
            if run and len(plain(text[slice(*run)]).split()) >= least:
                if not _are_people(text, *run):
                    yield run
                elif least <= TITLE_WORDS and (short := _BOLD.search(outside, 0, part_start)):
                    yield _inside(text, *short.span("words"))


def _are_people(text: str, start: int, end: int) -> bool:
    """Is a stretch nothing but who wrote it? That is no title, and a short one in bold above it is."""
    people = PEOPLE.match(text, start, end) if may_name_people(text) else None
    return people is not None and end - people.end() <= _BESIDE_PEOPLE


_BESIDE_PEOPLE = 2
"""So few signs may close a line of people."""


def _linked_titles(text: str, found: list[Mark], least: int) -> Iterator[tuple[int, tuple[int, int]]]:
    for mark in found:
        label = text[slice(*mark.label)]
        words = len(plain(label).split())
        if mark.image or not words or is_label(label):
            continue
        if words < least and _emphasised_before(text, mark, found):
            yield _SHORT_LABEL, _inside(text, *mark.label)
        elif words >= least or COLON.search(plain(label)):
            to_paper = target_of(text[slice(*mark.url)]) is Target.PAPER
            yield _TO_PAPER if to_paper else _LINKED, _inside(text, *mark.label)


_SHORT_LABEL, _LINKED, _TO_PAPER = range(3)
"""How likely the words of a link are the title; a short label is so only where nothing else is."""


def _emphasised_before(text: str, link: Mark, found: list[Mark]) -> bool:
    """Does a short emphasised name stand right before a link, so that even a short label is the rest of a title?

    `**Parallel Decoding:** [CupFlow-2](…)` begins with a topic, and the link's words are the name.
    """
    coined = bool(_COINED.search(text[slice(*link.label)]))
    return any(
        link.start - match.end() <= 4
        and is_name(match["words"])
        and not is_tail(match["words"])
        and not (coined and not _COINED.search(match["words"]))
        and not any(mark.start <= match.start() < mark.end for mark in found)
        for match in SHORT_EMPHASIS.finditer(text, 0, link.start)
    )


_COINED = Pattern(r"[^\W\d_A-Z][A-Z]|[A-Z]{2}|\d")
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
    for mark in found:
        text = text[: mark.start] + "\0" * (mark.end - mark.start) + text[mark.end :]
    return text


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the emphasis around it and the tags before it."""
    while True:
        before = (start, end)
        while start < end and text[start] in ' \t*_\n"“':
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
    r"<(?P<tag>b|strong|i|em)>(?P<words>(?:(?!</?(?P=tag)>).)+)</(?P=tag)>", re.IGNORECASE | re.DOTALL
)
_ENDS_IN_EMPHASIS = Pattern(r"\s(?P<mark>\*{1,2}|_)(?=[^\s*_])[^*_\n]*(?P=mark)$")
"""Words at the end that are emphasised by themselves."""
_STOP = Pattern(r"[^.\s][.;]$")
"""What closes a title like a sentence, inside its emphasis: `**Title.** Venue`."""


def _before_time(text: str, start: int, end: int) -> int:
    """Where a title ends that has the time or the venue in brackets behind it."""
    tail = _BRACKETS_BEHIND.search(text, max(start, end - _MOST_BEHIND), end)
    return tail.start() if tail and is_tail(tail["words"]) else end


_BRACKETS_BEHIND = Pattern(r"\s*[(\[](?P<words>[^()\[\]]{2,30})[)\]]$")
_MOST_BEHIND = 40


def _is_tag(tag: str) -> bool:
    words = plain(tag[1:-1])
    return bool(find_dates(words) or find_years(words) or find_venues(words) or len(words.split()) <= 2)


def _run(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The title in a stretch of plain words: without tags before and venue, date or authors behind."""
    while True:
        tag = _LEADING_TAG.match(text, start, end)
        if not tag or not WORD.search(text, tag.end(), end):
            break
        start = tag.end()
    start = _behind_people(text, start, end) or _behind_date(text, start, end)
    while start < end and (
        text[start] in _EDGE + ")]"
        or not (text[start].isalnum() or text[start] in _OPENING)
        or _EMPHASIS_ENDS.match(text, start, end)
    ):
        start += 1
    while end > start and (text[end - 1] in _EDGE + "[(*" or _breaks_line(text, end)):
        if text[end - 1] == "*" and text[start:end].count("**") % 2 == 0:
            break
        end -= 1
    bold = _BOLD.match(text, start, end)
    if bold and bold.end() < end and is_tail(text[bold.end() : end]):
        return _inside(text, *bold.span("words"))
    end = _before_tail(text, start, end)
    return unwrapped(text, start, end) if end > start else None


def _breaks_line(text: str, end: int) -> bool:
    """Does a stretch end in the backslash that breaks a line?"""
    return text[end - 1] == "\\" and text[end : end + 1] in ("", "\n")


def unwrapped(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the emphasis that holds all of it."""
    match = _AROUND.fullmatch(text, start, end)
    return match.span("words") if match else (start, end)


def _behind_people(text: str, start: int, end: int) -> int:
    """Where the words behind who wrote it and when begin, as in `Made et al. (2025). The title`; 0 where none stand."""
    if "(" not in text[start:end]:
        return 0
    people = PEOPLE.match(text, start, end) or _ONE.match(text, start, end)
    year = _YEAR_BEHIND.match(text, people.end(), end) if people else None
    return year.end() if year else 0


_SET_OFF = Pattern(r"(?:\*\*|__|`)?\s*[|:–—-]\s+|(?:\*\*|__|`)\s*(?=\S)|[,.]?\s+(?=\*\*|__|[\"“])")
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
    return apart.end() if apart and _LETTER.search(text, apart.end(), end) else start


_TAIL = Pattern(r"(?:[,;]|\.(?=\s)|\s\|)\s*(?P<tail>(?:(?!\.\s)[^,;|])*)$|\s*\((?P<paren>[^()]*)\)$")
_LONGEST_TAIL = 400
_PEOPLE_TAIL = Pattern(rf"\s*[,;.]\s+(?:{_NAME}{_GAP}){{0,3}}{_NAME},?\s+et al\.?$")
"""One person and others behind a title: `A Title, Made et al.`"""
_LONGEST_BYLINE = 80
_THREE_WORDS = Pattern(r"\s*(?:\S+(?:\s+|$)){3}")
_SENTENCE = Pattern(r"(?<=[\w)?!])\.\s+(?=[A-Z])|,\s*\*(?!\*)|(?<!\s)\s+\*(?!\*)(?=[A-Z])")


def _before_tail(text: str, start: int, end: int) -> int:
    for match in _SENTENCE.finditer(text, start, end):
        rest = text[match.end() : min(end, match.end() + _LONGEST_TAIL + 1)]
        behind = len(rest) <= _LONGEST_TAIL and is_tail(rest)
        if (behind or PEOPLE.match(rest.lstrip("*_ "))) and _THREE_WORDS.match(text, start, match.start()):
            end = match.start()
            break
    while True:
        people = _PEOPLE_TAIL.search(text, max(start, end - _LONGEST_BYLINE), end)
        if people and _THREE_WORDS.match(text, start, people.start()):
            end = people.start()
            continue
        match_tail = _TAIL.search(text, max(start, end - _LONGEST_TAIL), end)
        tail = (match_tail["tail"] or match_tail["paren"] or "") if match_tail else ""
        if not match_tail or not tail or not is_tail(tail):
            return end
        end = match_tail.start()


def is_tail(words: str) -> bool:
    """Does a stretch say nothing but venue, date or year?"""
    return not _WORD.search(_beside_facts(words))


def is_venue(words: str) -> bool:
    """Is it a venue and nothing but it and a time, as a heading over what appeared there is?"""
    beside = _beside_facts(words)
    strays = sum(letter.isalpha() for letter in beside)
    return (
        strays <= _STRAYS
        and not _WORD.search(beside)
        and any(_is_sure(words, *one) for one in find_venues(words))
    )


def _is_sure(words: str, start: int, end: int) -> bool:
    """Is it a known venue, or does its year stand apart from it? A model may be called `GHZ12`."""
    return VENUE.fullmatch(words, start, end) is not None or not _JOINED_DIGITS.match(words, end)


_JOINED_DIGITS = Pattern(r"(?!20\d\d)\d")
_WORD = Pattern(r"[^\W\d_]{2,}")
_STRAYS = 2
"""Letters that may stand about, as in `D&B`."""


def _beside_facts(words: str) -> str:
    """What is left without venue, date, year and the little words between them."""
    facts = _facts(words)
    for start, end in reversed(facts):
        words = words[:start] + words[end:]
    return (_AROUND_VENUE if facts else _AROUND_FACT).sub("", words.casefold())


_AROUND_FACT = Pattern(r"\b(?:in|at|to appear|accepted|by)\b")
_AROUND_VENUE = Pattern(rf"{_AROUND_FACT.pattern}|\b(?:oral|spotlight|poster|highlight|award|best paper)\b")


def _facts(text: str) -> list[tuple[int, int]]:
    found = [(one.start, one.end) for one in find_dates(text) or find_years(text)]
    found.extend(span for span in find_venues(text) if all(span[1] <= a or b <= span[0] for a, b in found))
    return sorted(found)


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
BETWEEN_TAGS = Pattern(r"】[^\w【】\n]{0,5}【")


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
    if _OTHERS.search(words) or BETWEEN_TAGS.search(words):
        return False
    return 0 < len(words.split()) <= _NAME_WORDS and bool(_LETTER.search(words)) and not COLON.search(words)


def is_label_name(text: str, mark: Mark) -> bool:
    """Is a link's text the short name of a work?"""
    label = text[slice(*mark.label)]
    if mark.image or not label or not is_name(label) or is_label(label):
        return False
    return not tells_where_or_when(text, mark)


def tells_where_or_when(text: str, mark: Mark) -> bool:
    """Are a link's words where or when the work appeared, which another work's link must not repeat?"""
    label = text[slice(*mark.label)]
    if not label or len(label) > _LONGEST_VENUE:
        return False
    framed = text[mark.start - 1 : mark.start] + text[mark.end : mark.end + 1] == "[]"
    if framed and _PLACE_AND_YEAR.fullmatch(plain(label)):
        return True
    venues, dates = find_venues(label), find_dates(label)
    if not (venues or dates) or not is_tail(label):
        return False
    return bool(dates or find_years(label) or is_named_venue(label[slice(*venues[0])]))


_PLACE_AND_YEAR = Pattern(r"[A-Z][\w&/.-]*(?: (?:(?:of|on|and|in) )?[A-Z][\w&/.-]*){0,4},? 20[0-3]\d")
"""A journal that nobody else may know, with the year: `[[Lamp Medicine 2025](…)]`."""
_LONGEST_VENUE = 80
