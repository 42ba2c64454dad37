"""What a format is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.digest.model import Digest


@dataclass(frozen=True, slots=True)
class Presentation:
    """What a format may want to know beside the digest itself."""

    home: str = ""
    """Where the list or its site is."""
    feed: str = ""
    """Where a feed will be found, for the feed to say so of itself."""
    template: str | None = None
    """The text of a template that takes the place of ours."""
    template_name: str = ""
    """What the settings call that template."""
    mailed: bool = False
    """Is the page read in a mail client? Those take out SVG, and the names that links within the page lead to."""
    colour: bool = False
    width: int = 100


@dataclass(frozen=True, slots=True)
class Format:
    """A form that a digest can take."""

    name: str
    media_type: str
    suffix: str
    """The ending of its files; empty where it is no file's."""
    render: Callable[[Digest, Presentation], str]
    more_suffixes: tuple[str, ...] = ()
    rolling: bool = False
    """A feed: it shows a longer stretch anew each time, and its readers know by each entry's id what they have seen."""
