"""The first part of a paper's own HTML page, as text to read facts from."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

_SILENT = frozenset(
    {"script", "style", "math", "figure", "table", "nav", "header", "footer", "button", "svg"}
)
_BREAKS = frozenset({"p", "div", "section", "h1", "h2", "h3", "h4", "h5", "h6", "li", "br"})
FIRST_PART = 12_000
"""How much of a page is read: abstract and introduction; further on, other people's models fill the text."""


class Page(NamedTuple):
    """The first part of a page."""

    text: str
    """What can be read, one blank line between paragraphs."""
    links: tuple[str, ...]
    """The addresses that its words lead to, each once."""


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.links: list[str] = []
        self.length = 0
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and not self._silent:
            self.links += [
                value for name, value in attrs if name == "href" and value and _OUTSIDE.match(value)
            ]
        elif tag in _SILENT:
            self._silent += 1
        elif tag in _BREAKS:
            self.pieces.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and self._silent:
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)
            self.length += len(data)


def read_page(html: str) -> Page:
    """The readable text of a page's first part, and where its links lead."""
    parser = _Text()
    for start in range(0, len(html), 20_000):
        parser.feed(html[start : start + 20_000])
        if parser.length > FIRST_PART:
            break
    text = re.sub(r"[ \t\r\f\v]*\n[ \t]*", "\n", "".join(parser.pieces))
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n{2,}", text))
    kept = "\n\n".join(part for part in paragraphs if part)[:FIRST_PART]
    return Page(kept, tuple(dict.fromkeys(parser.links)))


_OUTSIDE = re.compile(r"https?://[^\s<>\"'`|\\^]+$")
