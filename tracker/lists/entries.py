"""Which lines make up one entry, what kind it is, and which group of entries it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from state.identity import identify
from tracker.lists.inline import addresses, marks, plain
from tracker.lists.outline import Role, cells

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from tracker.lists.outline import Outline
    from tracker.lists.sections import Section


class EntryKind(StrEnum):
    """How an entry is set."""

    ROW = "row"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"
    BLOCK = "block"
    """A heading of its own with everything under it."""
    HTML = "html"
    """A row or item of an HTML table or list."""


@dataclass(frozen=True, slots=True)
class Group:
    """Where an entry stands: entries with equal groups are neighbours of one kind."""

    section: int
    labels: tuple[str, ...]
    """Bold lines, summaries and bullets that act as headings below the section's."""
    kind: EntryKind
    table: int
    indent: int


@dataclass(frozen=True)
class Entry:
    """The lines `start:end` that stand for one work."""

    start: int
    end: int
    kind: EntryKind
    group: Group
    marker: str
    """The bullet or number that starts it, with its indent and the blanks behind it."""
    text: str
    """The lines joined by a plain newline."""
    linked: bool
    """Does it link to anything outside the page?"""

    @cached_property
    def shown(self) -> str:
        """What a reader sees of it, roughly."""
        return plain(self.text)


BULLET = re.compile(r"^(?P<indent>[ \t\u00a0]*)(?P<mark>[-*+•–]|\d{1,4}[.)])(?P<gap>[ \t\u00a0]+)(?=\S)")
_BOLD_LINE = re.compile(r"^\s*(\*\*|__)(?P<words>[^*\[\]]+)(\*\*|__)\s*:?\s*(<br\s*/?>)?\s*$")
_SUMMARY = re.compile(r"(?<!\\)<summary\b[^>]*>(?P<words>.*?)(</summary>|$)", re.IGNORECASE)
_RULE = re.compile(r"^\s*(-{3,}|\*{3,}|_{3,})\s*$")
_BLOCK_TAG = re.compile(r"^</?(details|summary|div|table|p|center|ul|ol)\b", re.IGNORECASE)
_HTML_ENTRY = re.compile(r"^\s*<(?P<tag>tr|li)\b", re.IGNORECASE)
_STARTS_ENTRY = re.compile(r"^\s*(\*\*|\[|\(|\"|“|__|\*|⭐|🔥|!\[|<a\b)")
_NUMBER = re.compile(r"\s*\[\d{1,4}\](?!\()\s*")
"""What stands before a paragraph that people number: `[12] `."""
_DEFINITION = re.compile(r"^\s{0,3}\[(?:\\.|[^\[\]\\\n])+\]:\s")
"""Where a link leads that is named by its number elsewhere."""
_BADGE_LINE = re.compile(r"^\s*\[?!\[")
_PICTURE = re.compile(
    r"img\.shields\.io|badge|\.(?:png|jpe?g|gif|svg|webp)(?:\?|$)|awesome\.re|visitor|star-history|"
    r"contrib\.rocks|user-images|githubusercontent|user-attachments",
    re.IGNORECASE,
)
_EMPTY_LINK = re.compile(r"\]\(\s*\)")
_LABEL_ONLY_WORDS = 3
_TITLE_WORDS = 4


def indent_of(text: str) -> int:
    """The width of a line's indent, a tab counted as four."""
    width = 0
    for char in text:
        if char == "\t":
            width += 4
        elif char in " \u00a0":
            width += 1
        else:
            break
    return width


def read_entries(texts: Sequence[str], skeleton: Outline, sections: Sequence[Section]) -> list[Entry]:
    """Every entry of a page, in order."""
    return list(_Reader(texts, skeleton, sections).read())


def outward(text: str) -> list[str]:
    """The addresses in a text that lead somewhere, badges and pictures left out."""
    return [address for address in addresses(text) if not _PICTURE.search(address)]


class _Reader:
    """Walks the lines once; the labels in force are its only memory."""

    def __init__(self, texts: Sequence[str], skeleton: Outline, sections: Sequence[Section]) -> None:
        self._texts = texts
        self._roles = skeleton.roles
        self._tables = skeleton.tables
        self._table_at = {table.header: number for number, table in enumerate(skeleton.tables)}
        self._section_at = {section.line: section for section in sections[1:]}
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
            elif role is Role.TEXT:
                at = yield from self._text(at)
            else:
                at += 1

    def _entry(self, start: int, end: int, kind: EntryKind, marker: str = "", table: int = -1) -> Entry:
        text = "\n".join(self._texts[start:end])
        indent = indent_of(marker) // 2 * 2  # one stray leading blank makes no new level
        labels = tuple(words for words, _ in self._labels)
        group = Group(self._section, labels, kind, table, indent)
        linked = bool(outward(text)) or bool(_EMPTY_LINK.search(text))
        return Entry(start, end, kind, group, marker, text, linked)

    def _table(self, number: int) -> Generator[Entry, None, int]:
        table = self._tables[number]
        for line in table.rows:
            if any(cell.strip() for cell in cells(self._texts[line])):  # an all-empty row is a sentinel
                yield self._entry(line, line + 1, EntryKind.ROW, table=number)
        return table.end

    def _text(self, at: int) -> Generator[Entry, None, int]:
        text = self._texts[at]
        summary = _SUMMARY.search(text) if "<" in text else None
        if summary and not text.startswith("   "):
            self._labels = [(plain(summary["words"]), -1)]
            return at + 1
        if text.lstrip()[:9].lower() == "</details" and indent_of(text) <= 2:
            self._labels = []
            return at + 1
        html = _HTML_ENTRY.match(text)
        if html:
            return (yield from self._html(at, html["tag"].lower()))
        bullet = BULLET.match(text)
        if bullet:
            return (yield from self._bullet(at, bullet))
        bold = _BOLD_LINE.match(text)
        if bold and not self._continues_with_link(at + 1, titled=_is_titled(bold["words"])):
            self._labels = [(plain(bold["words"]), -1)]
            return at + 1
        return (yield from self._paragraph(at))

    def _continues_with_link(self, at: int, *, titled: bool) -> bool:
        """Is the next line the second line of a paragraph entry? Below a title, authors may stand before the link."""
        while at < len(self._texts) and self._roles[at] is Role.TEXT:
            text = self._texts[at]
            if BULLET.match(text) or "|" in text[:2]:
                return False
            if outward(text):
                return True
            if not titled or _STARTS_ENTRY.match(text):
                return False
            at += 1
        return False

    def _html(self, at: int, tag: str) -> Generator[Entry, None, int]:
        end = at
        while end < len(self._texts) and self._roles[end] in (Role.TEXT, Role.BLANK):
            end += 1
            if f"</{tag}" in self._texts[end - 1].lower():
                break
        text = "\n".join(self._texts[at:end])
        if outward(text) and "<th" not in text.lower():
            marker = text[: len(text) - len(text.lstrip())]
            yield self._entry(at, end, EntryKind.HTML, marker)
        return end

    def _bullet(self, at: int, bullet: re.Match[str]) -> Generator[Entry, None, int]:
        indent = indent_of(bullet["indent"])
        self._labels = [(words, depth) for words, depth in self._labels if depth < indent]
        end = self._extent(at, indent)
        body = "\n".join(self._texts[at:end])
        if outward(body) or _EMPTY_LINK.search(body):
            yield self._entry(at, end, EntryKind.BULLET, bullet.group())
            return end
        nested = self._nested_below(at, indent)
        if nested and self._is_named_pair(at, nested, bullet.end()):
            end = self._extent(nested, indent_of(self._texts[nested]))
            yield self._entry(at, end, EntryKind.BULLET, bullet.group())
            return end
        if nested:
            words = plain(self._texts[at][bullet.end() :])
            self._labels.append((words, indent))
            return at + 1
        yield self._entry(at, end, EntryKind.BULLET, bullet.group())
        return end

    def _nested_below(self, at: int, indent: int) -> int:
        """The line of the deeper bullet that follows, or 0."""
        below = at + 1
        while below < len(self._texts) and self._roles[below] is Role.BLANK:
            below += 1
        if below < len(self._texts) and self._roles[below] is Role.TEXT:
            match = BULLET.match(self._texts[below])
            if match and indent_of(match["indent"]) > indent:
                return below
        return 0

    def _is_named_pair(self, at: int, nested: int, body: int) -> bool:
        """`- **Name**: authors` with one linked bullet below it is one entry, not a heading with one entry."""
        if nested != at + 1:
            return False
        words = self._texts[at][body:]
        if not re.match(r"\*\*[^*]+\*\*\s*:\s*\w", words) and words.count(",") < 2:
            return False
        depth = indent_of(self._texts[nested])
        end = self._extent(nested, depth)
        following = BULLET.match(self._texts[end]) if end < len(self._texts) else None
        sibling = following is not None and indent_of(following["indent"]) >= depth
        return not sibling and bool(outward("\n".join(self._texts[nested:end])))

    def _extent(self, at: int, indent: int) -> int:
        """The line after the last one that belongs to the bullet at `at`."""
        line = end = at + 1
        while line < len(self._texts):
            role, text = self._roles[line], self._texts[line]
            if role is Role.BLANK:
                line = self._over_gap(line)
                if not line:
                    break
                continue
            if role is not Role.TEXT or self._ends_bullet(text, indent):
                break
            line += 1
            end = line
        return end

    def _over_gap(self, line: int) -> int:
        """Past one or two blank lines to an indented continuation, or 0 where there is none."""
        below = line
        while below < len(self._texts) and self._roles[below] is Role.BLANK:
            below += 1
        if below >= len(self._texts) or below - line > 2 or self._roles[below] is not Role.TEXT:
            return 0
        text = self._texts[below]
        return below if text.startswith(("  ", "\t")) and not BULLET.match(text) else 0

    @staticmethod
    def _ends_bullet(text: str, indent: int) -> bool:
        match = BULLET.match(text)
        if match:
            if indent_of(match["indent"]) <= indent:
                return True
            return bool(outward(text)) and not label_only(text[match.end() :])
        return bool(_RULE.match(text) or _BLOCK_TAG.match(text) or _BOLD_LINE.match(text))

    def _paragraph(self, at: int) -> Generator[Entry, None, int]:
        end = at
        while (
            end < len(self._texts)
            and self._roles[end] is Role.TEXT
            and not (end > at and (BULLET.match(self._texts[end]) or _HTML_ENTRY.match(self._texts[end])))
        ):
            end += 1
        for start, stop in self._paragraph_entries(at, end):
            number = _NUMBER.match(self._texts[start])
            yield self._entry(start, stop, EntryKind.PARAGRAPH, number.group() if number else "")
        return max(end, at + 1)

    def _paragraph_entries(self, at: int, end: int) -> Iterator[tuple[int, int]]:
        lines = self._texts[at:end]
        if not _STARTS_ENTRY.match(lines[0]) or _BADGE_LINE.match(lines[0]) or _DEFINITION.match(lines[0]):
            return
        works = [names_work(line) for line in lines]
        alike = all(_STARTS_ENTRY.match(line) for line in lines)
        if len(lines) > 1 and alike and all(works):
            yield from ((line, line + 1) for line in range(at, end))
        elif outward("\n".join(lines)):
            yield at, end


def _is_titled(words: str) -> bool:
    return len(words.split()) >= _TITLE_WORDS or ": " in words.strip()


def starts_entry(text: str) -> bool:
    """Does a line of a paragraph begin as entries do: with a link, a number, something bold or quoted?"""
    return _STARTS_ENTRY.match(text) is not None


def names_work(text: str) -> bool:
    """Does a text carry an address that names a work for certain?"""
    return any((found := identify(address)) and found.scheme.strong for address in addresses(text))


def label_only(text: str) -> bool:
    """Does a line carry nothing but links such as `[Paper](…) [Code](…)`?"""
    found = [mark for mark in marks(text) if not mark.image]
    if not found or not all(is_label(text[slice(*mark.label)]) for mark in found):
        return False
    rest = "".join(
        text[a:b]
        for a, b in zip(
            [0, *(mark.end for mark in found)], [*(mark.start for mark in found), len(text)], strict=True
        )
    )
    return len(re.findall(r"\w+", plain(rest))) <= _LABEL_ONLY_WORDS


_LABELS = frozenset(
    [
        "paper",
        "papers",
        "pdf",
        "code",
        "project",
        "project",
        "page",
        "website",
        "web",
        "page",
        "site",
        "github",
        "arxiv",
        "demo",
        "dataset",
        "data",
        "datasets",
        "model",
        "models",
        "huggingface",
        "hugging",
        "face",
        "hf",
        "link",
        "links",
        "video",
        "videos",
        "blog",
        "poster",
        "slides",
        "supp",
        "abs",
        "url",
        "weights",
        "checkpoint",
        "checkpoints",
        "benchmark",
        "homepage",
        "home",
        "repo",
        "tweet",
        "twitter",
        "news",
        "bib",
        "bibtex",
        "doi",
        "openreview",
        "publication",
        "leaderboard",
        "official",
        "unofficial",
        "star",
        "stars",
        "colab",
        "api",
        "press",
        "report",
        "html",
        "acl",
        "cvpr",
        "iccv",
        "eccv",
        "neurips",
        "post",
        "technical",
        "here",
        "space",
        "spaces",
        "gradio",
        "modelscope",
        "wandb",
        "docs",
        "documentation",
        "appendix",
        "talk",
        "youtube",
        "bilibili",
        "code1",
        "code2",
        "local",
        "media",
        "preprint",
        "journal",
        "full",
        "text",
        "supplementary",
        "download",
        "source",
        "webpage",
        "tech",
    ]
)


@lru_cache(maxsize=1024)  # lists label thousands of links with a few words
def is_label(words: str) -> bool:
    """Is a link's text a label (`Paper`, `Code`, a badge) and not a title or a name?"""
    if "![" in words or "<img" in words.lower():
        return True
    shown = re.sub(r"[^a-z0-9 ]+", " ", plain(words).casefold()).split()
    if not shown:
        return True
    if shown[0] in ("paper", "code", "project", "github", "arxiv", "pdf") and len(shown) <= 2:
        return True
    return len(shown) <= 4 and all(word in _LABELS or word.isdigit() for word in shown)
