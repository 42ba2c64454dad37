"""Blanks and hyphens at which no line is to break, as in `2025&#8209;07`, and dashes between figures, as in `2025&ndash;07`.

They are read as plain ones and told as they stand.
"""

from __future__ import annotations

from html import unescape
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from tracker.pattern import Pattern

if TYPE_CHECKING:
    import re

_UNBROKEN = Pattern(
    "&(?:#\\w{2,6}|[a-z]{2,5}sp|hyphen|[nm]?dash|minus);|[\u00a0\u2002-\u200a\u2010-\u2015\u202f\u2212]"
)
_PLAIN = dict.fromkeys("-\u2010\u2011", "-") | dict.fromkeys(
    "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f", " "
)
_DASHES = "\u2012\u2013\u2014\u2015\u2212"
"""What is a hyphen between figures, and parts a sentence elsewhere."""
_BLANK_OR_HYPHEN = Pattern("[ -]")


class Unbroken(NamedTuple):
    """A text with plain blanks and hyphens, how each of its letters is written, and where."""

    text: str
    written: tuple[str, ...]
    places: tuple[int, ...]
    """Of each letter, and behind the last one."""

    def form(self, form: str, start: int, end: int) -> str:
        """A form of the words between two letters with its blanks and hyphens as they are written there."""
        letters = zip(self.text[start:end], self.written[start:end], strict=True)
        signs = iter([written for letter, written in letters if letter in " -"])
        return _BLANK_OR_HYPHEN.sub(lambda _: next(signs), form)


def unbroken(text: str) -> Unbroken | None:
    """A text read with plain blanks and hyphens; None where it has no others.

    >>> unbroken("2025&#8209;07").text
    '2025-07'
    """
    if text.isascii() and "&" not in text:
        return None
    letters: list[str] = []
    written: list[str] = []
    at = 0
    for match in _UNBROKEN.finditer(text):
        sign = unescape(match.group())
        plain = "-" if sign in _DASHES and _joins_figures(match) else _PLAIN.get(sign)
        if plain:
            letters += [*text[at : match.start()], plain]
            written += [*text[at : match.start()], match.group()]
            at = match.end()
    if not at:
        return None
    written += text[at:]
    return Unbroken(
        "".join([*letters, text[at:]]), tuple(written), tuple(accumulate(map(len, written), initial=0))
    )


def _joins_figures(match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    return text[max(0, start - 1) : start].isdecimal() and text[end : end + 1].isdecimal()
