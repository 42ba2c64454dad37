"""Cleaning text of what its transport did to it, hard wraps, doubled spaces, control characters, and wording troubles; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?", re.IGNORECASE)


def one_line(text: str | None) -> str:
    """Whitespace collapsed: for text out of XML, which holds no control characters."""
    return " ".join(text.split()) if text else ""


def plain(text: str | None) -> str:
    """One line: whitespace collapsed, and nothing that a database or a terminal chokes on."""
    if not text:
        return ""
    if not text.isprintable():  # line ends make a text unprintable too; most titles skip this
        text = _CONTROL.sub("", text)
    return " ".join(text.split())


def or_none(text: str | None) -> str | None:
    """One line, or None where nothing is left of it."""
    return plain(text) or None


def split_names(joined: str) -> tuple[str, ...]:
    """The names in a comma-joined string; a comma inside parentheses belongs to an affiliation, which is dropped.

    >>> split_names("Ada Lund (Lab A, Town), Bo Holt, Jr., Cy Orr")
    ('Ada Lund', 'Bo Holt, Jr.', 'Cy Orr')
    """
    names: list[str] = []
    for part in _outside_parentheses(plain(joined)).split(","):
        name = part.strip()
        if names and _SUFFIX.fullmatch(name):
            names[-1] += f", {name}"
        elif name:
            names.append(name)
    return tuple(names)


def _outside_parentheses(text: str) -> str:
    if "(" not in text:
        return text
    kept: list[str] = []
    depth = 0
    for character in text:
        depth += character == "("
        if depth == 0:
            kept.append(character)
        depth -= character == ")" and depth > 0
    return "".join(kept) if depth == 0 else text


_NAMED = 3
"""Places of one trouble that are named, for a host that is down is down for each."""


def said_once(troubles: Iterable[str]) -> str:
    """Troubles as one reason; where several places (`place: why`) have the same one, it is told once.

    >>> said_once(["week 1: the host is down", "2 rows could not be read", "week 2: the host is down"])
    'week 1, week 2: the host is down; 2 rows could not be read'
    >>> said_once(["the host is down", "OAI-PMH: the host is down"])
    'the host is down'
    """
    told = list(dict.fromkeys(filter(None, troubles)))
    places: dict[str, list[str]] = {}
    for trouble in told:
        place, colon, why = trouble.partition(": ")
        if why not in told:
            places.setdefault(why if colon else trouble, []).append(place if colon else "")
    return "; ".join(_placed(why, where) for why, where in places.items())


def _placed(why: str, where: list[str]) -> str:
    if not where[0]:
        return why
    more = f" and {len(where) - _NAMED} more" if len(where) > _NAMED else ""
    return f"{', '.join(where[:_NAMED])}{more}: {why}"
