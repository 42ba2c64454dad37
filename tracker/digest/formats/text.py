"""Plain text, for mail and for anything that shows letters alone."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from tracker.digest.formats.format import Format, Presentation
from tracker.digest.templating import fill

if TYPE_CHECKING:
    from tracker.digest.model import Digest

WIDTH = 78


_POINT = "* "


def render(digest: Digest, presentation: Presentation) -> str:
    """The digest as plain text; what comes in is plain already, so nothing is escaped."""
    return fill("digest.txt.j2", digest, presentation, str, wrapped=_wrapped)


def _wrapped(text: str, indent: int = 0) -> str:
    """Lines that a mail client does not break; an address is never broken, and a point's lines stand below its words."""
    hanging = indent + len(_POINT) * text.startswith(_POINT)
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


FORMAT = Format("text", "text/plain", ".txt", render)
