"""Rows of an HTML table, written cell by cell as if they stood in one of Markdown."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.inline import plain
from tracker.lists.form.group import neighbourhood
from tracker.lists.reading.page import Page, read_page
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.form.group import Neighbourhood

_CELL = Pattern(r"<td\b[^<>]*>\s*(?P<inner>.*?)\s*</td\s*>", re.IGNORECASE | re.DOTALL)
_HEADER = Pattern(r"<th\b[^<>]*>(?P<inner>.*?)</th\s*>", re.IGNORECASE | re.DOTALL)
_TABLE = Pattern(r"<table\b", re.IGNORECASE)
_LINK = Pattern(r"\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<url>(?:[^()\s\"<>]|\([^()\s\"<>]*\))+)\)")
_ESCAPED = Pattern(r"\\(?P<sign>[!-/:-@\[-`{-~])")
"""A sign that means nothing in Markdown; in HTML a backslash would be seen, and would keep no tag closed."""
_FEWEST = 2
_DEFINES = Pattern(r"\A\[(?=[^\[\]]+\]:)")
"""What would tell where a link by name leads, and not be seen, where Markdown is read in the cell."""


class HtmlTable(NamedTuple):
    """An HTML table read as one of Markdown, with the rows that its cells come from."""

    around: Neighbourhood
    rows: Sequence[str]


def html_table(around: Neighbourhood) -> HtmlTable | None:
    """The table that the neighbours are rows of; None for other HTML."""
    parted = [_CELL.findall(reading.entry.text) for reading in around.own]
    width = Counter(map(len, parted)).most_common(1)[0][0] if parted else 0
    kept = [
        (reading, row)
        for reading, row in zip(around.own, parted, strict=True)
        if len(row) == width and not any("|" in cell for cell in row)
    ]
    if width < _FEWEST or len(kept) < max(_FEWEST, len(parted)):
        return None
    names = _names(around, width)
    shown = [names, ["---"] * width, *(row for _, row in kept)]
    text = "\n".join(f"| {' | '.join(' '.join(cell.split()) for cell in row)} |" for row in shown)
    page = read_page(f"## Rows\n\n{text}\n".encode())
    groups = page.groups if isinstance(page, Page) else {}
    read = next((group for group, members in groups.items() if len(members) == len(kept)), None)
    rows = [reading.entry.text for reading, _ in kept]
    return HtmlTable(neighbourhood(page, read), rows) if read and isinstance(page, Page) else None


def is_like(around: Neighbourhood, lines: Sequence[str]) -> bool:
    """Has a row as many cells, opened and closed, as one of its neighbours? A cell too few shifts all behind it."""
    shown = [reading.entry.text for reading in around.readings]
    return _tags("\n".join(lines)) in {_tags(text) for text in shown}


def _tags(text: str) -> tuple[int, int]:
    return len(_OPENS.findall(text)), len(_CLOSES.findall(text))


_OPENS = Pattern(r"<t[dr]\b", re.IGNORECASE)
_CLOSES = Pattern(r"</t[dr]\s*>", re.IGNORECASE)


def _names(around: Neighbourhood, width: int) -> list[str]:
    """What the columns are called, of which the first may be one that its cells share."""
    texts, first = around.page.lines.texts, around.own[0].entry.start
    above = first
    while above > 0 and not _TABLE.search(texts[above]):
        above -= 1
    names = [plain(name).replace("|", "/") for name in _HEADER.findall("\n".join(texts[above:first]))]
    return (["-"] * width + names)[-width:]


def framed(table: HtmlTable, index: int, cells: Sequence[str]) -> list[str]:
    """The lines of a row with some cells, in the tags of the row beside it; signs as entities, which Markdown knows too."""
    model = table.rows[min(index, len(table.rows) - 1)]
    told = iter([*cells, *[""] * len(_CELL.findall(model))])

    def filled(match: re.Match[str]) -> str:
        start, end = match.span("inner")
        cell = _ESCAPED.sub(lambda found: f"&#{ord(found['sign'])};", next(told).strip())
        cell = _DEFINES.sub("&#91;", cell)
        cell = _LINK.sub(lambda link: f'<a href="{link["url"]}">{link["label"]}</a>', cell)
        return f"{model[match.start() : start]}{cell}{model[end : match.end()]}"

    return _CELL.sub(filled, model).split("\n")
