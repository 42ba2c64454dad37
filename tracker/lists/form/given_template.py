"""Lines by a template that the maintainer has written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.entry.escaping import Context, fit, fit_url, is_web
from tracker.lists.entry.moments import moment_of_paper
from tracker.lists.entry.targets import PAGES, Target, address_for
from tracker.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from tracker.lists.candidate import Candidate
    from tracker.lists.entry.moments import Moment

_PIECE = Pattern(r"\{(?P<slot>\w+)\}")
_BRACE = Pattern(r"[{}]")
_EMPTY = Pattern(
    r"(?<=[(\[])\x00\s+|\s*(?:\[?\[[^\[\]]*\]\(\x00\)\]?|\(\x00\)|\[\x00\]|(?:(?<=\w)[-./])?\x00)"
)
"""What nobody knows, with the link or the brackets that hold nothing else, and what joins a day to its month."""


def write_given(template: str, candidate: Candidate, context: Context) -> str:
    """A maintainer's template filled; a link whose address is unknown is left out, and so is a missing word."""

    def fill(match: re.Match[str]) -> str:
        slot = match["slot"]
        value = slot_value(slot, candidate)
        if value is None or (slot in _ADDRESSES and not is_web(value)):
            return "\0"
        if slot in _ADDRESSES:
            return fit_url(value)
        return fit(
            value,
            context,
            in_label=template[match.end() :].startswith("]("),
            first=not template[: match.start()].strip(" -*+_"),
        )

    return _EMPTY.sub("", _PIECE.sub(fill, template))


_ADDRESSES = {"abs": Target.PAPER, **{target.value: target for target in PAGES}}


def asked_for(template: str) -> frozenset[str] | None:
    """The slots that a template asks for; None where a brace is not one of a slot's."""
    if _BRACE.search(_PIECE.sub("", template)):
        return None
    return frozenset(match["slot"] for match in _PIECE.finditer(template))


def slot_value(slot: str, candidate: Candidate) -> str | None:
    """What a template's slot stands for, or None where it is unknown."""
    if slot in _ADDRESSES:
        return address_for(_ADDRESSES[slot], candidate)
    if slot in _TIMES:
        moment = moment_of_paper(candidate.paper.published, candidate.paper.arxiv_id)
        return _time(slot, moment) if moment else None
    told = _WORDS.get(slot)
    return told(candidate) if told else None


def _pdf(candidate: Candidate) -> str | None:
    paper = candidate.paper
    return f"https://arxiv.org/pdf/{paper.arxiv_id}" if paper.arxiv_id else paper.links.pdf


_TIMES = ("year", "month", "day", "date")
_WORDS: dict[str, Callable[[Candidate], str | None]] = {
    "name": lambda work: work.name,
    "title": lambda work: work.paper.title,
    "subtitle": lambda work: work.subtitle or work.paper.title,
    "authors": lambda work: ", ".join(work.paper.authors) or None,
    "venue": lambda work: work.paper.venue,
    "id": lambda work: work.paper.arxiv_id,
    "pdf": _pdf,
    "description": lambda work: work.teller.description(()).text or None,
}
SLOTS = frozenset((*_WORDS, *_TIMES, *_ADDRESSES))
"""What a maintainer's template may ask for."""


def _time(slot: str, moment: Moment) -> str | None:
    day = f"{moment.day:02}" if moment.day else None
    month = f"{moment.month:02}"
    if slot == "date":
        return "-".join([f"{moment.year}", month, *([day] if day else [])])
    return {"year": f"{moment.year}", "month": month, "day": day}[slot]
