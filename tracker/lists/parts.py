"""An entry taken apart into the facts it states and the glue between them; joined again it is the same text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.lists.entries import is_label
from tracker.lists.inline import APART, COMMENT, FOLD, marks, plain
from tracker.lists.targets import Target, abstract_text, abstract_url, target_of
from tracker.lists.times import find_dates, find_years
from tracker.lists.venues import find_venues, is_named_venue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.lists.inline import Mark


class Slot(StrEnum):
    """What a stretch of an entry states."""

    GLUE = "glue"
    TITLE = "title"
    SUBTITLE = "subtitle"
    """The title without the name that stands before it."""
    NAME = "name"
    URL = "url"
    """The address behind a title or a name."""
    LINK = "link"
    """A whole labelled link or badge: `[[Paper](…)]`."""
    DATE = "date"
    YEAR = "year"
    VENUE = "venue"
    AUTHORS = "authors"
    TEXT = "text"
    """Words of the curator's own."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an entry: what it states, its raw text, and the form that is the same in every entry."""

    slot: Slot
    raw: str
    form: str = ""
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    slot: Slot
    form: str = ""
    target: Target | None = None


class Column(StrEnum):
    """What a table's column is for."""

    TITLE = "title"
    NAME = "name"
    VENUE = "venue"
    DATE = "date"
    AUTHORS = "authors"
    LINKS = "links"
    TEXT = "text"


_BRACKETED = r"[\[(【](?:\*\*|__|`)?[^\[\](){}【】]{1,32}?(?:\*\*|__|`)?[\])】]"
_LEADING_TAG = re.compile(
    rf"\s*(?:[^\w\s\[(*\"“`]+\s*)?(?P<tag>(?P<mark>\*\*|__|`|\*){_BRACKETED}(?P=mark)|{_BRACKETED})"
)
_BARRED = re.compile(r"(?P<name>[^|\n]{1,60}?)\s+[|–—-]\s+(?=[^|\s])")
"""A name with a bar or a dash behind it, which few titles hold."""
_CELL = re.compile(r"<t[dh]\b[^<>]*>\s*(?P<words>[^<>\n]{1,60}?)\s*</t[dh]\s*>", re.IGNORECASE)
_SHORT_EMPHASIS = re.compile(
    r"(?P<open>\*\*|__|`|<b>|<strong>)(?P<words>[^*`<>\n]{1,60}?)(?P<close>\*\*|__|`|</b>|</strong>)"
)
_BOLD = re.compile(
    r"(?P<open>\*\*\*?|__|<b>|<strong>)(?P<words>(?:(?!\*\*|__|</b>|</strong>).)+?)(?P<close>\*?\*\*|__|</b>|</strong>)",
    re.DOTALL,
)
_QUOTED = re.compile(r"[\"“](?P<words>[^\"“”\n]{12,250}?)[.,]?[\"”]")
_ONE_LINE = re.compile(r"(?:(?!<br\s*/?>)[^\n])+", re.IGNORECASE)
_WORD = re.compile(r"\w")
_WORD_RUN = re.compile(r"\w(?:.*\w)?[%+]?", re.DOTALL)
"""Words from the first to the last."""
_NAMES = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’.-]*\s+){1,4}[A-ZÀ-Þ][\w'’-]+\*?(?:\s*,\s*(?:and\s+|&\s*)?(?:[A-ZÀ-Þ][\w'’.-]*\s+){1,4}[A-ZÀ-Þ][\w'’-]+\*?)+(?:,?\s+et al\.?)?"
    r"|(?:[A-ZÀ-Þ][\w'’.-]*\s*){1,4},?\s+et al\.?"
)
_LETTER = re.compile(r"[^\W\d_]")
COLON = re.compile(r"\w: \w")
"""What a title may have and a name has not."""
_TITLE_WORDS = 4
_NAME_WORDS = 4
_EDGE = " \t\u00a0\n,.;:|–—-/·&+，。：；、｜"
_OPENING = frozenset("\"'“‘«(*_`$[\\{#@¿¡«「《<~")
"""Signs that a title may begin with; a picture sign before it is the list's."""
_AROUND = re.compile(r"(?P<mark>\*\*\*|\*\*|\*|__|_|`)(?P<words>(?:(?!(?P=mark)).)+)(?P=mark)", re.DOTALL)


def parse(text: str, column: Column | None = None) -> tuple[Part, ...]:
    """Take a body apart; joining the raw texts of the parts gives the text back."""
    spans = list(_spans(text, column))
    spans.sort(key=lambda span: (span.start, span.end))
    parts: list[Part] = []
    at = 0
    for span in spans:
        if span.start < at or span.end <= span.start:
            continue
        if span.start > at:
            parts.append(Part(Slot.GLUE, text[at : span.start], text[at : span.start]))
        raw = text[span.start : span.end]
        parts.append(Part(span.slot, raw, span.form, span.target))
        at = span.end
    if at < len(text):
        parts.append(Part(Slot.GLUE, text[at:], text[at:]))
    return tuple(parts)


def _spans(text: str, column: Column | None) -> Iterator[_Span]:
    if column in (Column.NAME, Column.AUTHORS, Column.TEXT) and "](" not in text and "<a" not in text:
        run = _WORD_RUN.search(APART.sub(lambda tag: " " * len(tag.group()), text))
        if run and not (
            column is Column.TEXT and (find_dates(text) or find_years(text)) and len(plain(text)) < 12
        ):
            yield _Span(run.start(), _closed(text, *run.span()), Slot(column.value))
            return
    found = marks(text)
    title = None if column in (Column.VENUE, Column.DATE, Column.LINKS) else _title_span(text, found, column)
    name = _name_before(text, title[0], found) if title else None
    named = _is_apart(text, title, found, name)
    covered: list[tuple[int, int]] = [match.span() for match in COMMENT.finditer(text)]
    for mark in found:
        if any(a <= mark.start < b for a, b in covered):
            continue
        spans = list(_mark_spans(text, mark, title, column, named=named))
        yield from spans
        covered.append(
            (mark.start, mark.end) if spans[0].slot is not Slot.LINK else (spans[0].start, spans[0].end)
        )
    if title and not any(mark.label[0] <= title[0] < mark.label[1] for mark in found):
        yield from _title_parts(text, *title, named=named)
        covered.append(title)
    if name:
        yield _Span(*name, Slot.NAME)
        covered.append(name)
    covered.extend(match.span() for match in APART.finditer(text))
    for start, end in _gaps(text, covered):
        yield from _gap_spans(text, start, end, column)


def _gaps(text: str, covered: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in sorted(covered):
        if start > at:
            yield at, start
        at = max(at, end)
    if at < len(text):
        yield at, len(text)


# --- links


def _mark_spans(
    text: str, mark: Mark, title: tuple[int, int] | None, column: Column | None, *, named: bool
) -> Iterator[_Span]:
    label = text[slice(*mark.label)]
    url = text[slice(*mark.url)]
    holds_title = title is not None and mark.label[0] <= title[0] < mark.label[1]
    short = column in (None, Column.TITLE, Column.NAME) and _is_label_name(text, mark)
    if holds_title and title:
        yield from _title_parts(text, *title, named=named)
        yield from _gap_spans(text, title[1], mark.label[1], column)
        yield _Span(*mark.url, Slot.URL, abstract_url(url), target_of(url))
    elif not mark.image and _tells_venue(label):
        yield from _gap_spans(text, *mark.label, Column.VENUE)
        yield _Span(*mark.url, Slot.URL, abstract_url(url), target_of(url))
    elif short and (title is None or mark.start < title[0]):
        inner = _WORD_RUN.search(label)
        if inner:
            yield _Span(mark.label[0] + inner.start(), mark.label[0] + inner.end(), Slot.NAME)
        if mark.url[1] > mark.url[0]:
            yield _Span(*mark.url, Slot.URL, abstract_url(url), target_of(url))
        if not inner:
            yield _link(text, mark)
    else:
        yield _link(text, mark)


def _link(text: str, mark: Mark) -> _Span:
    start, end = mark.start, mark.end
    while start > 0 and end < len(text) and text[start - 1] + text[end] in ("[]", "()", "【】"):
        start, end = start - 1, end + 1
    url, label = text[slice(*mark.url)], text[slice(*mark.label)]
    target = target_of(url, label) if url.strip() else None
    if target is None:
        return _Span(start, end, Slot.GLUE)
    form = text[start : mark.url[0]] + "\0" + text[mark.url[1] : end]
    if label and not is_label(label) and target is not Target.OTHER:
        form = form.replace(label, "{name}", 1)
    form = abstract_text(form).replace("\0", abstract_url(url) if target is not Target.OTHER else url)
    return _Span(start, end, Slot.LINK, form, target)


def _is_name(label: str) -> bool:
    words = plain(label)
    return 0 < len(words.split()) <= _NAME_WORDS and bool(_LETTER.search(words)) and not COLON.search(words)


def _tells_venue(label: str) -> bool:
    """Are a link's words where the work appeared, which another work's link must not repeat?"""
    venues = find_venues(label)
    told = venues and _is_tail(label) and (find_years(label) or is_named_venue(label[slice(*venues[0])]))
    return bool(told)


def _is_label_name(text: str, mark: Mark) -> bool:
    """Is a link's text the short name of a work?"""
    label = text[slice(*mark.label)]
    return not mark.image and bool(label) and _is_name(label) and not is_label(label)


def _is_apart(
    text: str, title: tuple[int, int] | None, found: list[Mark], name: tuple[int, int] | None
) -> bool:
    """Does the work's name stand before the title, which does not repeat it?"""
    if title is None:
        return False
    if name is None:
        label = next(
            (mark.label for mark in found if mark.start < title[0] and _is_label_name(text, mark)), None
        )
        if label is None or label[1] > title[0]:
            return False
        name = label
    said = plain(text[slice(*name)]).casefold()
    return not plain(text[slice(*title)]).casefold().startswith(said)


# --- titles


def _title_span(text: str, found: list[Mark], column: Column | None) -> tuple[int, int] | None:
    """The stretch that most looks like a title, or None."""
    best: tuple[float, tuple[int, int]] | None = None
    for score, span in _title_candidates(text, found, column):
        if best is None or score > best[0]:
            best = (score, span)
    return best[1] if best else None


def _title_candidates(
    text: str, found: list[Mark], column: Column | None
) -> Iterator[tuple[float, tuple[int, int]]]:
    least = 1 if column is Column.TITLE else _TITLE_WORDS
    yield from _linked_titles(text, found, least)
    outside = _blanked(text, found)
    for match in _QUOTED.finditer(outside):
        if len(match["words"].split()) >= least:
            yield 2.9, match.span("words")
    for match in _BOLD.finditer(outside):
        words = len(plain(match["words"]).split())
        if words >= least and not _continues_as_text(outside, match.end()):
            yield 2.8, _inside(text, *match.span("words"))
    apart = [match.span() for match in FOLD.finditer(text)] if "<" in text else []
    for start, end in _gaps(text, [*((mark.start, mark.end) for mark in found), *apart]):
        for part_start, part_end in _lines_of(text, start, end):
            run = _run(text, part_start, part_end)
            if run and len(plain(text[slice(*run)]).split()) >= least:
                yield 2 - 0.1 * (part_start > 0), run


def _linked_titles(text: str, found: list[Mark], least: int) -> Iterator[tuple[float, tuple[int, int]]]:
    for mark in found:
        label = text[slice(*mark.label)]
        words = len(plain(label).split())
        if mark.image or not words or is_label(label):
            continue
        if words < least and _emphasised_before(text, mark.start, found):
            yield 1.5, _inside(text, *mark.label)
        elif words >= least or COLON.search(plain(label)):
            yield 3 + 0.5 * (target_of(text[slice(*mark.url)]) is Target.PAPER), _inside(text, *mark.label)


def _emphasised_before(text: str, at: int, found: list[Mark]) -> bool:
    """Does a short emphasised name stand right before a link, so that even a short label is the rest of a title?"""
    return any(
        at - match.end() <= 4
        and _is_name(match["words"])
        and not _is_tail(match["words"])
        and not any(mark.start <= match.start() < mark.end for mark in found)
        for match in _SHORT_EMPHASIS.finditer(text, 0, at)
    )


def _continues_as_text(text: str, at: int) -> bool:
    """Is a bold stretch the beginning of a longer run of words?"""
    return bool(re.match(r"[ ]?[a-z]\w*(?: \w+){2}", text[at : at + 60]))


def _lines_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _ONE_LINE.finditer(text[start:end]):
        yield start + match.start(), start + match.end()


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
        while end > start and text[end - 1] in ' \t*_\n"”':
            end -= 1
        tag = _LEADING_TAG.match(text, start, end)
        if tag and _WORD.search(text, tag.end(), end) and _is_tag(tag["tag"]):
            start = tag.end()
        end = _before_time(text, start, end)
        if (start, end) == before:
            return start, end


def _before_time(text: str, start: int, end: int) -> int:
    """Where a title ends that has the time or the venue in brackets behind it."""
    tail = _BRACKETS_BEHIND.search(text, start, end)
    return tail.start() if tail and _is_tail(tail["words"]) else end


_BRACKETS_BEHIND = re.compile(r"\s*[(\[](?P<words>[^()\[\]]{2,30})[)\]]$")


def _is_tag(tag: str) -> bool:
    words = plain(tag[1:-1])
    return bool(find_dates(words) or find_years(words) or find_venues(words) or len(words.split()) <= 2)


def _run(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The title in a stretch of plain words: without tags before and venue, date or authors behind."""
    while True:
        tag = _LEADING_TAG.match(text, start, end)
        if not tag or not _WORD.search(text, tag.end(), end):
            break
        start = tag.end()
    start = _behind_date(text, start, end)
    while start < end and (
        text[start] in _EDGE + ")]" or not (text[start].isalnum() or text[start] in _OPENING)
    ):
        start += 1
    while end > start and text[end - 1] in _EDGE + "[(*":
        if text[end - 1] == "*" and text[start:end].count("**") % 2 == 0:
            break
        end -= 1
    end = _before_tail(text, start, end)
    return _unwrapped(text, start, end) if end > start else None


def _unwrapped(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the emphasis that holds all of it."""
    match = _AROUND.fullmatch(text, start, end)
    return match.span("words") if match else (start, end)


_SET_OFF = re.compile(r"(?:\*\*|__|`)?\s*[|:–—-]\s+|(?:\*\*|__|`)\s*(?=\S)|[,.]?\s+(?=\*\*|__|[\"“])")
"""What stands between a date and the title behind it."""


def _behind_date(text: str, start: int, end: int) -> int:
    """Where the words behind a date begin that stands first and is set off from them."""
    first = start
    while first < end and text[first] in "*_` ":
        first += 1
    found = next((one for one in find_dates(text[first:end]) if one.start == 0), None)
    found = found or next((one for one in find_years(text[first:end]) if one.start == 0), None)
    apart = _SET_OFF.match(text, first + found.end, end) if found else None
    return apart.end() if apart and _LETTER.search(text, apart.end(), end) else start


_TAIL = re.compile(r"(?:[,;]|\.(?=\s))\s*(?P<tail>[^,;]*)$|\s*\((?P<paren>[^()]*)\)$")
_SENTENCE = re.compile(r"(?<=[\w)?!])\.\s+(?=[A-Z])|,\s*\*(?!\*)|\s+\*(?!\*)(?=[A-Z])")


def _before_tail(text: str, start: int, end: int) -> int:
    for match in _SENTENCE.finditer(text, start, end):
        rest = text[match.end() : end]
        if len(text[start : match.start()].split()) >= 3 and (
            _NAMES.match(rest.lstrip("*_ ")) or _is_tail(rest)
        ):
            end = match.start()
            break
    while True:
        match_tail = _TAIL.search(text[start:end])
        tail = (match_tail["tail"] or match_tail["paren"] or "") if match_tail else ""
        if not match_tail or not tail or not _is_tail(tail):
            return end
        end = start + match_tail.start()


def _is_tail(words: str) -> bool:
    """Does a stretch say nothing but venue, date or year?"""
    for start, end in reversed(_facts(words)):
        words = words[:start] + words[end:]
    return not re.search(r"[^\W\d_]{2,}", re.sub(r"\b(in|at|to appear|accepted|by)\b", "", words.casefold()))


def _facts(text: str) -> list[tuple[int, int]]:
    found = [(one.start, one.end) for one in find_dates(text) or find_years(text)]
    found.extend(span for span in find_venues(text) if all(span[1] <= a or b <= span[0] for a, b in found))
    return sorted(found)


def _title_parts(text: str, start: int, end: int, *, named: bool) -> Iterator[_Span]:
    """A title, split where its name is set apart: `**Name**: the rest`."""
    match = _SHORT_EMPHASIS.match(text, start, end)
    if match and _is_name(match["words"]):
        rest = re.compile(r"\s*(?::|[–—-]\s)\s*").match(text, match.end(), end)
        if rest and len(plain(text[rest.end() : end]).split()) >= 2:
            yield _Span(*match.span("words"), Slot.NAME)
            yield _Span(*_unwrapped(text, rest.end(), end), Slot.SUBTITLE)
            return
    barred = _BARRED.match(text, start, end)
    if barred and _is_name(barred["name"]) and len(plain(text[barred.end() : end]).split()) >= 2:
        yield _Span(*barred.span("name"), Slot.NAME)
        yield _Span(barred.end(), end, Slot.SUBTITLE)
        return
    yield _Span(start, end, Slot.SUBTITLE if named else Slot.TITLE)


def _name_before(text: str, title: int, found: list[Mark]) -> tuple[int, int] | None:
    """A short name that stands before the title, emphasised or in a cell of its own."""
    if any(mark.end <= title and _is_label_name(text, mark) for mark in found):
        return None
    cells = _CELL.finditer(text, 0, title) if "<t" in text else ()
    for match in (*_SHORT_EMPHASIS.finditer(text, 0, title), *cells):
        if match.end() > title or not _is_name(match["words"]):
            continue
        inside = any(mark.start <= match.start() < mark.end for mark in found)
        tagged = match.start() > 0 and text[match.start() - 1] in "[("
        if not inside and not tagged and not _is_tail(match["words"]):
            inner = _WORD_RUN.search(match["words"])
            if inner:
                base = match.start("words")
                return base + inner.start(), base + inner.end()
    return None


# --- the rest


_NUMBER = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?")
_NUMBERED = re.compile(rf"(?:\s+arXiv)?\s*:?\s*{_NUMBER.pattern}(?!\w)", re.IGNORECASE)
"""The number of a preprint, right behind the word for it."""


def _gap_spans(text: str, start: int, end: int, column: Column | None) -> Iterator[_Span]:
    words = text[start:end]
    if not _WORD.search(words):
        return
    taken: list[tuple[int, int]] = []
    for match in _NAMES.finditer(words):
        if column in (None, Column.TITLE, Column.AUTHORS) and not find_venues(match.group()):
            first, last = match.span()
            last -= (
                words[last - 1] == "*" and words[first - 1 : first] == "*"
            )  # emphasis, not a footnote's mark
            taken.append((first, last))
            yield _Span(start + first, start + last, Slot.AUTHORS)
    for one in [*find_dates(words), *find_years(words)]:
        if all(one.end <= a or b <= one.start for a, b in taken):
            taken.append((one.start, one.end))
            slot = Slot.DATE if one.moment.month else Slot.YEAR
            yield _Span(start + one.start, start + one.end, slot, one.form)
    for venue in find_venues(words):
        if all(venue[1] <= a or b <= venue[0] for a, b in taken):
            numbered = _NUMBERED.match(words, venue[1])
            first, last = venue[0], numbered.end() if numbered else venue[1]
            form = _NUMBER.sub("{id}", words[first:last]) if numbered else ""
            taken.append((first, last))
            yield _Span(start + first, start + last, Slot.VENUE, form)
    for a, b in _gaps(words, taken):
        run = _WORD_RUN.search(words, a, b)
        if run:
            slot = Slot.VENUE if column is Column.VENUE else Slot.TEXT
            yield _Span(start + run.start(), start + _closed(words, *run.span()), slot)


def _closed(text: str, start: int, end: int) -> int:
    """The end of a stretch of words with the bracket that closes one of its own."""
    run = text[start:end]
    for opening, closing in ("()", "[]"):
        if text[end : end + 1] == closing and run.count(opening) > run.count(closing):
            return end + 1
    return end
