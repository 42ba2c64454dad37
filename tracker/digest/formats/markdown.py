"""Markdown as GitHub shows it, for an issue, a discussion or a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.digest import escape
from tracker.digest.formats.format import Format, Presentation
from tracker.digest.templating import Ready, fill

if TYPE_CHECKING:
    from tracker.digest.model import Digest


def render(digest: Digest, presentation: Presentation) -> str:
    """The digest as GitHub-flavoured Markdown."""
    return fill("digest.md.j2", digest, presentation, escape.markdown, link=_link)


def _link(text: str, url: str) -> Ready:
    """`[text](url)`, or the text alone where there is no address."""
    shown = escape.markdown(text)
    return Ready(f"[{shown}]({escape.markdown_address(url)})" if url else shown)


FORMAT = Format("md", "text/markdown", ".md", render, templated=True)
