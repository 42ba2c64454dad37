"""A first look at a page, by its letters alone: may it say something at all, so that its addresses and entries are worth reading for it?"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote

from state.identity import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from state.identity import Identity

_TIMES = 2
"""So often an address may be written in signs for signs, as a DOI within a path is."""


class FirstLook:
    """All that a page says, as addresses are read: in plain small letters, signs by their codes read too."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Of its lines."""
        self._said = [_read("\n".join(texts))]
        while "%" in self._said[-1] and len(self._said) <= _TIMES:
            self._said.append(_read(unquote(self._said[-1])))

    def may_name(self, identity: Identity) -> bool:
        """Does the end of a work's name stand anywhere? Before it each site has signs of its own."""
        end = identity.value.rpartition("/")[2].lower()
        return any(end in said for said in self._said)


def _read(text: str) -> str:
    return (text if text.isascii() else unicodedata.normalize("NFKC", text).translate(INVISIBLE)).lower()


def may_say(text: str, word: str) -> bool:
    """May a text have a folded word in it? Only where letters stand for themselves can it be told to have not."""
    if not text.isascii() or "&" in text or "\\" in text or "{" in text:
        return True
    return word in text.lower()
