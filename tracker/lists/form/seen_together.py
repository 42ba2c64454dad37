"""What entries say together that none of them says alone: that the tags before their titles are names, that a short label is a title."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.inline import plain
from tracker.lists.entry.people import IN_TURN
from tracker.lists.entry.slots import TITLES, Part, Slot
from tracker.lists.entry.titles import COINED_WORD
from tracker.lists.form.boldnames import COINED, COINED_SHARE, are_named_in_bold, named_in_bold
from tracker.lists.form.marks import own_marks
from tracker.lists.form.names_at_head import begin_with_names, named_at_head
from tracker.lists.form.people_in_turn import with_people
from tracker.lists.form.preprints import begin_with_months, give_numbers, with_month, with_number
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tracker.lists.form.pattern import Body, LinkRun


def seen_together(bodies: Sequence[Body], own: int, *, cells: bool = False) -> Sequence[Body]:
    """The bodies of some lines, or the cells of a column of titles, as they are to be understood, seen together.

    The first `own` of them are of the very group.
    """
    told = bodies = bodies if cells else with_people(bodies)
    for step in _steps(bodies, cells=cells):
        told = [step(body) for body in told]
    if not cells and _tell_whole_titles(told):
        told = [_wholly_titled(body) for body in told]
    marks = own_marks(told, own)  # those that differ from entry to entry are left to their own works
    return [marks.apart(body) for body in told] if marks else told


def _steps(bodies: Sequence[Body], *, cells: bool) -> Iterator[Callable[[Body], Body]]:
    """What is to be done to every body, by what they show as they stand."""
    if _are_slips(bodies):
        yield _unparted
    if _are_names([tag for body in bodies if (tag := _tag(body))]):
        yield _named_by_tag
    if are_named_in_bold(bodies):
        yield named_in_bold
    if cells:
        return
    if begin_with_names(bodies):
        yield named_at_head
    if give_numbers(bodies):
        yield with_number
    if begin_with_months(bodies):
        yield with_month
    if frames := _frames(bodies):
        yield lambda body: _framed(body, frames)
    if sum(Slot.TITLE in body.slots for body in bodies) > _MOSTLY * len(bodies):
        yield _titled_by_label


_MOSTLY = 0.6
_TAGS = 4
"""Fewer tags tell nothing of what they are."""
_ONCE = 0.9
_MOSTLY_ONCE = 0.75
"""So many differ where some titles begin with them: a work may be listed twice, and two works of a kind share a tag."""
_OTHERS = 0.5
"""So many titles to each that begins with its tag may begin with another name: people tag a few by what they are about."""
_OPENED = Pattern(r"(?:^|[^\]])[\[【(](?:\*\*|__|`|\*)?$")
_CLOSED = Pattern(r"(?:\*\*|__|`|\*)?[\]】)](?:\*\*|`)?[:：]?\s+[*_`]*$")
_PARTED = Pattern(r"[ \t]?[:：][ \t]*\[[*_`]*")
"""Between a name that begins a line and the linked title: `Name: [The Rest](…)`."""
_NOTHING = Part(Slot.GLUE, "")
_OWN_NAME = Pattern(r"(?P<name>[^\s:]+): ")


class _Tag(NamedTuple):
    """A tag right before a title."""

    at: int
    """Where it stands among the parts; the title is the next but one."""
    words: str
    title: str


def _tag(body: Body) -> _Tag | None:
    """The tag before the title, if there is one."""
    if Slot.TITLE not in body.slots:
        return None
    parts = body.parts
    for at, part in enumerate(parts[2:], 2):
        if not isinstance(part, Part) or part.slot is not Slot.TITLE:
            continue
        before, tag, behind = parts[at - 3 : at] if at > 2 else (_NOTHING, *parts[:at])
        if not (isinstance(before, Part) and isinstance(tag, Part) and isinstance(behind, Part)):
            return None
        parted = _PARTED.fullmatch(behind.raw) if before is _NOTHING else None
        framed = parted or (_OPENED.search(before.raw) and _CLOSED.fullmatch(behind.raw))
        return _Tag(at - 2, tag.raw, plain(part.raw)) if tag.slot is Slot.TEXT and framed else None
    return None


def _are_names(tags: Sequence[_Tag]) -> bool:
    """Are tags names? Each is of its own work, many are coined, and few titles begin with another one than the tag."""
    words = [tag.words for tag in tags]
    begun = [(own["name"].casefold(), tag.words) for tag in tags if (own := _OWN_NAME.match(tag.title))]
    agreed = sum(own == tag.casefold() for own, tag in begun)
    others = len(begun) - agreed
    apart = len({word.casefold() for word in words})
    if len(words) < _TAGS or apart < (_MOSTLY_ONCE if agreed >= _TAGS else _ONCE) * len(words):
        return False
    coined = sum(bool(COINED.search(word)) for word in words)
    few = others <= max((1 - _ONCE) * len(words), _OTHERS * agreed)
    return coined >= COINED_SHARE * len(words) and few


def _named_by_tag(body: Body) -> Body:
    """A body whose tag is the work's name, and whose title is what stands behind it unless it has the name too."""
    tag = _tag(body)
    if tag is None:
        return body
    slot = Slot.TITLE if tag.title.casefold().startswith(tag.words.casefold()) else Slot.SUBTITLE
    parts: list[Part | LinkRun] = list(body.parts)
    parts[tag.at] = _as(parts[tag.at], Slot.NAME)
    parts[tag.at + 2] = _as(parts[tag.at + 2], slot)
    return body.with_parts(parts)


def _tell_whole_titles(bodies: Sequence[Body]) -> bool:
    """Do lines with a name tell the whole title beside it, where it begins with the name as where it does not?"""
    named = [body for body in bodies if Slot.NAME in body.slots and not TITLES.isdisjoint(body.slots)]
    return 0 < sum(map(_repeats_name, named)) >= _WHOLE * len(named)


_WHOLE = 0.2


def _repeats_name(body: Body) -> bool:
    return _first(body, Slot.TITLE).startswith(_first(body, Slot.NAME))


def _first(body: Body, slot: Slot) -> str:
    return next((plain(part.raw).casefold() for part in body.facts if part.slot is slot), "")


def _wholly_titled(body: Body) -> Body:
    """A body whose words beside the name are the title, in which the name does not stand."""
    if Slot.NAME not in body.slots or Slot.SUBTITLE not in body.slots:
        return body
    return body.with_parts(_as(part, Slot.TITLE) if _is(part, Slot.SUBTITLE) else part for part in body.parts)


def _are_slips(bodies: Sequence[Body]) -> bool:
    """Do so few titles have a bar or a dash behind their beginning that it is part of these titles and parts no name?"""
    titled = sum(not TITLES.isdisjoint(body.slots) for body in bodies)
    barred = sum(_barred(body) is not None for body in bodies)
    return 0 < barred < _BARRED * titled


def _barred(body: Body) -> int | None:
    """Where a name stands that nothing but a bar or a dash parts from the rest of the title."""
    if not body.slots >= {Slot.NAME, Slot.SUBTITLE}:
        return None
    for at, (name, sign, rest) in enumerate(zip(body.parts, body.parts[1:], body.parts[2:], strict=False)):
        if _is(name, Slot.NAME) and _is(rest, Slot.SUBTITLE) and isinstance(sign, Part):
            return at if _SIGN.fullmatch(sign.raw) else None
    return None


_SIGN = Pattern(r"\s+[|–—-]\s+")
_BARRED = 0.2


def _unparted(body: Body) -> Body:
    """A body whose title is whole though a bar or a dash stands in it."""
    at = _barred(body)
    if at is None:
        return body
    raw = "".join(part.raw for part in body.parts[at : at + 3] if isinstance(part, Part))
    return body.with_parts((*body.parts[:at], Part(Slot.TITLE, raw), *body.parts[at + 3 :]))


Frame = tuple[str, str]


def _frame(parts: Sequence[Part | LinkRun], at: int) -> Frame:
    """The signs right before and right behind a part."""
    before, behind = (parts[other] if 0 <= other < len(parts) else None for other in (at - 1, at + 1))
    return (
        before.raw[-_SIGNS:] if isinstance(before, Part) and before.slot is Slot.GLUE else "",
        behind.raw[:_SIGNS] if isinstance(behind, Part) and behind.slot is Slot.GLUE else "",
    )


_SIGNS = 3
_SEEN = 3


def _frames(bodies: Sequence[Body]) -> dict[Frame, Slot]:
    """Between which signs a title, a name or people stand in most entries."""
    seen = Counter(
        (_frame(body.parts, at), part.slot)
        for body in bodies
        for at, part in enumerate(body.parts)
        if isinstance(part, Part) and (part.slot in _FITTING or part.slot is Slot.TEXT)
    )
    found: dict[Frame, Slot] = {}
    for frame in {frame for frame, slot in seen if slot is Slot.TEXT}:
        best = max(_FITTING, key=lambda slot: seen[frame, slot])
        total = sum(seen[frame, slot] for slot in (*_FITTING, Slot.TEXT))
        if seen[frame, best] >= max(_SEEN, _MOSTLY * total):
            found[frame] = best
    return found


_WORDS = Pattern(r"\S+(?: \S+)+")
_ONE_PERSON = r"(?:[^\W\d_a-z][\w.'’-]* ){1,3}[^\W\d_a-z][\w'’-]+"
_FITTING = {
    Slot.TITLE: _WORDS,
    Slot.SUBTITLE: _WORDS,
    Slot.NAME: Pattern(r"\S+(?: \S+){0,3}"),
    Slot.AUTHORS: Pattern(rf"{_ONE_PERSON}(?: (?:and|&|et|und|y) {_ONE_PERSON})?|{IN_TURN.pattern}"),
}
"""What may stand where others have a title, a name or people."""


def _framed(body: Body, frames: Mapping[Frame, Slot]) -> Body:
    """A body whose words stand where others have their title, name or people, as if they were it."""
    parts: list[Part | LinkRun] = list(body.parts)
    stated = set(body.slots)
    for at, part in enumerate(body.parts):
        slot = frames.get(_frame(parts, at)) if isinstance(part, Part) and part.slot is Slot.TEXT else None
        if slot is None or not isinstance(part, Part) or not _FITTING[slot].fullmatch(part.raw):
            continue
        if stated.isdisjoint(TITLES if slot in TITLES else {slot}):
            parts[at] = part._replace(slot=slot)
            stated.add(slot)
    # nothing of most bodies is told anew: what is known of them already need not be found out again
    return body if len(stated) == len(body.slots) else body.with_parts(parts)


def _titled_by_label(body: Body) -> Body:
    """A body whose link has a few plain words, which are a short title where the others' are titles."""
    if Slot.TITLE in body.slots or Slot.NAME not in body.slots:
        return body
    at = next((at for at, part in enumerate(body.parts) if _is_short_title(part)), None)
    if at is None or _goes_on(body.parts[at + 1 :]) or _is_linked_below(body.parts[at + 1 :]):
        return body
    # on a line below no title goes on: what stands there describes the work
    behind = (_as(part, Slot.TEXT) if _is(part, Slot.SUBTITLE) else part for part in body.parts[at + 1 :])
    return body.with_parts((*body.parts[:at], _as(body.parts[at], Slot.TITLE), *behind))


def _is(part: Part | LinkRun, *slots: Slot) -> bool:
    return isinstance(part, Part) and part.slot in slots


def _is_short_title(part: Part | LinkRun) -> bool:
    return isinstance(part, Part) and part.slot is Slot.NAME and _are_words(plain(part.raw))


def _goes_on(behind: Sequence[Part | LinkRun]) -> bool:
    """Do words of its own stand behind a name on its line?"""
    on_line = itertools.takewhile(lambda part: not (isinstance(part, Part) and "\n" in part.raw), behind)
    return any(_is(part, Slot.SUBTITLE, Slot.TEXT) for part in on_line)


def _is_linked_below(behind: Sequence[Part | LinkRun]) -> bool:
    """Does a link lead from the rest of a title to a page, so that what stands before it is no short title?"""
    return any(
        _is(rest, Slot.SUBTITLE) and isinstance(sign, Part) and sign.raw.startswith("](")
        for rest, sign in itertools.pairwise(behind)
    )


def _are_words(name: str) -> bool:
    """Are these words, and not the coined name of a work? `Lamp-2 Technical Report` is a title, `Lamp-2 Pro` none."""
    coined = sum(COINED_WORD.search(word) is not None for word in name.split())
    return " " in name and (not coined or len(name.split()) - coined >= _PLAIN)


_PLAIN = 2


def _as(part: Part | LinkRun, slot: Slot) -> Part | LinkRun:
    return part._replace(slot=slot) if isinstance(part, Part) else part
