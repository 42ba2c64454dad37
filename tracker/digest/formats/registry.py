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


def format_for(path_suffix: str) -> Format | None:
    """The format that a file's ending asks for."""
    wanted = path_suffix.lower()
    return next(
        (found for found in FORMATS.values() if wanted and wanted in (found.suffix, *found.more_suffixes)),
        None,
    )
