"""Markdown as GitHub shows it, for an issue, a discussion or a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.digest.contents import contents, place
from tracker.digest.formats.format import Format, Presentation
from tracker.digest.templating import Ready, fill
from tracker.forge import escape

if TYPE_CHECKING:
    from tracker.digest.model import Digest


def render(digest: Digest, presentation: Presentation) -> str:
    """The digest as GitHub-flavoured Markdown."""
    long = bool(contents(digest))

    def mark(*steps: object) -> Ready:
        return Ready(f'<a name="{place(digest, *steps)}"></a>' if long else "")

    return fill("digest.md.j2", digest, presentation, _shown, link=_link, mark=mark)


def _shown(text: str) -> str:
    """Text as GitHub shows it and does nothing else with; what comes here is at most a figure's caption long."""
    return escape.for_body(text, 2000)


def _link(text: str, url: str) -> Ready:
    """`[text](url)`, or the text alone where there is no address."""
    return Ready(escape.link(text, url))


FORMAT = Format("md", "text/markdown", ".md", render)
