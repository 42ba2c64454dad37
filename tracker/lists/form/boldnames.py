"""Names in bold at the head of titles, with no more than a comma behind them: `**Name** The Rest of the Title`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from state.titles import word_count
from tracker.lists.entry.called import is_name
from tracker.lists.entry.inline import plain
from tracker.lists.entry.slots import TITLES, Part, Slot
from tracker.lists.entry.tails import is_tail
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.form.pattern import Body


class Headed(NamedTuple):
    """A title that words in bold begin: which parts hold it, and what it consists of."""

    parts: slice
    opening: str
    """Empty where the sign that opens the emphasis is glue already."""
    name: str
    closing: str
    rest: str


def are_named_in_bold(bodies: Sequence[Body]) -> bool:
    """Are the words in bold at the head of titles names?

    One line alone does not tell: `**Lamps** That See` has a word of the title in bold. Most titles begin so, each with
    words of its own, many of them coined, and few go on behind them as a sentence does.
    """
    titled = [body for body in bodies if not TITLES.isdisjoint(body.slots)]
    unnamed = [body for body in titled if Slot.NAME not in body.slots]
    headed = [one for body in unnamed if (one := _headed(body))]
    if not headed:
        return False
    apart = len({one.name.casefold() for one in headed})
    coined = sum(COINED.search(one.name) is not None for one in headed)
    going_on = sum(_GOES_ON.match(one.rest) is not None for one in headed)
    return (
        len(headed) + len(titled) - len(unnamed) >= MOST * len(titled)
        and apart >= APART * len(headed)
        and coined >= COINED_SHARE * len(headed)
        and going_on <= _FEW * len(headed)
    )


def named_in_bold(body: Body) -> Body:
    """A body whose title's first words, in bold, are the name, and whose further ones are the rest of the title."""
    one = None if Slot.NAME in body.slots else _headed(body)
    if one is None:
        return body
    slot = Slot.TITLE if plain(one.rest).casefold().startswith(one.name.casefold()) else Slot.SUBTITLE
    said = (
        Part(Slot.GLUE, one.opening, one.opening),
        Part(Slot.NAME, one.name),
        Part(Slot.GLUE, one.closing, one.closing),
        Part(slot, one.rest),
    )
    told = said if one.opening else said[1:]
    return body.with_parts((*body.parts[: one.parts.start], *told, *body.parts[one.parts.stop :]))


def _headed(body: Body) -> Headed | None:
    titles = (at for at, part in enumerate(body.parts) if isinstance(part, Part) and part.slot is Slot.TITLE)
    at = next(titles, None)
    if at is None:
        return None
    near = [part if isinstance(part, Part) else _LINKS for part in body.parts[max(at - 1, 0) : at + 3]]
    before, title, *further = near if at else [_LINKS, *near]
    opened = _OPENED.search(before.raw)
    opening = opened.group() if opened else ""
    # in a cell a word is title enough, and what stands behind it is left for the curator's own words
    parted = [part.slot for part in further] == [Slot.GLUE, Slot.TEXT]
    behind = parted and _CLOSED.fullmatch(further[0].raw)
    head = [title, *(further if opening and behind else ())]
    end = at + len(head)
    found = _HEAD.fullmatch(opening + "".join(part.raw for part in head))
    if found is None or not is_name(found["words"]) or is_tail(found["words"]):
        return None
    if word_count(plain(found["rest"])) < _WORDS or (behind and found["rest"][0].islower()):
        return None
    begun = "" if opening else found["open"]
    return Headed(slice(at, end), begun, found["words"], found["close"], found["rest"])


_LINKS = Part(Slot.LINK, "")
"""What stands for links in a row, which say nothing of a name."""
_SIGNS = r"\*{1,3}|__?|`|<(?:b|strong|i|em)>"
_OPENED = Pattern(rf"(?:{_SIGNS})$")
_CLOSED = Pattern(rf"(?:{_SIGNS.replace('<', '</')})(?:,?[ \t\u00a0]+|，)")
_HEAD = Pattern(
    rf"(?P<open>{_SIGNS})(?P<words>[^*`<>\n]{{1,60}}?)(?P<close>{_CLOSED.pattern})(?P<rest>[^*`<>\s][^*`<>]*)"
)
COINED = Pattern(r"[^\W\d_A-Z][A-Z]|[A-Z]{2}[a-z]|[A-Za-z]-?\d|\d[A-Z]")
"""What names of works have and topics have not: capitals within words, and numbers."""
_GOES_ON = Pattern(
    r"(?:for|in|of|with|and|or|is|are|as|can|do|does|that|which|via|by|on|from|to|at|meets?|without)\b"
)
"""What stands within a sentence and at no head of a title, where it has a capital."""
_WORDS = 2
MOST = 0.6
APART = 0.9
COINED_SHARE = 1 / 3
_FEW = 0.2
