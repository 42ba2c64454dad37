"""The lines of an entry that is a whole block under a heading: what each of them is for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.lists.entry.called import COLON
from tracker.lists.entry.inline import marks, plain, without_comments, without_marks
from tracker.lists.entry.labels import is_label, label_only
from tracker.lists.entry.parts import parse
from tracker.lists.entry.people import PARTICLES
from tracker.lists.entry.slots import CALLED, Column, Part, Slot
from tracker.lists.entry.tails import is_venue
from tracker.lists.reading.entries import BULLET
from tracker.once import once
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class LineKind(StrEnum):
    """What a line of a block is."""

    HEADING = "heading"
    TITLE = "title"
    """The whole title, below a heading that has the name alone."""
    BLANK = "blank"
    LINKS = "links"
    IMAGE = "image"
    """A picture, what frames it and what is written under it."""
    TAG = "tag"
    DATE = "date"
    VENUE = "venue"
    """Where it appeared, and nothing else."""
    BYLINE = "byline"
    """Who made it."""
    FACTS = "facts"
    """Who made it, where it appeared, when, or its links, more than one of them together."""
    LABELLED = "labelled"
    """`**Licence:** MIT`: a fact under its name."""
    PROSE = "prose"
    NOTE = "note"
    """A comment, which no reader sees."""
    REMARK = "remark"
    """A short line of the curator's own."""
    OTHER = "other"


LABELLED = Pattern(
    r"(?P<lead>\s*(?:[-*+]\s+)?(?P<mark>\*\*|__|<b>|<strong>|)(?P<label>[^\W\d_][\w &/()-]{1,30}?)"
    r"(?:[:：](?:\*\*|__|</b>|</strong>|)|(?:\*\*|__|</b>|</strong>)\s*[:：])\s*)(?P<value>\S.*?)(?P<tail>\s*(?:<br\s*/?>|\\)?\s*)$",
    re.IGNORECASE,
)
"""A line that names what it states; without emphasis only a bullet counts as one."""
_IMAGE = Pattern(
    r"^\s*(?:</?p\b|<img\b|!\[|</?div\b|</?picture|<source\b|</?center\b|</?figure|<figcaption)",
    re.IGNORECASE,
)
_PICTURE = Pattern(r"<img\b|!\[|<source\b", re.IGNORECASE)
_TAG = Pattern(r"^\s*</?(?:details|summary|br|ul|ol|b|i)\b", re.IGNORECASE)
_OPENS = Pattern(r"^\s*<details", re.IGNORECASE)
_CLOSES = Pattern(r"</details", re.IGNORECASE)
_FIELDS = Pattern(
    r"\b(?:title|paper|authors?|venue|conference|year|abstract|summary|description|overview|about|tl;?dr|contributions?|"
    r"highlights?|architecture|training|data(?:sets?)?|parameters|encoders?|backbone|tasks?|modalit(?:y|ies)|licen[sc]e)\b"
    r"|作者|时间|日期|会议|期刊|机构|摘要|简介|贡献|亮点|方法|任务|备注",
    re.IGNORECASE,
)
"""Labels of facts; under another one, such as the work's own name, many words are prose."""
_TAGS = Pattern(r"</?[A-Za-z][^<>]*>")
_ET_AL = Pattern(r"\bet al\b", re.IGNORECASE)
_BETWEEN_NAMES = Pattern(r"\s*(?:,|;|&|·|\band\b|\bet al\b\.?)\s*")
_NAME_WORDS = 5
_PROSE_WORDS = 8
_FEW_WORDS = 4
_DATE_WORDS = 6


@dataclass(frozen=True)
class Block:
    """A block's lines with their kinds."""

    marker: str
    texts: tuple[str, ...]

    @once
    def kinds(self) -> tuple[LineKind, ...]:
        """The kind of each line."""
        found = [LineKind.HEADING]
        heading = plain(self.texts[0][len(self.marker) :])
        for text in self.texts[1:]:
            if LineKind.TITLE not in found and is_title_below(text, heading):
                found.append(LineKind.TITLE)
            else:
                found.append(_kind(text, below_image=found[-1] is LineKind.IMAGE))
        return tuple(found)

    @once
    def folded(self) -> tuple[bool, ...]:
        """Does each line stand inside `<details>`?"""
        depth, found = 0, []
        for text in self.texts:
            depth += len(_OPENS.findall(text))
            found.append(depth > 0)
            depth -= len(_CLOSES.findall(text))
        return tuple(found)

    @once
    def build(self) -> tuple[LineKind, ...]:
        """The kinds one after another, blanks and comments left out and repetitions drawn together."""
        found: list[LineKind] = []
        for kind in self.kinds:
            if kind not in (LineKind.BLANK, LineKind.NOTE) and (not found or found[-1] is not kind):
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


def _kind(text: str, *, below_image: bool) -> LineKind:
    if not text.strip():
        return LineKind.BLANK
    if "-->" in text and not without_comments(text).strip():
        return LineKind.NOTE
    if _is_of_picture(text, below_image=below_image) and not label_only(text):
        return LineKind.IMAGE
    if _TAG.match(text) and len(plain(_TAGS.sub(" ", text)).split()) < _PROSE_WORDS:
        return LineKind.TAG
    if label_only(BULLET.sub("", text)) or (marks(text) and len(re.findall(r"\w+", _outside(text))) <= 2):
        return LineKind.LINKS
    return _kind_of_words(text)


def is_title_below(text: str, heading: str) -> bool:
    """Is a line the title of the work that the heading names: that name, a colon and words that end in no full stop?

    >>> [is_title_below(one, "Ember") for one in ("**Ember: Keeping Rooms Warm**", "Ember: It keeps them warm.", "Code: Ember")]
    [True, False, False]
    """
    linked = marks(text)
    if len(linked) == 1 and not linked[0].image and not _outside(text).strip("<br>*_\\ "):
        return plain(linked[0].label_in(text)).casefold().startswith(f"{heading}: ".casefold())
    title = _TITLE_BELOW.fullmatch(text)
    return title is not None and title["name"].casefold() == heading.casefold()


_TITLE_BELOW = Pattern(
    r" {0,3}(?:> ?)?(?P<mark>\*{1,3}|_{1,3}|)(?P<name>[^*_\s:][^*_:\[\]]*): [^*\[\]]+(?<=[^.\s])(?P=mark)[ \t]*(?:<br\s*/?>|\\)?[ \t]*",
    re.IGNORECASE,
)


def _is_of_picture(text: str, *, below_image: bool) -> bool:
    if not _IMAGE.match(text):
        return False
    return below_image or bool(_PICTURE.search(text)) or len(plain(text).split()) < _FEW_WORDS


def _kind_of_words(text: str) -> LineKind:
    words = len(plain(text).split())
    if is_byline(text):
        return LineKind.BYLINE
    if words <= _DATE_WORDS and any(part.slot is Slot.DATE for part in parse(text)):
        return LineKind.DATE
    if words <= _DATE_WORDS and is_venue(plain(BULLET.sub("", text))):
        return LineKind.VENUE
    if _tells_facts(text):
        return LineKind.FACTS
    labelled = LABELLED.match(text)
    if labelled and (labelled["mark"] or BULLET.match(text)):
        brief = len(plain(labelled["value"]).split()) < _PROSE_WORDS
        if brief or _FIELDS.search(labelled["label"]):
            return LineKind.LABELLED
    if text.lstrip()[:1] in "|#" or BULLET.match(text):
        return LineKind.OTHER
    return LineKind.PROSE if words >= _PROSE_WORDS else LineKind.REMARK


def _tells_facts(text: str) -> bool:
    """Does a line name people, and perhaps a venue, a time and links, and say nothing else?"""
    said = {part.slot for part in parse(text)} - {Slot.GLUE}
    return Slot.AUTHORS in said and said <= _FACTS


_FACTS = frozenset({Slot.AUTHORS, Slot.VENUE, Slot.YEAR, Slot.DATE, Slot.LINK})


def is_byline(text: str) -> bool:
    """Are these the people who made something: names set off by commas, or some of them and `et al.`?

    >>> [is_byline(one) for one in ("Ada Made, Bea von Made<br>", "Cy Made et al., Made Lab", "A Made Model, and more")]
    [True, True, False]
    """
    words = plain(text).strip(" .*\\")
    if BULLET.match(text) or ":" in words:
        return False
    first = _BETWEEN_NAMES.split(words, 1)[0]
    if first and not _is_name(first):  # as it is with nearly all that is said
        return False
    pieces = [piece for piece in _BETWEEN_NAMES.split(words) if piece]
    if len(pieces) < 2 and not _ET_AL.search(words):
        return False
    return bool(pieces) and all(_is_name(piece) for piece in pieces)


def _is_name(piece: str) -> bool:
    words = piece.split()
    said = [word for word in words if word.casefold() not in PARTICLES]
    return len(words) <= _NAME_WORDS and bool(said) and all(word[0].isupper() for word in said)


def heading_parts(text: str) -> tuple[Part, ...]:
    """A heading taken apart; one that is no title is the work's name."""
    parts = parse(text)
    if "](" in text or any(part.slot in CALLED for part in parts):
        return parts
    return parse(text, Column.TITLE if COLON.search(plain(text)) else Column.NAME)


def labelled_parts(text: str) -> tuple[Part, ...]:
    """A line taken apart; before a bare address `**Website**:` is what the link is called, and no word of the curator's own."""
    labelled = _LABEL_BEFORE_LINK.fullmatch(text)
    if labelled and is_label(labelled["label"]):
        lead = labelled["lead"]
        return (Part(Slot.GLUE, lead, lead), *parse(text[len(lead) :], Column.LINKS))
    parts = parse(text)
    return tuple(
        Part(Slot.GLUE, part.raw, part.raw)
        if part.slot in (Slot.TEXT, Slot.VENUE) and is_label(part.raw) and _leads(parts[at + 1 :])
        else part
        for at, part in enumerate(parts)
    )


_LABEL_BEFORE_LINK = Pattern(
    r"(?P<lead>\s*[-*+]\s+(?P<mark>\*\*|__)(?P<label>[^*_\n]{2,20}?)(?P=mark)[ \t]*[:：][ \t]*)\[[^\[\]]+\]\([^()\s]+\)\s*"
)
"""A line that is a link behind its label, whatever the link is called: `- **Code**: [made/lamp](…)`."""


def _leads(behind: Sequence[Part]) -> bool:
    """Does nothing but a colon stand before a link?"""
    return len(behind) > 1 and behind[1].slot is Slot.LINK and behind[0].raw.strip(" *_`") in (":", "：")


def label_of_line(text: str) -> str:
    """The label of a line that has one, for comparison."""
    match = LABELLED.match(text)
    return match["label"].casefold() if match else ""


def _outside(text: str) -> str:
    return plain(without_marks(text, marks(text)))
