"""An entry taken apart into the facts it states and the glue between them; joined again it is the same text."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING

from tracker.lists.entry.called import (
    emphasised_name,
    has_other_name,
    is_apart,
    name_before,
    name_behind,
    name_in_cell,
)
from tracker.lists.entry.citekeys import key_span
from tracker.lists.entry.counted import COUNTED
from tracker.lists.entry.edges import WORD_RUN
from tracker.lists.entry.inline import APART, SIGN, comments, marks, plain
from tracker.lists.entry.labelled import labelled_lines
from tracker.lists.entry.linked import mark_spans, said_before
from tracker.lists.entry.people import CITED, PEOPLE
from tracker.lists.entry.said import closed, gap_spans, is_time_or_id, title_parts
from tracker.lists.entry.slots import GLUE, LINK, Column, Part, Slot, Span
from tracker.lists.entry.stretches import Told, gaps
from tracker.lists.entry.targets import Target
from tracker.lists.entry.times import find_dates, find_years
from tracker.lists.entry.titles import TITLE_WORDS, title_span
from tracker.lists.entry.venues import find_venues, is_named_venue
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lists.entry.inline import Mark
    from tracker.lists.entry.labelled import Labelled


def parse(text: str, column: Column | None = None) -> tuple[Part, ...]:
    """Take a body apart; joining the raw texts of the parts gives the text back."""
    key = key_span(text) if column is None else None
    tags = [*_anchors(text), *_hash_tags(text), *(_code_tags(text) if column is None else ())]
    if column is None and (counted := COUNTED.match(text)):
        tags.append(Span(*counted.span(), Slot.PICTURE))
    bare = text
    for tag in tags:
        bare = f"{bare[: tag.start]}{' ' * (tag.end - tag.start)}{bare[tag.end :]}"
    spans = [one for one in _spans(bare, column) if not key or one.end <= key[0] or key[1] <= one.start]
    spans.extend(tags)
    if key:
        spans.append(Span(*key, Slot.KEY))
    spans.sort(key=attrgetter("start", "end"))
    if column is Column.VENUE:
        spans = _whole_venues(text, spans)
    parts: list[Part] = []
    at, papers = 0, set[str]()
    for span in spans:
        if span.start < at or span.end <= span.start:
            continue
        if span.start > at:
            between = text[at : span.start]
            parts.append(Part(GLUE, between, between))
        raw = text[span.start : span.end]
        if span.target is Target.PAPER and (number := _ARXIV_ID.search(raw)):
            papers.add(number.group())
        further = len(papers) > 1 and span.slot is LINK and span.target is Target.PAPER
        form, target = (raw, Target.OTHER) if further else (span.form, span.target)
        parts.append(Part(span.slot, raw, form, target))
        at = span.end
    if at < len(text):
        parts.append(Part(GLUE, text[at:], text[at:]))
    return tuple(parts)


def _whole_venues(text: str, spans: Sequence[Span]) -> list[Span]:
    """Spans in a cell for venues, what names one known in part being one: `ACM Transactions` `on Lamps`.

    Words that no venue is known by say something else of the one before them: `CVPR 2025, Rank-A`.
    """
    joined: list[Span] = []
    told = False
    for span in spans:
        last = joined[-1] if joined else None
        if last and last.slot is span.slot is Slot.VENUE and not text[last.end : span.start].strip(" .,"):
            joined[-1] = last._replace(end=span.end)
        elif span.slot is Slot.VENUE and told and not is_named_venue(text[span.start : span.end]):
            joined.append(span._replace(slot=Slot.TEXT))
        else:
            joined.append(span)
            told = told or span.slot is Slot.VENUE
    return joined


def _without(text: str, labelled: Sequence[tuple[int, int]]) -> str:
    """A text without what stands under labels, in the same places: what is quoted in a summary is no title."""
    for start, end in labelled:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


_ARXIV_ID = Pattern(r"\d{4}\.\d{4,5}")
"""What tells papers apart: a second one of an entry is a version or a companion that other works have not."""


def _hash_tags(text: str) -> Iterator[Span]:
    """Tags at the end of a line, `#lamps #rooms`, which are of their own entry."""
    for match in _HASH_TAGS.finditer(text) if "#" in text else ():
        if _LINE_END.match(text, match.end()):
            yield Span(*match.span(), Slot.PICTURE)


def _code_tags(text: str) -> Iterator[Span]:
    """Tags in code at the end of a line, `` `lamps`, `warm rooms` ``, unless they tell where or when."""
    for match in _CODE_TAGS.finditer(text) if "`" in text else ():
        tells = find_dates(match.group()) or find_years(match.group()) or find_venues(match.group())
        if _BROKEN_OFF.match(text, match.end()) and not tells:
            yield Span(*match.span(), Slot.PICTURE)


_CODE_TAG = r"`[^`\n]{1,40}`"
_CODE_TAGS = Pattern(rf"(?<!\S){_CODE_TAG}(?:,?[ \t]+{_CODE_TAG})++")
_BROKEN_OFF = Pattern(r"[ \t]*(?:<br\s*/?>)?[ \t]*(?:\n|$)", re.IGNORECASE)
_TAG = r"`?#[^\W\d_][\w/-]*`?"
_HASH_TAGS = Pattern(rf"(?<!\S){_TAG}(?:[ \t,]+{_TAG})*+")
"""All that stand side by side: whether a line ends behind them is asked of them once, and not from each of them on."""
_LINE_END = Pattern(r"[ \t]*(?:\n|$)")


def _anchors(text: str) -> Iterator[Span]:
    """Anchors, and of those that have words in them the tags."""
    for match in _ANCHOR.finditer(text) if "<" in text else ():
        yield Span(*match.span(), Slot.PICTURE)
    for match in _ANCHORED.finditer(text) if "</" in text else ():
        yield Span(*match.span("open"), Slot.PICTURE)
        yield Span(*match.span("close"), Slot.PICTURE)


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _without_signs(text: str) -> str:
    """A text without tags and the names of blanks and pictures, which are no words, in the same places."""
    return SIGN.sub(_blanked, _UNSEEN.sub(_blanked, APART.sub(_blanked, text)))


_UNSEEN = Pattern(r"&(?:nbsp|e[mn]sp|thinsp|#160|#x[aA]0);")
"""A blank by its name, which is no word."""


def _spans(text: str, column: Column | None) -> Iterator[Span]:
    if column in (Column.NAME, Column.AUTHORS, Column.TEXT) and "](" not in text and "<a" not in text:
        run = WORD_RUN.search(_without_signs(text))
        name = emphasised_name(text, []) if column is Column.NAME else None
        if run and name and name != run.span():
            yield Span(*name, Slot.NAME)
            yield from _spans_between(text, [name], column)
            return
        if run and not (column is Column.TEXT and is_time_or_id(plain(text))):
            end = closed(text, *run.span())
            cited = CITED.match(text, run.start()) if column is Column.AUTHORS else None
            yield Span(run.start(), max(end, cited.end() if cited else end), Slot(column.value))
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
        else title_span(_without(text, kept), found, 1 if column is Column.TITLE else TITLE_WORDS)
    )
    name, named = _name_of(text, title, found, column)
    covered = list(comments(text)) if "-->" in text else []
    told = Told(text)
    for comment in covered:
        told.add(*comment)
        yield from _comment_spans(text, comment)
    for mark in found:
        if not told.is_free(mark.start, mark.start + 1):
            continue
        spans = list(mark_spans(text, mark, title, column, named=named, said=said_before(text, mark, lines)))
        yield from spans
        covered.append(
            (spans[0].start, spans[0].end)
            if spans[0].slot in (Slot.LINK, Slot.PICTURE)
            else (mark.start, mark.end)
        )
        told.add(*covered[-1])
    if title and not any(mark.label[0] <= title[0] < mark.label[1] for mark in found):
        for said in (title, *_said_again(text, title, told)):
            yield from title_parts(text, *said, named=named)
            covered.append(said)
    if name:
        yield Span(*name, Slot.NAME)
        covered.append(name)
    yield from _spans_between(text, [*covered, *kept], column)


def _spans_between(text: str, covered: list[tuple[int, int]], column: Column | None) -> Iterator[Span]:
    """What stands between the stretches that are read already, the tags and the signs."""
    for start, end in gaps(text, [*covered, *_tags_apart(text), *_signs_apart(text)]):
        yield from gap_spans(text, start, end, column)


def _signs_apart(text: str) -> Iterator[tuple[int, int]]:
    """Signs by their names, which are no words; a blank or a hyphen within a day is part of it."""
    days = find_dates(text) if "&" in text else ()
    for match in SIGN.finditer(text):
        if not any(day.start < match.start() < day.end for day in days):
            yield match.span()


def _said_again(text: str, title: tuple[int, int], told: Told) -> Iterator[tuple[int, int]]:
    """Where a title stands once more, word for word, as below a summary that says it."""
    words = text[slice(*title)]
    at = text.find(words, title[1]) if len(words) >= _LONG_TITLE else -1
    if at >= 0 and told.is_free(at, at + len(words)):
        yield at, at + len(words)


_LONG_TITLE = 20


def _tags_apart(text: str) -> Iterator[tuple[int, int]]:
    """Tags, which are no words; a footnote's mark behind a name stays with the people."""
    people = [match.span() for match in PEOPLE.finditer(text)] if "<sup" in text else []
    for match in APART.finditer(text):
        if not any(start < match.start() < end for start, end in people):
            yield match.span()


def _labelled_spans(lines: Sequence[Labelled]) -> Iterator[Span]:
    """What stands under labels below an entry: a description, or a mark of the curator's own that the label is part of."""
    for line in lines:
        if line.own:
            yield Span(line.label[0], line.told[1], Slot.PICTURE)
        elif line.describes and line.told[1] > line.told[0]:
            yield Span(*line.told, Slot.TEXT)


def _name_of(
    text: str, title: tuple[int, int] | None, found: list[Mark], column: Column | None
) -> tuple[tuple[int, int] | None, bool]:
    """Where the work's name stands apart from its title, and whether the title does not repeat it."""
    name = name_before(text, title[0], found) if title else None
    if name and title and has_other_name(text, title, name):
        name = None
    named = is_apart(text, title, found, name)
    if name is None and title is None and column in (Column.NAME, Column.TITLE):
        name = emphasised_name(text, found) or _beside_badges(text, found)
    if name is None and title and not named and column is None:
        name = name_in_cell(text, title) if "<t" in text else name_behind(text, title[1])
    return name, named


def _beside_badges(text: str, found: list[Mark]) -> tuple[int, int] | None:
    """The words of a cell that has nothing else but badges: `Lamp ![Star](…)`."""
    if not found or any(WORD_RUN.search(plain(mark.label_in(text))) for mark in found):
        return None
    for mark in found:
        text = f"{text[: mark.start]}{' ' * (mark.end - mark.start)}{text[mark.end :]}"
    run = WORD_RUN.search(_without_signs(text))
    return run.span() if run else None


def _comment_spans(text: str, comment: tuple[int, int]) -> Iterator[Span]:
    """The id that a comment keeps, or else the whole of it, which is of its own work unless all say the same."""
    numbers = _COMMENTED_ID.finditer(text, *comment)
    ids = [Span(*number.span(), Slot.ID) for number in numbers]
    yield from ids or [Span(*comment, Slot.PICTURE)]


_ANCHOR = Pattern(
    r"<(?P<tag>a|span)\s+(?:id|name)\s*=\s*[^<>=]+(?:(?<=/)>|>\s*</(?P=tag)\s*>)", re.IGNORECASE
)
"""What links elsewhere on the page lead to: it is of its own entry."""
_ANCHORED = Pattern(
    r"(?P<open><(?P<tag>a|span)\s+(?:id|name)\s*=\s*[^<>=]+>)(?=[^<>]*[^\s<>])[^<>]*(?P<close></(?P=tag)\s*>)",
    re.IGNORECASE,
)
"""The same around words, `<span id="12">**[Lamp]**</span>`, which are read without it."""
_COMMENTED_ID = Pattern(r"(?<![\w./-])\d{4}\.\d{4,5}(?![\w.])")
