"""A line with slots as a maintainer could write it, read off the entry that most of its neighbours are made like."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.lists.entry.slots import Part, Slot
from tracker.lists.form.pattern import LinkRun
from tracker.lists.reading.entries import EntryKind
from tracker.lists.reading.outline import cell_bounds
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lists.form.bodies import Reading
    from tracker.lists.form.group import Neighbourhood
    from tracker.lists.form.pattern import Body

_WORDED = {
    Slot.TITLE: "{title}",
    Slot.SUBTITLE: "{subtitle}",
    Slot.NAME: "{name}",
    Slot.AUTHORS: "{authors}",
    Slot.VENUE: "{venue}",
}
_PAGES = ("code", "project", "model", "dataset", "demo")
_SAME = {
    **{f"{{{page}}}": f"{{{page}}}" for page in (*_PAGES, "id")},
    "{paper}": "{abs}",
    "{Y}": "{year}",
    **dict.fromkeys(("{m}", "{mm}", "{m?}"), "{month}"),
    **dict.fromkeys(("{d}", "{dd}", "{d?}"), "{day}"),
}
_OPEN = Pattern(r"\{[^{}]*\}")
_ABSTRACT = Pattern(r"https?://(?:www\.)?arxiv\.org/abs/\{id\}")
_PDF = Pattern(r"https?://(?:www\.)?arxiv\.org/pdf/\{id\}(?:\.pdf)?")
_LEAST_WORDS = 4
_LEFT_OUT = "\0"
_AROUND = Pattern(r"[ \t]*(?:\(\0\)|\[\0\]|`\0`|\*\*\0\*\*|([*_])\0\1|\0)")
"""What is left out with what encloses it."""
_BREAKS = Pattern(r"^(?:\s|<br\s*/?>)+|(?:\s|<br\s*/?>)+$", re.IGNORECASE)
"""What set a mark off that is left out at either end of a cell."""
_SLOT = Pattern(r"\{[a-z]+\}")
_BRACE = Pattern(r"[{}]")
"""A brace of the list's own, which no template can hold."""
_LEADS = Pattern(r"\{(?:abs|pdf|code|project|model|dataset|demo)\}")


def sample_template(around: Neighbourhood) -> str:
    """The template that most entries of a group would be written by; nothing where none names and links a work."""
    if around.group.kind not in (EntryKind.ROW, EntryKind.BULLET, EntryKind.PARAGRAPH):
        return ""
    written = Counter(_template(reading) for reading in around.own)
    linked = any(reading.entry.linked for reading in around.own)
    usable = [
        one for one in written if ("{title}" in one or "{name}" in one) and (not linked or _LEADS.search(one))
    ]
    return max(usable, key=lambda one: (written[one], len(set(_OPEN.findall(one)))), default="")


def _template(reading: Reading) -> str:
    """An entry with slots in the places of its facts, without what no slot stands for; "" where it cannot be one."""
    entry = reading.entry
    bodies = [_AROUND.sub("", _slotted(body)) for body in reading.bodies]
    if entry.kind is not EntryKind.ROW:
        line = entry.marker + bodies[0].lstrip()
    else:
        starts, ends = cell_bounds(entry.text)
        line, at = "", 0
        for start, end, body in zip(starts, ends, bodies, strict=True):
            told = _BREAKS.sub("", body)
            line += f"{entry.text[at:start]} {told} " if told else f"{entry.text[at:start]} "
            at = end
        line += entry.text[at:]
    return "" if _BRACE.search(_SLOT.sub("", line)) else line.rstrip()


def _slotted(body: Body) -> str:
    parts = list(_flat(body))
    told = [_slot(part) for part in parts]
    for at, (one, other) in enumerate(pairwise(parts)):
        if one.slot is Slot.VENUE and other.slot is Slot.GLUE and not other.raw.strip(" ,'’"):
            following = parts[at + 2 : at + 3]
            if following and following[0].slot is Slot.YEAR:
                told[at + 1] = told[at + 2] = ""  # what a work appeared in is told with its year
    return "".join(told)


def _flat(body: Body) -> Iterator[Part]:
    for part in body.parts:
        if isinstance(part, LinkRun):
            between = (*part.between, "")
            for link, glue in zip(part.links, between, strict=True):
                yield link
                yield Part(Slot.GLUE, glue, glue)
        else:
            yield part


def _slot(part: Part) -> str:
    if part.slot is Slot.GLUE:
        return part.raw
    if part.form and part.slot is not Slot.PICTURE:
        return _of_form(part)
    if part.slot is Slot.TEXT:
        return "{description}" if len(part.raw.split()) >= _LEAST_WORDS else _LEFT_OUT
    stop = "." if part.raw.endswith(".") else ""
    return _WORDED[part.slot] + stop if part.slot in _WORDED else _LEFT_OUT


def _of_form(part: Part) -> str:
    """An address, a link or a time with the slots that stand for what differs; a month by its name is told in figures."""
    if part.form in ("{Y}-{mm}-{dd}", "{Y}-{m?}-{d?}", "{Y}-{mm}-{d?}", "{Y}-{m?}-{dd}"):
        return "{date}"
    form = _PDF.sub("{pdf}", _ABSTRACT.sub("{abs}", part.form))
    for name in ("abs", "pdf"):
        form = form.replace(f"{{{name}}}", f"\1{name}\2")
    unknown = [one for one in _OPEN.findall(form) if one not in _SAME]
    if unknown:
        return "{date}" if part.slot is Slot.DATE else _LEFT_OUT
    filled = _OPEN.sub(lambda found: _SAME[found.group()], form)
    return filled.replace("\1", "{").replace("\2", "}")
