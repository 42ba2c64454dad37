"""An entry taken apart into the facts it states and the glue between them; joined again it is the same text."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.affiliations import is_affiliation
from tracker.lists.entry.badges import badge_words, take_apart, tells
from tracker.lists.entry.citekeys import key_span
from tracker.lists.entry.inline import APART, SIGN, comments, marks, plain
from tracker.lists.entry.labelled import labelled_lines
from tracker.lists.entry.labels import is_label
from tracker.lists.entry.stretches import Told, gaps
from tracker.lists.entry.targets import (
    LONE_ID,
    Target,
    abstract_text,
    abstract_url,
    counts_stars,
    is_star,
    named_by,
    repository_of,
    target_of,
)
from tracker.lists.entry.times import find_dates, find_years, month_alone
from tracker.lists.entry.titles import (
    BETWEEN_TAGS,
    PEOPLE,
    SHORT_EMPHASIS,
    TITLE_WORDS,
    WORD,
    WORD_RUN,
    emphasised_name,
    has_other_name,
    is_apart,
    is_label_name,
    is_name,
    is_tail,
    may_name_people,
    name_before,
    name_behind,
    name_in_cell,
    tells_where_or_when,
    title_span,
    unwrapped,
)
from tracker.lists.entry.venues import PRESENTED, find_venues, is_named_venue
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lists.entry.inline import Mark
    from tracker.lists.entry.labelled import Labelled


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
    ID = "id"
    """The arXiv id, where no word says that it is one: `(2601.00001)`."""
    KEY = "key"
    """What the work is cited by: `[Made2025]`."""
    PICTURE = "picture"
    """A badge, a picture or an empty link, which lead nowhere: a mark of the curator's own."""


class Part(NamedTuple):
    """A stretch of an entry: what it states, its raw text, and the form that is the same in every entry."""

    slot: Slot
    raw: str
    form: str = ""
    target: Target | None = None


class _Span(NamedTuple):
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


_BARRED = Pattern(r"(?P<name>[^|\n]{1,60}?)\s+[|–—-]\s+(?=[^|\s])")
"""A name with a bar or a dash behind it, which few titles hold."""


def parse(text: str, column: Column | None = None) -> tuple[Part, ...]:
    """Take a body apart; joining the raw texts of the parts gives the text back."""
    key = key_span(text) if column is None else None
    spans = [one for one in _spans(text, column) if not key or one.end <= key[0] or key[1] <= one.start]
    if key:
        spans.append(_Span(*key, Slot.KEY))
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
        run = WORD_RUN.search(APART.sub(lambda tag: " " * len(tag.group()), text))
        if run and not (column is Column.TEXT and _is_time_or_id(plain(text))):
            yield _Span(run.start(), _closed(text, *run.span()), Slot(column.value))
            return
    lines = list(labelled_lines(text)) if column is None else []
    yield from _labelled_spans(lines)
    kept = [
        span for line in lines for span in (line.label, *((line.told,) if line.own or line.describes else ()))
    ]
    found = marks(text)
    title = (
        None
        if column in (Column.VENUE, Column.DATE, Column.LINKS)
        else title_span(text, found, 1 if column is Column.TITLE else TITLE_WORDS)
    )
    name, named = _name_of(text, title, found, column)
    covered = list(comments(text)) if "-->" in text else []
    for comment in covered:
        yield from _comment_spans(text, comment)
    for mark in found:
        if any(a <= mark.start < b for a, b in covered):
            continue
        spans = list(
            _mark_spans(text, mark, title, column, named=named, said=_said_before(text, mark, lines))
        )
        yield from spans
        covered.append(
            (spans[0].start, spans[0].end)
            if spans[0].slot in (Slot.LINK, Slot.PICTURE)
            else (mark.start, mark.end)
        )
    if title and not any(mark.label[0] <= title[0] < mark.label[1] for mark in found):
        yield from _title_parts(text, *title, named=named)
        covered.append(title)
    if name:
        yield _Span(*name, Slot.NAME)
        covered.append(name)
    covered.extend(kept)
    covered.extend(_tags_apart(text))
    covered.extend(match.span() for match in SIGN.finditer(text))
    for start, end in gaps(text, covered):
        yield from _gap_spans(text, start, end, column)


def _tags_apart(text: str) -> Iterator[tuple[int, int]]:
    """Tags, which are no words; a footnote's mark behind a name stays with the people."""
    people = [match.span() for match in PEOPLE.finditer(text)] if "<sup" in text else []
    for match in APART.finditer(text):
        if not any(start < match.start() < end for start, end in people):
            yield match.span()


def _labelled_spans(lines: Sequence[Labelled]) -> Iterator[_Span]:
    """What stands under labels below an entry: a description, or a mark of the curator's own that the label is part of."""
    for line in lines:
        if line.own:
            yield _Span(line.label[0], line.told[1], Slot.PICTURE)
        elif line.describes and line.told[1] > line.told[0]:
            yield _Span(*line.told, Slot.TEXT)


def _name_of(
    text: str, title: tuple[int, int] | None, found: list[Mark], column: Column | None
) -> tuple[tuple[int, int] | None, bool]:
    """Where the work's name stands apart from its title, and whether the title does not repeat it."""
    name = name_before(text, title[0], found) if title else None
    if name and title and has_other_name(text, title, name):
        name = None
    named = is_apart(text, title, found, name)
    if name is None and title is None and column in (Column.NAME, Column.TITLE):
        name = emphasised_name(text, found)
    if name is None and title and not named and column is None:
        name = name_in_cell(text, title) if "<t" in text else name_behind(text, title[1])
    return name, named


def _comment_spans(text: str, comment: tuple[int, int]) -> Iterator[_Span]:
    """The id that a comment keeps, or else the whole of it, which is of its own work unless all say the same."""
    numbers = _COMMENTED_ID.finditer(text, *comment)
    ids = [_Span(*number.span(), Slot.ID) for number in numbers]
    yield from ids or [_Span(*comment, Slot.PICTURE)]


_COMMENTED_ID = Pattern(r"(?<![\w./-])\d{4}\.\d{4,5}(?![\w.])")


# --- links


def _mark_spans(
    text: str,
    mark: Mark,
    title: tuple[int, int] | None,
    column: Column | None,
    *,
    named: bool,
    said: Target | None = None,
) -> Iterator[_Span]:
    url = text[slice(*mark.url)]
    holds_title = title is not None and mark.label[0] <= title[0] < mark.label[1]
    short = column in (None, Column.TITLE, Column.NAME) and is_label_name(text, mark)
    if holds_title and title:
        yield from _title_parts(text, *title, named=named)
        yield from _gap_spans(text, title[1], mark.label[1], column)
        yield _Span(*mark.url, Slot.URL, abstract_url(url), target_of(url))
    elif not mark.image and tells_where_or_when(text, mark):
        yield from _gap_spans(text, *mark.label, Column.VENUE)
        yield _Span(*mark.url, Slot.URL, abstract_url(url), target_of(url))
    elif short and (title is None or mark.start < title[0]) and (name := _NAMED.match(text, *mark.label)):
        yield _Span(*name.span("words"), Slot.NAME)
        if mark.url[1] > mark.url[0]:
            yield _Span(*mark.url, Slot.URL, abstract_url(url), target_of(url))
    else:
        yield _link(text, mark, said)


_NAMED = Pattern(r"(?:<[^<>]*>|[\W_])*(?P<words>[^\W_](?:[^<>]*[^\W_])?[%+]?)")
"""A name within its link, and within what sets it in bold there."""


def _said_before(text: str, mark: Mark, lines: Sequence[Labelled]) -> Target | None:
    """What the label of its line says that a link leads to, wherever it does: `- Dataset: [Wicks](…), [Lamps](…)`."""
    label = next((line.label for line in lines if line.told[0] <= mark.start < line.told[1]), None)
    said = named_by(text[slice(*label)]) if label else None
    if said not in _OF_A_KIND:  # as it is with nearly all
        return None
    own = text[slice(*mark.label)]
    apart = named_by(own) in _BESIDE and not _HOST.search(own)  # `- Model: [paper](…), [code](…)`
    return None if apart else said


_OF_A_KIND = (Target.DATASET, Target.MODEL, Target.DEMO)
_BESIDE = (Target.PAPER, Target.CODE)
"""What a link to it says itself, unless its words are no more than where something is kept."""
_HOST = Pattern("git", re.IGNORECASE)


def _link(text: str, mark: Mark, said: Target | None = None) -> _Span:
    """A labelled link; `said` is what a label before it says that it leads to."""
    start, end = mark.start, mark.end
    while start > 0 and end < len(text) and text[start - 1] + text[end] in ("[]", "()", "【】"):
        start, end = start - 1, end + 1
    url, label = text[slice(*mark.url)], text[slice(*mark.label)]
    target = target_of(url, label) if url.strip() else Target.STAR if is_star(label) else None
    target = Target.STAR if counts_stars(url, label) else said or target
    if target is None or (mark.image is False and _OWN_BADGE.search(label)):
        return _Span(start, end, Slot.PICTURE if label else Slot.GLUE, _told_by_badge(text[start:end]))
    if mark.image and target is not Target.STAR:
        return _Span(start, end, Slot.PICTURE, _told_by_badge(text[start:end]))
    form = text[start : mark.url[0]] + "\0" + text[mark.url[1] : end]
    form = _named_by_repository(form, label, repository_of(url))
    if label and "{repo}" not in form and not is_label(label) and target is not Target.OTHER:
        form = form.replace(label, "{authors}" if PEOPLE.fullmatch(plain(label)) else "{name}", 1)
    form = abstract_text(form)
    form = take_apart(form)[0] if tells(form) else form
    address = f"{{{said}}}" if said else abstract_url(url) if target is not Target.OTHER else url
    form = form.replace("\0", address)
    return _Span(start, end, Slot.LINK, form, target)


def _named_by_repository(form: str, label: str, repository: str | None) -> str:
    """The form of a link whose words or badge say what its repository is called: `[made/lamp](…)`, `badge/GitHub-Lamp--2-white`."""
    if not repository:
        return form
    if label == repository:
        return form.replace(label, "{repo}", 1)
    name = badge_words(repository.partition("/")[2])
    return form.replace(f"-{name}-", "-{repo%}-", 1) if tells(form) else form


_OWN_BADGE = Pattern(r"!\[[^\[\]]*\]\([^()\s]*(?:paperswithcode\.com|semanticscholar\.org|CorpusID)")
"""A badge that says something of one work, and of no other what its address is changed to."""


def _told_by_badge(picture: str) -> str:
    """The form of a picture that tells where a work appeared; nothing for all others."""
    form = take_apart(picture)[0] if tells(picture) else ""
    return form if "{venue" in form or "{Y}" in form else ""


_BEHIND_NAME = Pattern(
    r"\s*(?:[:：]|[–—-]\s)\s*|\s*[(\[`](?P<words>[^()\[\]`]{2,30})[)\]`]\s*(?:[:：–—-]\s*)?(?=[\w\"“])"
)
"""What stands between a name and the rest of the title: a sign, or the time or the venue in brackets."""
_CLOSED_NAME = Pattern(r"(?<=\w)\s?[:：]$")
"""The sign behind a name, inside the emphasis that holds both: `***Name:*** the rest`."""
_SPACE = Pattern(r"[ \t]+(?P<words>(?!))?")
"""What stands behind a name that has its sign within."""


def _title_parts(text: str, start: int, end: int, *, named: bool) -> Iterator[_Span]:
    """A title, split where its name is set apart: `**Name**: the rest`."""
    match = SHORT_EMPHASIS.match(text, start, end)
    if match and is_name(match["words"]):
        closed = _CLOSED_NAME.search(text, *match.span("words"))
        rest = (_SPACE if closed else _BEHIND_NAME).match(text, match.end(), end)
        timed = rest["words"] if rest else None
        if rest and (not timed or is_tail(timed)) and len(plain(text[rest.end() : end]).split()) >= 2:
            yield _Span(match.start("words"), closed.start() if closed else match.end("words"), Slot.NAME)
            yield from _gap_spans(text, *rest.span("words"), None) if timed else ()
            yield _Span(*unwrapped(text, rest.end(), end), Slot.SUBTITLE)
            return
    barred = _BARRED.match(text, start, end)
    if barred and is_name(barred["name"]) and len(plain(text[barred.end() : end]).split()) >= 2:
        yield _Span(*barred.span("name"), Slot.NAME)
        yield _Span(barred.end(), end, Slot.SUBTITLE)
        return
    yield _Span(start, end, Slot.SUBTITLE if named else Slot.TITLE)


# --- the rest


_NUMBER = Pattern(r"\d{4}\.\d{4,5}(?:v\d+)?")
_SHORT_YEAR = Pattern(r"(?P<apart>[ -]?)(?P<year>[0-3]\d)(?!\w|[.,%]\d|%| [a-z])")
"""The year behind a venue: `CVPR25`, and behind a known one `CVPR 25`, but not what else is counted."""
_LINE_NUMBER = Pattern(r"\A\s*\n[ \t]*\d{1,2}[.)][ \t]+|(?<=\n)[ \t]*\d{1,2}[.)][ \t]+")
"""The number of a line below an entry's first, which is no word of it."""
_BULLET_LINE = Pattern(r"\n[ \t]*[-*+•][ \t]+")
"""Where a line below an entry's first begins, whose words are its own."""
_NUMBERED = Pattern(rf"(?:\s+arXiv)?\s*:?\s*{_NUMBER.pattern}(?!\w)", re.IGNORECASE)
"""The number of a preprint, right behind the word for it."""


def _is_time_or_id(words: str) -> bool:
    return bool(LONE_ID.fullmatch(words)) or (
        len(words) < _LONGEST_TIME and bool(find_dates(words) or find_years(words))
    )


_LONGEST_TIME = 12


def _gap_spans(text: str, start: int, end: int, column: Column | None) -> Iterator[_Span]:
    words = text[start:end]
    if not WORD.search(words):
        return
    told, covered = Told(words), list[tuple[int, int]]()
    for span in chain(
        _place_spans(words) if column is None and "\n" in words else (),
        _author_spans(words, column),
        _time_spans(words, column, told),
        _venue_spans(words, told),
        _id_spans(words, told),
    ):
        told.add(span.start, span.end)
        covered.append((span.start, span.end))
        yield span._replace(start=start + span.start, end=start + span.end)
    covered.extend(match.span() for match in (_BULLET_LINE.finditer(words) if "\n" in words else ()))
    for a, b in gaps(words, covered):
        numbered = _LINE_NUMBER.search(words, a, b) if "\n" in words else None
        run = WORD_RUN.search(words, numbered.end() if numbered else a, b)
        if run and column is None and BETWEEN_TAGS.search(run.group()):
            yield from _tag_spans(text, start + run.start(), start + run.end())
        elif run:
            own = column is None and (PRESENTED.fullmatch(run.group()) or is_affiliation(run.group()))
            slot = Slot.VENUE if column is Column.VENUE else Slot.PICTURE if own else Slot.TEXT
            yield _Span(start + run.start(), start + _closed(words, *run.span()), slot)


def _tag_spans(text: str, start: int, end: int) -> Iterator[_Span]:
    """Tags in a row, each in brackets of its own: `【Lamp】-【Made University】`."""
    apart = [match.span() for match in BETWEEN_TAGS.finditer(text, start, end)]
    for first, last in zip([start, *(b for _, b in apart)], [*(a for a, _ in apart), end], strict=True):
        run = WORD_RUN.search(text, first, last)
        if run:
            yield _Span(*run.span(), Slot.PICTURE)


def _place_spans(words: str) -> Iterator[_Span]:
    """Lines that say where people work and name what is a venue elsewhere: `Made University of Science`."""
    at = 0
    for line in words.split("\n"):
        run = WORD_RUN.search(line) if len(line) < _LONGEST_PLACE else None
        if run and find_venues(run.group()) and is_affiliation(run.group()):
            yield _Span(at + run.start(), at + run.end(), Slot.PICTURE)
        at += len(line) + 1


_LONGEST_PLACE = 300


def _author_spans(words: str, column: Column | None) -> Iterator[_Span]:
    told_there = column in (None, Column.TITLE, Column.AUTHORS) and may_name_people(words)
    for match in PEOPLE.finditer(words) if told_there else ():
        venues = find_venues(match.group())
        people = PEOPLE.match(words, match.start(), match.start() + venues[0][0]) if venues else match
        if people and not is_affiliation(people.group()):  # a venue behind a full stop is no surname
            first, last = people.span()
            last -= (
                words[last - 1] == "*" and words[first - 1 : first] == "*"
            )  # emphasis, not a footnote's mark
            yield _Span(first, last, Slot.AUTHORS)


def _time_spans(words: str, column: Column | None, told: Told) -> Iterator[_Span]:
    alone = month_alone(words) if column is Column.DATE else None
    for one in [*find_dates(words), *find_years(words), *([alone] if alone else [])]:
        counts = (
            not one.moment.month
            and _COUNTED.match(words, one.end)
            and not _BEHIND_WORD.search(words, 0, one.start)
        )
        if told.is_free(one.start, one.end) and not counts:
            yield _Span(one.start, one.end, Slot.DATE if one.moment.month else Slot.YEAR, one.form)


_COUNTED = Pattern(r" (?!papers\b|works\b)[a-z]{3,}s\b")
"""What a number that looks like a year counts: `2000 videos`."""
_BEHIND_WORD = Pattern(r"[^\W\d_][ ,']*$")


def _id_spans(words: str, told: Told) -> Iterator[_Span]:
    for number in LONE_ID.finditer(words):
        if told.is_free(*number.span()):
            yield _Span(*number.span(), Slot.ID)


def _venue_spans(words: str, told: Told) -> Iterator[_Span]:
    """Venues, the number of a preprint with them, and the short year right behind one."""
    for first, last in find_venues(words):
        if not told.is_free(first, last):
            continue
        numbered = _NUMBERED.match(words, last)
        if numbered:
            yield _Span(first, numbered.end(), Slot.VENUE, _NUMBER.sub("{id}", words[first : numbered.end()]))
            continue
        yield _Span(first, last, Slot.VENUE)
        short = _SHORT_YEAR.match(words, last)
        sure = short and (not short["apart"] or is_named_venue(words[first:last]))
        if short and sure and told.is_free(*short.span("year")):
            yield _Span(*short.span("year"), Slot.YEAR, "{y}")


def _closed(text: str, start: int, end: int) -> int:
    """The end of a stretch of words with the bracket that closes one of its own."""
    run = text[start:end]
    for opening, closing in ("()", "[]"):
        if text[end : end + 1] == closing and run.count(opening) > run.count(closing):
            return end + 1
    return end
