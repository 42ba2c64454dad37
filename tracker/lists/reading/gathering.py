"""Which lines of a page make up one entry: a walk through them that gathers the entries in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from state.titles import word_count
from tracker.lists.entry.inline import plain
from tracker.lists.reading.bold_titles import pointed_works, titled_works
from tracker.lists.reading.bullets import BOLD_LINE, EMPTY_BULLET, Bullets, defines
from tracker.lists.reading.dividers import dividers
from tracker.lists.reading.entries import (
    BULLET,
    Entry,
    EntryKind,
    Group,
    indent_of,
    leads_outward,
    names_work,
    starts_entry,
    starts_paragraph,
)
from tracker.lists.reading.folded import folded_works
from tracker.lists.reading.loose import loose_paragraphs
from tracker.lists.reading.markup import HTML_PART, body_of_works, end_of_part, ends_list
from tracker.lists.reading.outline import Role
from tracker.lists.reading.waiting import bullet_waits, row_waits
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from tracker.lists.reading.outline import Outline
    from tracker.lists.reading.sections import Section

_ITALIC = Pattern(r"^\s*([*_])(?![*_\s])[^*_]+\1")
"""How authors and venues are often set below a title."""
_SUMMARY = Pattern(r"(?<!\\)<summary\b[^>]*>(?P<words>.*?)(</summary>|$)", re.IGNORECASE)
_OPENS_FOLD = Pattern(r"^ {0,2}<details\b[^<>]*>\s*$", re.IGNORECASE)
_END_OF_LABELS = ("</details", "</dl")
_CLOSES_POINT = Pattern(r"\s*</li\s*>\s*", re.IGNORECASE)
_NUMBER = Pattern(r"\s*\[\d{1,4}\](?!\()\s*")
"""What stands before a paragraph that people number: `[12] `."""
_INDENT = Pattern(r"[ \t]*")
_BADGE_LINE = Pattern(r"^\s*\[?!\[")
_EMPTY_LINK = Pattern(r"\]\(\s*\)")
_TITLE_WORDS = 4


def read_entries(
    texts: Sequence[str], skeleton: Outline, sections: Sequence[Section], told: Mapping[int, int]
) -> list[Entry]:
    """Every entry of a page, in order, those among them that are told without a link."""
    return list(_Reader(texts, skeleton, sections, told).read())


class _Reader:
    """Walks the lines once; the labels in force are its only memory."""

    def __init__(
        self, texts: Sequence[str], skeleton: Outline, sections: Sequence[Section], told: Mapping[int, int]
    ) -> None:
        self._texts = texts
        self._roles = skeleton.roles
        self._bullets = Bullets(texts, skeleton.roles)
        self._tables = skeleton.tables
        self._table_at = {table.header: number for number, table in enumerate(skeleton.tables)}
        self._section_at = {section.line: section for section in sections[1:]}
        self._folded = folded_works(texts, skeleton.roles)
        self._titled = {**titled_works(texts, skeleton.roles), **told}
        self._pointed = pointed_works(texts, skeleton.roles)
        self._loose = loose_paragraphs(texts, skeleton.roles)
        self._bodies = [(section.body, section.end) for section in sections]
        self._over_works: dict[tuple[int, int], bool] = {}
        """Whether bullets of a section and an indent are labels over works, where that was asked."""
        self._section = 0
        self._labels: list[tuple[str, int]] = []
        """Words and indent; bold lines and summaries have indent -1."""

    def read(self) -> Iterator[Entry]:
        at = 0
        while at < len(self._texts):
            role = self._roles[at]
            if role is Role.HEADING and at in self._section_at:
                section = self._section_at[at]
                self._section, self._labels = section.number, []
                at = section.body
            elif role is Role.TABLE and at in self._table_at:
                at = yield from self._table(self._table_at[at])
            elif at in self._folded:
                at = yield from self._folded_work(at)
            elif at in self._titled:
                self._labels = [label for label in self._labels if label[1] >= 0]
                yield self._entry(at, self._titled[at], EntryKind.PARAGRAPH)
                at = self._titled[at]
            elif role is Role.TEXT:
                at = yield from self._text(at)
            else:
                at += 1

    def _entry(self, start: int, end: int, kind: EntryKind, marker: str = "", table: int = -1) -> Entry:
        text = "\n".join(self._texts[start:end])
        indent = indent_of(marker) // 2 * 2  # one stray leading blank makes no new level
        labels = tuple(words for words, _ in self._labels)
        group = Group(self._section, labels, kind, table, indent)
        linked = leads_outward(text) or bool(_EMPTY_LINK.search(text))
        return Entry(start, end, kind, group, marker, text, linked)

    def _table(self, number: int) -> Generator[Entry, None, int]:
        table, above = self._tables[number], self._labels
        divided = dividers(self._texts, table)
        for line in table.rows:
            if line in divided:
                self._labels = [*above, (divided[line], -1)]
            elif not row_waits(self._texts[line]):  # which may end the table, too
                yield self._entry(line, line + 1, EntryKind.ROW, table=number)
        self._labels = above
        return table.end

    def _folded_work(self, at: int) -> Generator[Entry, None, int]:
        end, bullet = self._folded[at], BULLET.match(self._texts[at])
        if not bullet:
            while end < len(self._texts) and _CLOSES_POINT.fullmatch(self._texts[end]):
                end += 1
            yield self._entry(at, end, EntryKind.HTML)
            return end
        indent = indent_of(bullet["indent"])
        self._labels = [(words, depth) for words, depth in self._labels if depth < indent]
        end = self._bullets.extent(end - 1, indent, work=True)
        yield self._entry(at, end, EntryKind.BULLET, bullet.group())
        return end

    def _text(self, at: int) -> Generator[Entry, None, int]:
        text = self._texts[at]
        summary = _SUMMARY.search(text) if "<" in text else None
        if summary and not text.startswith("   ") and not _told_before(text[: summary.start()]):
            self._labels = [(plain(summary["words"]), -1)]
            return at + 1
        if _OPENS_FOLD.match(text):
            return at + 1  # its summary comes on a line of its own
        if text.lstrip()[:9].lower().startswith(_END_OF_LABELS) and indent_of(text) <= 2:
            self._labels = []
            return at + 1
        html = HTML_PART.match(text)
        if html:
            return (yield from self._html(at, html["tag"].lower()))
        bullet = BULLET.match(text)
        if bullet:
            return (yield from self._bullet(at, bullet))
        if EMPTY_BULLET.match(text):
            return at + 1
        bold = BOLD_LINE.match(text)
        if bold and not self._continues_with_link(at + 1, titled=_is_titled(bold["words"])):
            self._labels = [(plain(bold["words"]), -1)]
            return at + 1
        return (yield from self._paragraph(at))

    def _continues_with_link(self, at: int, *, titled: bool) -> bool:
        """Is the next line the second line of a paragraph entry? Below a title, authors may stand before the link.

        Where they stand in italics, all up to the next blank line is the entry's.
        """
        authored = titled and at < len(self._texts) and _ITALIC.match(self._texts[at]) is not None
        while at < len(self._texts) and self._roles[at] is Role.TEXT:
            text = self._texts[at]
            if BULLET.match(text) or "|" in text[:2]:
                return False
            if leads_outward(text):
                return True
            if not authored and (not titled or (starts_entry(text) and not _ITALIC.match(text))):
                return False
            at += 1
        return False

    def _html(self, at: int, tag: str) -> Generator[Entry, None, int]:
        end = end_of_part(self._texts, self._roles, at, tag)
        text = "\n".join(self._texts[at:end])
        if tag == "dt" and (body := body_of_works(text)):
            self._labels = [(plain("\n".join(self._texts[at : at + body])), -1)]
            return at + body
        if leads_outward(text) and "<th" not in text.lower() and not ends_list(text, tag):
            marker = text[: len(text) - len(text.lstrip())]
            yield self._entry(at, end, EntryKind.HTML, marker)
        return end

    def _bullet(self, at: int, bullet: re.Match[str]) -> Generator[Entry, None, int]:
        indent = indent_of(bullet["indent"])
        self._labels = [(words, depth) for words, depth in self._labels if depth < indent]
        if at in self._pointed:
            yield self._entry(at, self._pointed[at], EntryKind.BULLET, bullet.group())
            return self._pointed[at]
        if not leads_outward(self._texts[at]) and self._heads_works(at, indent):
            return self._label(at, bullet, indent)
        end = self._bullets.extent(at, indent, work=leads_outward(self._texts[at]))
        end = self._loose.get(end, end)
        body = "\n".join(self._texts[at:end])
        if bullet_waits(body[bullet.end() :]):
            return end
        if leads_outward(body) or _EMPTY_LINK.search(body):
            yield self._entry(at, end, EntryKind.BULLET, bullet.group())
            return end
        nested = self._bullets.nested_below(at, indent)
        if nested and self._bullets.is_named_pair(at, nested, bullet.end()):
            end = self._bullets.extent(nested, indent_of(self._texts[nested]))
            yield self._entry(at, end, EntryKind.BULLET, bullet.group())
            return end
        if nested:
            return self._label(at, bullet, indent)
        yield self._entry(at, end, EntryKind.BULLET, bullet.group())
        return end

    def _heads_works(self, at: int, indent: int) -> bool:
        """Is a bullet a label over works, by what stands below it, or by that and what stands below its sisters?"""
        if self._bullets.heads_works(at, indent):
            return True
        if not self._bullets.heads_works(at, indent, least=1):
            return False
        where = (self._section, indent)
        if where not in self._over_works:
            body, end = self._bodies[self._section]
            self._over_works[where] = self._bullets.any_heads_works(range(body, end), indent)
        return self._over_works[where]

    def _label(self, at: int, bullet: re.Match[str], indent: int) -> int:
        """A bullet that is a label, and the line after its words."""
        end = self._bullets.wrapped(at)
        end = next((line for line in range(at + 1, end) if leads_outward(self._texts[line])), end)
        said = [self._texts[at][bullet.end() :], *self._texts[at + 1 : end]]
        self._labels.append((plain(" ".join(said)), indent))
        return end

    def _paragraph(self, at: int) -> Generator[Entry, None, int]:
        end = at
        while (
            end < len(self._texts)
            and self._roles[end] is Role.TEXT
            and not (end > at and (BULLET.match(self._texts[end]) or HTML_PART.match(self._texts[end])))
        ):
            end += 1
        for start, stop in self._paragraph_entries(at, end):
            below = any(depth >= 0 for _, depth in self._labels)  # its indent says to which bullet it belongs
            marker = (_NUMBER.match(self._texts[start])) or (
                _INDENT.match(self._texts[start]) if below else None
            )
            yield self._entry(start, stop, EntryKind.PARAGRAPH, marker.group() if marker else "")
        return max(end, at + 1)

    def _paragraph_entries(self, at: int, end: int) -> Iterator[tuple[int, int]]:
        lines = self._texts[at:end]
        if not starts_paragraph(lines[0]) or _BADGE_LINE.match(lines[0]) or defines(lines[0]):
            return
        if len(lines) > 1 and all(map(starts_paragraph, lines)) and all(map(names_work, lines)):
            yield from ((line, line + 1) for line in range(at, end))
        elif leads_outward("\n".join(lines)):
            yield at, end


def _told_before(text: str) -> bool:
    """Does a bullet say something before it folds the rest away? Then what one clicks on is no heading."""
    bullet = BULLET.match(text)
    return bullet is not None and bool(plain(text[bullet.end() :]))


def _is_titled(words: str) -> bool:
    return word_count(words) >= _TITLE_WORDS or ": " in words.strip()
