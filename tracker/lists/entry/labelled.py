"""Lines below an entry that say under a label what they tell: `- Key: lamps`, `- 📅 Date: 2025-06-03`."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.labels import is_label
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = Pattern(
    r"\n[ \t\u00a0]+[-*+•][ \t]+(?P<label>[^\w\n\[(<*`]{0,8}(?P<mark>\*\*?|__?)?(?P<words>(?:[^\W\d_][\w/-]*?)(?: [\w/-]+?){0,2})"
    r"(?(mark)(?:(?P=mark)[ \t]?[:：]|[ \t]?[:：](?P=mark))|[ \t]?[:：])[ \t]*)(?P<told>[^\n]*)"
)
"""A label in emphasis ends there: `- **Lamp: A Light**` is a title."""
_WITHIN = Pattern(
    r"(?:(?<=\n)[ \t]*+|(?<=\S)[ \t]++[—–|·•][ \t]++)(?P<label>\*\*(?P<words>[^\W\d_][\w/-]*(?: [\w/-]+){0,2})(?::\*\*|\*\* ?:)[ \t]*)"
    r"(?P<told>(?:(?![ \t]++[—–|·•][ \t]++\*\*)[^\n])*)"
)
"""Labels in emphasis, one after another on a line: `**Scope:** lamps — **Kind:** oil`."""
_TELLS_A_FACT = Pattern(
    r"\b(?:authors?|by|dates?|time|year|month|released?|published|venue|publisher|publication|conference|journal|"
    r"arxiv|id|title|papers?)\b|作者|日期|时间|会议|期刊|论文",
)
_DESCRIBES = Pattern(
    r"\b(?:tl[; ]?dr|summary|abstract|description|comments?|contributions?|highlights?|intro(?:duction)?|notes?|"
    r"about|overview|idea)\b|简介|摘要|贡献|说明"
)

_NOTHING = Pattern(r"\s*(?:[^\w\s]{1,3}|n\s?/?\s?a|none|无)?[.\s]*", re.IGNORECASE)
"""What stands behind the label of a link that leads nowhere."""


class Labelled(NamedTuple):
    """A line with its label."""

    label: tuple[int, int]
    told: tuple[int, int]
    describes: bool
    """Does the label ask for what the work is about, in the curator's words?"""
    own: bool
    """Does it ask for what only the curator can say of a work, and not for a fact that a source tells?"""


def labelled_lines(text: str) -> Iterator[Labelled]:
    """The labelled lines of an entry, below its first."""
    if "\n" not in text:
        return
    below = text.index("\n")
    for match in chain(_LINE.finditer(text), _WITHIN.finditer(text, below) if "**" in text[below:] else ()):
        words = match["words"].casefold()
        describes = _DESCRIBES.search(words) is not None
        linked = "](" in match["told"] or "://" in match["told"]
        leads = is_label(words) and (linked or _NOTHING.fullmatch(match["told"]) is not None)
        own = not describes and _TELLS_A_FACT.search(words) is None and not leads
        yield Labelled(match.span("label"), match.span("told"), describes and not linked, own)
