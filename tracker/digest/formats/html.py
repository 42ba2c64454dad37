"""One HTML page that holds everything it needs: for a browser, a phone or a mail client, by day and by night."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.digest.contents import contents, place
from tracker.digest.formats.format import Format, Presentation
from tracker.digest.sparkline import totals
from tracker.digest.templating import fill

if TYPE_CHECKING:
    from markupsafe import Markup

    from tracker.digest.model import Digest, Figure

_SAME_SCALE = ("found", "taken")
"""What the field produced and what the list took are to be compared by eye."""


def render(digest: Digest, presentation: Presentation) -> str:
    """The digest as a page; in a mail the figures are told in words and block characters."""
    highest = max((_height(figure) for figure in digest.figures if figure.name in _SAME_SCALE), default=0)

    def drawing(figure: Figure) -> Markup | str:
        top = highest if figure.name in _SAME_SCALE else None
        return "" if presentation.mailed else _drawing(figure, top)

    linked = not presentation.mailed and bool(contents(digest))

    def mark(*steps: object) -> Markup | str:
        return _identity(place(digest, *steps)) if linked else ""

    return fill("digest.html.j2", digest, presentation, None, drawing=drawing, mark=mark)


def _height(figure: Figure) -> float:
    return max((value or 0 for value in totals(figure)), default=0)


def _identity(name: str) -> Markup:
    from markupsafe import Markup

    return Markup(' id="{}"').format(name)


def _drawing(figure: Figure, top: float | None) -> Markup:
    from markupsafe import Markup

    from tracker.digest.charts import drawn

    return Markup(drawn(figure, top))  # noqa: S704 - made by us; what stands in it was escaped by ElementTree


FORMAT = Format("html", "text/html", ".html", render, more_suffixes=(".htm",))
