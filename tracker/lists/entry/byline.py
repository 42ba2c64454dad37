"""How a list names the authors of a work: all of them or the first few, whole names or surnames."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from tracker.lists.entry.cited import Cited, cited_manner, usual
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_REST = Pattern(
    r",?\s*(?:(?P<mark>[*_]{1,2})et al\.?(?P=mark)|\bet\b\.?\s*al\b\.?|等人?|\band others\b|\.\.\.|…)",
    re.IGNORECASE,
)
_LAST = Pattern(r",?\s+(?:and|&)\s+|\s*&\s*", re.IGNORECASE)
_BETWEEN = Pattern(r"\s*[,;]\s*")
_INITIAL = Pattern(r"[A-ZÀ-Þ]\.")
_NEARLY_ALL = 0.8
_FEWEST_ALONE = 4
"""So many works with one name each, and none with more, tell their first authors alone."""


class Byline(NamedTuple):
    """The manner of naming authors."""

    shown: int = 0
    """So many names stand before the words for the rest; 0: all names stand."""
    rest: str = " et al."
    surnames: bool = False
    initials: bool = False
    between: str = ", "
    last: str = ", "
    """Between the last two names where all stand."""
    inverted: bool = False
    """Does the surname of the first stand first: `Made, Ann, et al.`, `Made, Ann, Bo Up, and Cy Fake`?"""
    cited: Cited | None = None
    """How they are named by surname and initials, if they are."""

    def write(self, authors: Sequence[str]) -> str:
        """Some authors in this manner."""
        if self.cited:
            return self.cited.write(authors)
        names = [self._name(author) for author in authors]
        if self.inverted and authors:
            given, _, surname = authors[0].strip().rpartition(" ")
            names[0] = f"{surname}, {given}" if given else surname
        most = max(self.shown, 2) if self.inverted else self.shown  # two are both named
        if self.shown and len(names) > most:
            return self.between.join(names[: self.shown]) + self.rest
        if len(names) < 2:
            return "".join(names)
        last = self.last if len(names) > 2 or self.inverted else self.last.replace(", and", " and")
        return self.between.join(names[:-1]) + last + names[-1]

    def _name(self, author: str) -> str:
        given, _, surname = author.strip().rpartition(" ")
        if self.surnames or not given:
            return surname
        if self.initials:
            return " ".join([*(f"{name[0]}." for name in given.split()), surname])
        return f"{given} {surname}"


def byline_of(bylines: Iterable[str]) -> Byline:
    """The manner that examples agree on."""
    bylines = list(bylines)
    if cited := cited_manner(bylines):
        return Byline(cited=cited)
    shortened: list[tuple[list[str], str]] = []
    whole: list[tuple[list[str], str]] = []
    alone: list[str] = []
    for text in bylines:
        rest = _REST.search(text)
        names, last = _names(text[: rest.start()] if rest else text)
        if rest and names:
            shortened.append((names, rest.group()))
        elif len(names) > 1:
            whole.append((names, last))
        else:
            alone += names
    if len(alone) >= _FEWEST_ALONE and not shortened and not whole:
        return Byline(1, "", **_manner(alone))
    telling = [names for names, _ in shortened] + [names for names, _ in whole if len(names) > 2]
    inverted = bool(telling) and sum(map(_is_turned, telling)) >= _NEARLY_ALL * len(telling)
    if inverted:
        shortened = [(_first_as_one(names), rest) for names, rest in shortened]
        whole = [(_first_as_one(names), last) for names, last in whole]
    shown = usual((len(names) for names, _ in shortened), 0)
    if sum(len(names) > shown for names, _ in whole) >= len(shortened):
        shown = 0
    agreed = [one for one in shortened if len(one[0]) == shown] or shortened
    used = agreed if shown and len(shortened) > len(whole) else [*whole, *shortened]
    names = [name for found, _ in used for name in found]
    return Byline(
        shown,
        usual((rest for _, rest in shortened), " et al."),
        **_manner(names),
        last=usual((last for names, last in whole if len(names) > 1), ", and " if inverted else ", "),
        inverted=inverted,
    )


class _Manner(TypedDict):
    surnames: bool
    initials: bool


def _manner(names: Sequence[str]) -> _Manner:
    """How much of each name stands."""
    return {
        "surnames": _mostly(" " not in name for name in names),
        "initials": _mostly(_INITIAL.match(name) is not None for name in names),
    }


def _is_turned(names: Sequence[str]) -> bool:
    """Are the first two names one person's, the surname first: `Made`, `Ann`, `Bo Up`?"""
    if len(names) < 2 or " " in names[0] or (len(names) > 2 and " " in names[1]):
        return False
    return all(" " in name for name in names[2:])


def _first_as_one(names: Sequence[str]) -> list[str]:
    return [", ".join(names[:2]), *names[2:]] if " " not in names[0] else list(names)


def surnames(byline: str) -> list[str]:
    """The surnames in a byline, in order."""
    return [name.split()[-1] for name in _names(_REST.split(byline)[0])[0] if name.split()]


def _names(text: str) -> tuple[list[str], str]:
    """The names that stand in a byline, and what stands between the last two."""
    end = list(_LAST.finditer(text))
    last = end[-1].group() if end else ", "
    names = [name.strip(" *_\\") for piece in _LAST.split(text) for name in _BETWEEN.split(piece)]
    return [name for name in names if name], last


def _mostly(found: Iterable[bool]) -> bool:
    votes = list(found)
    return sum(votes) * 2 > len(votes)
