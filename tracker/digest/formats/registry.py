"""The formats there are; a new one is a file beside this one and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.digest.formats import atom, bibtex, document, html, jsonfeed, markdown, terminal, text
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.digest.formats.format import Format

FORMATS: dict[str, Format] = {
    found.name: found
    for found in (
        markdown.FORMAT,
        html.FORMAT,
        atom.FORMAT,
        jsonfeed.FORMAT,
        document.FORMAT,
        bibtex.FORMAT,
        text.FORMAT,
        terminal.FORMAT,
    )
}


def format_named(name: str) -> Format:
    """A format by its name."""
    if name not in FORMATS:
        raise UsageError(f"no digest format {name!r}; there are {', '.join(FORMATS)}")
    return FORMATS[name]


def format_for(path_suffix: str) -> Format:
    """The format that a file's ending asks for; a file without one gets Markdown."""
    wanted = path_suffix.lower() or markdown.FORMAT.suffix
    for found in FORMATS.values():
        if wanted in _endings(found):
            return found
    known = " ".join(ending for found in FORMATS.values() for ending in _endings(found))
    raise UsageError(
        f"no digest format is written into {path_suffix} files: give --format, or one of {known}"
    )


def _endings(shape: Format) -> tuple[str, ...]:
    return tuple(ending for ending in (shape.suffix, *shape.more_suffixes) if ending)
