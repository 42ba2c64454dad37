"""What entries say together that none of them says alone: that the tags before their titles are names, that a short label is a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.entry.inline import plain
from tracker.lists.entry.slots import Part, Slot
from tracker.lists.form.pattern import Body
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.lists.form.pattern import Run

Retelling = tuple["Callable[[Body], Body]", ...]
"""What is to be done to every body of some entries."""


def retelling(bodies: Sequence[Body]) -> Retelling:
    """How the bodies of some lines are to be understood, seen together."""
    found: list[Callable[[Body], Body]] = []
    if _are_names([tag for body in bodies if (tag := _tag(body))]):
        found.append(_named_by_tag)
    if sum(Slot.TITLE in body.slots for body in bodies) > _MOSTLY * len(bodies):
        found.append(_titled_by_label)
    return tuple(found)


def retold(body: Body, how: Retelling) -> Body:
    """A body as it is to be understood."""
    for step in how:
        body = step(body)
    return body


_MOSTLY = 0.6
_TAGS = 4
"""Fewer tags tell nothing of what they are."""
_ONCE = 0.9
_COINED_SHARE = 1 / 3
_COINED = Pattern(r"[^\W\d_A-Z][A-Z]|[A-Z]{2}[a-z]|[A-Za-z]-?\d|\d[A-Z]")
"""What names of works have and topics have not: capitals within words, and numbers."""
_OPENED = Pattern(r"(?:^|[^\]])[\[【(](?:\*\*|__|`|\*)?$")
_CLOSED = Pattern(r"(?:\*\*|__|`|\*)?[\]】)](?:\*\*|`)?[:：]?\s+[*_`]*$")
_OWN_NAME = Pattern(r"(?P<name>[^\s:]+): ")


def _tag(body: Body) -> tuple[int, str, str] | None:
    """Where the tag right before the title stands among the parts, its words, and the title."""
    parts = body.parts
    for at, part in enumerate(parts[3:], 3):
        if not isinstance(part, Part) or part.slot is not Slot.TITLE:
            continue
        before, tag, behind = parts[at - 3 : at]
        if not (isinstance(before, Part) and isinstance(tag, Part) and isinstance(behind, Part)):
            return None
        framed = _OPENED.search(before.raw) and _CLOSED.fullmatch(behind.raw)
        return (at - 2, tag.raw, plain(part.raw)) if tag.slot is Slot.TEXT and framed else None
    return None


def _are_names(tags: Sequence[tuple[int, str, str]]) -> bool:
    """Are tags names? Each is of its own work, many are coined, and no title begins with another one."""
    words = [tag for _, tag, _ in tags]
    if len(words) < _TAGS or len({word.casefold() for word in words}) < _ONCE * len(words):
        return False
    others = sum(_begins_otherwise(title, tag) for _, tag, title in tags)
    coined = sum(bool(_COINED.search(word)) for word in words)
    return coined >= _COINED_SHARE * len(words) and others <= (1 - _ONCE) * len(words)


def _begins_otherwise(title: str, name: str) -> bool:
    own = _OWN_NAME.match(title)
    return own is not None and own["name"].casefold() != name.casefold()


def _named_by_tag(body: Body) -> Body:
    """A body whose tag is the work's name, and whose title is what stands behind it unless it has the name too."""
    found = _tag(body)
    if found is None:
        return body
    at, name, title = found
    slot = Slot.TITLE if title.casefold().startswith(name.casefold()) else Slot.SUBTITLE
    parts: list[Part | Run] = list(body.parts)
    parts[at] = _as(parts[at], Slot.NAME)
    parts[at + 2] = _as(parts[at + 2], slot)
    return Body(tuple(parts), body.text)


def _titled_by_label(body: Body) -> Body:
    """A body whose link has a few plain words, which are a short title where the others' are titles."""
    if not _SHORT_TITLE.isdisjoint(body.slots):
        return body
    parts = tuple(
        _as(part, Slot.TITLE)
        if isinstance(part, Part) and part.slot is Slot.NAME and _are_words(plain(part.raw))
        else part
        for part in body.parts
    )
    return Body(parts, body.text)


_SHORT_TITLE = frozenset({Slot.TITLE, Slot.SUBTITLE, Slot.TEXT})
_COINED_WORD = Pattern(r"[^\W\d_A-Z][A-Z]|[A-Z]{2}|\d")


def _are_words(name: str) -> bool:
    """Are these words, and not the coined name of a work?"""
    return " " in name and not _COINED_WORD.search(name)


def _as(part: Part | Run, slot: Slot) -> Part | Run:
    return part._replace(slot=slot) if isinstance(part, Part) else part
