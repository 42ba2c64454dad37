"""Entries that are whole blocks under a heading: chosen by their build, written line by line after one of them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.lists.entries import BULLET, label_only
from tracker.lists.escaping import Place, fit
from tracker.lists.inline import marks, plain
from tracker.lists.parts import Slot, parse
from tracker.lists.pattern import compose
from tracker.lists.template import Example, Template

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.facts import Facts


class LineKind(StrEnum):
    """What a line of a block is."""

    HEADING = "heading"
    BLANK = "blank"
    LINKS = "links"
    IMAGE = "image"
    TAG = "tag"
    DATE = "date"
    AUTHORS = "authors"
    PROSE = "prose"
    REMARK = "remark"
    """A short line of the curator's own."""
    OTHER = "other"


_IMAGE = re.compile(r"^\s*(?:</?p\b|<img\b|!\[|</?div\b|</?picture|<source\b|</?center\b)", re.IGNORECASE)
_TAG = re.compile(r"^\s*</?(?:details|summary|br|ul|ol|b|i)\b", re.IGNORECASE)
_OPENS = re.compile(r"^\s*<details", re.IGNORECASE)
_CLOSES = re.compile(r"</details", re.IGNORECASE)
_KEPT = (LineKind.REMARK, LineKind.OTHER)
_PROSE_WORDS = 8
_DATE_WORDS = 6
_OF_NAMES = 0.4
"""Prose has fewer capitals than a line of authors, and need not be taken apart to be told from it."""
_NEAR = 12.0
_RECENT = 2.0


@dataclass(frozen=True)
class Block:
    """A block's lines with their kinds."""

    marker: str
    texts: tuple[str, ...]

    @cached_property
    def kinds(self) -> tuple[LineKind, ...]:
        """The kind of each line."""
        return (LineKind.HEADING, *(_kind(text) for text in self.texts[1:]))

    @cached_property
    def build(self) -> tuple[LineKind, ...]:
        """The kinds one after another, blanks left out and repetitions drawn together."""
        found: list[LineKind] = []
        for kind in self.kinds:
            if kind is not LineKind.BLANK and (not found or found[-1] is not kind):
                found.append(kind)
        return tuple(found)

    def bodies(self, kind: LineKind) -> Iterator[str]:
        """The texts of all lines of a kind, the heading without its marker."""
        if kind is LineKind.HEADING:
            yield self.texts[0][len(self.marker) :]
            return
        for text, one in zip(self.texts, self.kinds, strict=True):
            if one is kind:
                yield text


def _kind(text: str) -> LineKind:
    if not text.strip():
        return LineKind.BLANK
    if _IMAGE.match(text) and not label_only(text):
        return LineKind.IMAGE
    if _TAG.match(text):
        return LineKind.TAG
    if label_only(BULLET.sub("", text)) or (marks(text) and len(re.findall(r"\w+", _outside(text))) <= 2):
        return LineKind.LINKS
    shown = plain(text).split()
    words = len(shown)
    may_state = words <= _DATE_WORDS or sum(word[:1].isupper() for word in shown) > _OF_NAMES * words
    slots = {part.slot: part for part in parse(text)} if may_state else {}
    if Slot.AUTHORS in slots and len(slots[Slot.AUTHORS].raw) > 0.6 * len(text.strip()):
        return LineKind.AUTHORS
    if Slot.DATE in slots and words <= _DATE_WORDS:
        return LineKind.DATE
    if text.lstrip()[:1] in "|#" or BULLET.match(text):
        return LineKind.OTHER
    return LineKind.PROSE if words >= _PROSE_WORDS else LineKind.REMARK


def _outside(text: str) -> str:
    for mark in reversed(marks(text)):
        text = text[: mark.start] + text[mark.end :]
    return plain(text)


@dataclass(frozen=True)
class BlockForm:
    """How the blocks of a section are written."""

    blocks: tuple[Block, ...]
    index: int
    """Where the new one stands among them."""
    recent: frozenset[int]
    """Those about the newest works: the newest way of writing."""

    def weight(self, at: int) -> float:
        """How much a block counts as an example."""
        return 1 / (1 + abs(at + 0.5 - self.index) / _NEAR) + _RECENT * (at in self.recent)

    @cached_property
    def model(self) -> Block | None:
        """The block to write after: of the usual build among those that need no picture, where there are any."""
        builds: Counter[tuple[LineKind, ...]] = Counter()
        for at, block in enumerate(self.blocks):
            share = 0.1 if LineKind.IMAGE in block.build else 1.0
            share *= 0.5 if LineKind.OTHER in block.build else 1.0
            builds[block.build] += share * self.weight(at)  # type: ignore[assignment]
        if not builds:
            return None
        best = max(builds, key=builds.__getitem__)
        alike = [at for at, block in enumerate(self.blocks) if block.build == best]
        return self.blocks[max(alike, key=self.weight)]

    def template(self, kind: LineKind) -> Template:
        """The template for the lines of a kind."""
        if kind not in self._templates:
            self._templates[kind] = self._template(kind)
        return self._templates[kind]

    @cached_property
    def _templates(self) -> dict[LineKind, Template]:
        return {}

    def _template(self, kind: LineKind) -> Template:
        examples = [
            Example(compose(parse(text)), self.weight(at))
            for at, block in enumerate(self.blocks)
            for text in block.bodies(kind)
        ]
        return Template(examples, Place.LINE)

    def write(self, facts: Facts, candidate: Candidate) -> list[str] | None:
        """The lines of a new block."""
        model = self.model
        if model is None:
            return None
        return _tidy(list(self._lines(model, facts, candidate)))

    def _lines(self, model: Block, facts: Facts, candidate: Candidate) -> Iterator[str]:
        short, long = _prose(candidate)
        common = self._common()
        opened = False
        before: LineKind | None = None
        for text, kind in zip(model.texts, model.kinds, strict=True):
            opened = opened or bool(_OPENS.match(text))
            if kind is LineKind.PROSE:
                if before is not LineKind.PROSE:  # of several paragraphs in a row one is written
                    yield _named(long if opened else short, text, candidate)
            elif kind in (LineKind.BLANK, LineKind.TAG) or (kind in _KEPT and text in common):
                yield text
            else:
                yield from self._stated(kind, text, model.marker, facts)
            if kind is not LineKind.BLANK:
                before = kind

    def _stated(self, kind: LineKind, text: str, marker: str, facts: Facts) -> Iterator[str]:
        """A line that states facts, or nothing where they are unknown."""
        if kind is LineKind.HEADING:
            yield marker + (self.template(kind).write(facts) or "")
        elif kind in (LineKind.LINKS, LineKind.DATE):
            yield self.template(kind).write(facts) or ""
        elif kind is LineKind.AUTHORS and (authors := facts.words.get(Slot.AUTHORS)):
            yield fit(authors[0], Place.LINE) + _tail(text)

    def _common(self) -> set[str]:
        counted = Counter(text for block in self.blocks for text in set(block.texts))
        return {text for text, count in counted.items() if count > len(self.blocks) / 3}

    def reproduced(self, at: int, facts: Facts) -> bool:
        """Are the heading of a block and its build what this form would give?"""
        block = self.blocks[at]
        heading = self.template(LineKind.HEADING).write(replace(facts, links={}))
        model = self.model
        return (
            model is not None
            and block.build == model.build
            and heading == next(iter(block.bodies(LineKind.HEADING)), None)
        )


def _prose(candidate: Candidate) -> tuple[str, str]:
    """A short text and a long one."""
    abstract = " ".join(candidate.paper.abstract.split())
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z])", abstract) if abstract else []
    said = [one for one in sentences if re.search(r"\b(?:we|this (?:paper|work))\b.*\b(?:present|propose|introduc|releas|develop)", one, re.IGNORECASE)]  # fmt: skip
    named = [one for one in sentences if candidate.name and candidate.name.casefold() in one.casefold()]
    short = candidate.description or next(iter(said or named or sentences), None)
    if short is None:
        short = f"{candidate.subtitle or candidate.paper.title}."
    return short, abstract or short


def _named(prose: str, model: str, candidate: Candidate) -> str:
    """The prose as the model begins its own: with the name in bold before a colon, or plainly."""
    text = fit(prose, Place.LINE)
    if re.match(r"\s*\*\*[^*]{1,60}\*\*\s*:", model) and candidate.name:
        text = f"**{fit(candidate.name, Place.LINE)}**: {text}"
    return text + _tail(model)


def _tail(text: str) -> str:
    match = re.search(r"(?:<br\s*/?>|\\)?[ \t]*$", text)
    return match.group() if match else ""


def _tidy(texts: Sequence[str]) -> list[str]:
    """Without the second of two blank lines that a left-out line has brought together, and without blanks at the end."""
    found: list[str] = []
    for text in texts:
        if text.strip() or not found or found[-1].strip():
            found.append(text)
    while found and not found[-1].strip():
        found.pop()
    return found
