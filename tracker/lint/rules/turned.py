"""Links whose words and address changed places: `[https://arxiv.org/abs/2401.00001](Paper)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule, Weight
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_TURNED = Pattern(
    r"(?<![!\\])\[(?P<url>https?://[^\s\[\]()<>]+|[\w-]+(?:/[\w.-]+)+\.(?:png|jpe?g|gif|svg|webp))\]"
    r"\((?P<words>[^\W\d_][\w -]*)\)",
    re.IGNORECASE,
)
_FILE = Pattern(r"LICEN[CS]E|README|COPYING|NOTICE|AUTHORS|CHANGELOG|CONTRIBUTING|docs?", re.IGNORECASE)
"""A file or a folder that repositories have, to which an address may be said to lead."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """Words in place of an address, with an address, or the file of a picture, in place of the words."""
    for number, text in sheet.uncoded:
        for match in _TURNED.finditer(text) if "](" in text else ():
            url, words = match["url"], match["words"]
            if _FILE.fullmatch(words) or url.startswith(f"{words}/"):
                continue
            told = f"the words “{words}” stand in place of the address “{url}”, and the other way round"
            # a picture may be meant as one, and not as a link to it
            fix = sheet.span(number, *match.span(), f"[{words}]({url})") if "://" in url else None
            yield sheet.finding(number, Rule.BROKEN_LINK, told, Weight.ERROR, fix)
