"""Lines by a template that the maintainer has written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.entry.escaping import Place, fit, fit_url, is_web
from tracker.lists.entry.targets import Target, address_for
from tracker.lists.entry.times import moment_of_paper
from tracker.pattern import Pattern

if TYPE_CHECKING:
    import re

    from tracker.lists.candidate import Candidate
    from tracker.lists.entry.times import Moment

_PIECE = Pattern(r"\{(?P<slot>\w+)\}")
_EMPTY = Pattern(
    r"(?<=[(\[])\x00\s+|\s*(?:\[?\[[^\[\]]*\]\(\x00\)\]?|\(\x00\)|\[\x00\]|(?:(?<=\w)[-./])?\x00)"
)
"""What nobody knows, with the link or the brackets that hold nothing else, and what joins a day to its month."""


def write_given(template: str, candidate: Candidate, place: Place) -> str:
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
            place,
            in_label=template[match.end() :].startswith("]("),
            first=not template[: match.start()].strip(" -*+_"),
        )

    return _EMPTY.sub("", _PIECE.sub(fill, template))


_ADDRESSES = {
    "abs": Target.PAPER,
    "code": Target.CODE,
    "project": Target.PROJECT,
    "model": Target.MODEL,
    "dataset": Target.DATASET,
    "demo": Target.DEMO,
}


def slot_value(slot: str, candidate: Candidate) -> str | None:
    """What a template's slot stands for, or None where it is unknown."""
    paper = candidate.paper
    if slot in _ADDRESSES:
        return address_for(_ADDRESSES[slot], candidate)
    if slot == "pdf":
        return f"https://arxiv.org/pdf/{paper.arxiv_id}" if paper.arxiv_id else paper.links.pdf
    if slot == "description":
        return candidate.teller.description(()).text or None
    moment = moment_of_paper(paper.published, paper.arxiv_id)
    if slot in ("year", "month", "day", "date"):
        return _time(slot, moment) if moment else None
    return {
        "name": candidate.name,
        "title": paper.title,
        "subtitle": candidate.subtitle or paper.title,
        "authors": ", ".join(paper.authors) or None,
        "venue": paper.venue,
        "id": paper.arxiv_id,
    }.get(slot)


def _time(slot: str, moment: Moment) -> str | None:
    day = f"{moment.day:02}" if moment.day else None
    month = f"{moment.month:02}"
    if slot == "date":
        return "-".join([f"{moment.year}", month, *([day] if day else [])])
    return {"year": f"{moment.year}", "month": month, "day": day}[slot]
