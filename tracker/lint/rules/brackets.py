"""Brackets that do not pair, so that marks of a link show as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule
from tracker.lists.entry.escaping import brackets_pair
from tracker.lists.entry.inline import marks, without_comments
from tracker.lists.reading.entries import EntryKind
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tracker.lint.finding import Finding, Fix
    from tracker.lint.sheet import Sheet
    from tracker.lists.reading.entries import Entry

_MISPLACED = re.compile(r"\[\[\[(?P<label>[^\[\]]+)\]\)\((?P<url>[^()\s]+)\)\]")
_ONE_TOO_MANY = re.compile(r"\[\[(?P<label>[^\[\]]+)\]\((?P<url>[^()\s]+)\)\](?P<extra>\])(?=\s|$)")
_WIDE = str.maketrans("（）", "()")
_COUNTED = Pattern(r"(?<![\w(/-])(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})\)|[:;]['-]?[()]")
"""What closes without being opened: `1)`, `iv)`, a face; of `(4/5)` nothing does."""
_BADGE = Pattern(r"!\[[^\[\]]*\]\([^()\s]*\)")
"""A picture, which may stand within the words of a link."""
_NEARLY = Pattern(r"\]\(\s*(?:[^\s)]|$)")
"""What is left of a link that is not closed, which is told as such."""
_PARTED = Pattern(r"\]\)\(\s*https?://")
"""A link whose words close too early, which is told as such too."""
_FEWEST, _USUAL = 4, 0.8
_CODE, _SPANS = re.compile(r"`[^`]*`|\\.|\$[^$]*\$"), re.compile(r"`[^`]*`|\$[^$]*\$")
_ESCAPED = re.compile(r"\\([\[\]])")


def find(sheet: Sheet) -> Iterator[Finding]:
    """Lines whose square brackets do not pair; the two slips that can mean but one thing are mended."""
    closed: dict[Entry, bool] = {}
    told_of: set[Entry] = set()
    for number, text in sheet.visible:
        entry = sheet.entry_at.get(number)
        if entry is None or (_pair(text) and not _MISPLACED.search(text)):
            continue
        if entry not in closed:  # what one line opens, another may close
            closed[entry] = entry.end - entry.start > 1 and _pair(entry.text)
        if not closed[entry]:
            told = "square brackets do not pair, so a part of a link shows as text"
            alike = sheet.alike("square brackets do not pair")
            fix = _fix(sheet, number, text)
            told_of.add(entry)
            yield sheet.finding(number, Rule.UNBALANCED_BRACKETS, told, fix=fix, alike=alike)

    yield from _round(sheet, told_of)
    yield from _quotes(sheet)


def _pair(text: str) -> bool:
    """Do the brackets pair as they are read, or as readers see them, escaped ones and all?"""
    return brackets_pair(_bare(text)) or brackets_pair(_ESCAPED.sub(r"\1", _bare(text, _SPANS)))


def _round(sheet: Sheet, told_of: Collection[Entry]) -> Iterator[Finding]:
    """Entries with a round bracket too many or too few, each kind of bracket closing the other; a slip is told once."""
    for subject in sheet.subjects:
        entry = subject.entry
        text = entry.text.translate(_WIDE)
        if (
            entry in told_of
            or entry.kind is EntryKind.BLOCK
            or text.count("(") == text.count(")")
            or _MISPLACED.search(text)
        ):
            continue
        bare = _bare(text)
        bare = bare if bare.count("(") == bare.count(")") else _COUNTED.sub("", bare)
        more = bare.count(")") - bare.count("(")
        if more and not _NEARLY.search(bare) and not _PARTED.search(text):
            told = (
                "a round bracket is closed that was not opened"
                if more > 0
                else "a round bracket is left open"
            )
            yield sheet.finding(entry.start, Rule.UNBALANCED_BRACKETS, told, alike=sheet.alike(told))


def _quotes(sheet: Sheet) -> Iterator[Finding]:
    """Entries with half of the quotation marks that their neighbours have around the title."""
    for entries in sheet.page.groups.values():
        counts = [entry.text.count('"') for entry in entries]
        quoted = sum(count > 0 and count % 2 == 0 for count in counts)
        if quoted < _FEWEST or quoted < _USUAL * (len(entries) - 1):
            continue
        for entry, count in zip(entries, counts, strict=True):
            if count % 2 and entry in sheet.subject_of and _bare(entry.text).count('"') % 2:
                yield sheet.finding(
                    entry.start, Rule.UNBALANCED_BRACKETS, "a quotation mark has no counterpart"
                )


def _bare(text: str, apart: re.Pattern[str] = _CODE) -> str:
    """Without what may hold brackets of its own: addresses, code, comments, formulas, and what is escaped."""
    text = _BADGE.sub(lambda picture: " " * len(picture[0]), without_comments(text))
    shown = list(text)
    for mark in marks(text):
        for at in range(*mark.url):
            shown[at] = " "
    return apart.sub(" ", "".join(shown))


def _fix(sheet: Sheet, number: int, text: str) -> Fix | None:
    for pattern in (_MISPLACED, _ONE_TOO_MANY):
        found = list(pattern.finditer(text))
        if len(found) != 1:
            continue
        match = found[0]
        meant = f"[[{match['label']}]({match['url']})]"
        mended = text[: match.start()] + meant + text[match.end() :]
        if brackets_pair(_bare(mended)):
            return sheet.span(number, match.start(), match.end(), meant)
    return None
