"""The formats there are; a new one is a file beside this one and a line here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.digest.formats.format import Format

MODULES = {
    "md": "markdown",
    "html": "html",
    "atom": "atom",
    "jsonfeed": "jsonfeed",
    "json": "document",
    "bibtex": "bibtex",
    "text": "text",
    "terminal": "terminal",
}
"""Each format's name, and the module beside this one that holds it as `FORMAT`.

Settings and `--help` name the formats from here; one is read when it is asked for.
"""

TEMPLATED = ("md", "html", "text")
"""Those that are filled from a template, which people may put one of their own in the place of."""


def formats() -> Iterator[Format]:
    """Every format."""
    return map(format_named, MODULES)


def format_named(name: str) -> Format:
    """A format by its name."""
    if name not in MODULES:
        raise UsageError(f"no digest format {name!r}; there are {', '.join(MODULES)}")
    found: Format = import_module(f"tracker.digest.formats.{MODULES[name]}").FORMAT
    return found


def format_for(path_suffix: str) -> Format:
    """The format that a file's ending asks for; a file without one gets Markdown."""
    wanted = path_suffix.lower() or format_named("md").suffix
    for found in formats():
        if wanted in _endings(found):
            return found
    known = " ".join(ending for found in formats() for ending in _endings(found))
    raise UsageError(
        f"no digest format is written into {path_suffix} files: give --format, or one of {known}"
    )


def ending_of(media_type: str) -> str:
    """The ending by which readers' programs know a digest of a media type, without its dot."""
    return next(
        (one.suffix[1:] for one in formats() if one.media_type == media_type), media_type.rpartition("/")[2]
    )


def _endings(shape: Format) -> tuple[str, ...]:
    return tuple(ending for ending in (shape.suffix, *shape.more_suffixes) if ending)
