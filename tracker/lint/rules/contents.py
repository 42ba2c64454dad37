"""A table of contents out of step with the headings."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from state.titles import fold
from tracker.lint.finding import Rule, Weight
from tracker.lists.entry.inline import marks, plain
from tracker.lists.reading.anchors import anchors_of, as_written, plain_anchor, spellings_of
from tracker.lists.reading.entries import BULLET
from tracker.lists.reading.sections import is_aside
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.lint.finding import Finding, Fix
    from tracker.lint.sheet import Sheet
    from tracker.lists.reading.sections import Section

_BLANK_WITHIN = re.compile(
    r"<a\b[^<>]*?\bhref\s*=\s*([\"'])(?P<url>#[^\"'<>]*?\s[^\"'<>\s][^\"'<>]*?)\s*\1", re.IGNORECASE
)
"""A link in HTML to a heading as it is written, and not as it is linked; a blank at its end leads nobody astray."""
_ABSOLUTE = Pattern(
    r"\s*(?:[-*+]|\d{1,3}[.)])\s+\[[^\[\]]+\]\((?P<base>https?://github\.com/[^\s()#]+)#(?P<anchor>[^\s()#]+)\)\s*$"
)
"""A row of contents that gives the address of the page in full."""
_STARRED = "](*"
"""An anchor with a star in place of its sign; no address begins so."""
_LETTERS = re.compile(r"[\W_]+")
_ABOVE = 2
"""So far above a heading may stand the anchor that its people gave it."""
_PEOPLE = Pattern(
    r"\W*(?:about )?(?:the )?(?:authors?|maintainers?|team|credits?|people behind \w+(?: \w+)?|作者|维护者)\W*",
    re.IGNORECASE,
)
"""A heading over those who keep the list, which its contents need not name."""
_COVERS = 0.7
_FEWEST = 4


def find(sheet: Sheet) -> Iterator[Finding]:
    """Links to headings that are not there, and headings that a complete table of contents leaves out."""
    anchors, unseen = anchors_of(sheet.page), spellings_of(sheet.page) if _has_unseen(sheet) else {}
    spelled: defaultdict[str, list[str]] = defaultdict(list)
    for known in anchors:
        spelled[_LETTERS.sub("", known)].append(known)
    linked: set[str] = set()
    first = len(sheet.page.lines.texts)
    inward = list(_inward(sheet))
    for number, url, span, _ in inward:
        anchor = plain_anchor(url[1:])
        linked.add(anchor)
        first = min(first, number)
        if anchor not in anchors:
            meant = spelled[_LETTERS.sub("", anchor)]
            fix = _fix(sheet, number, span, meant)
            linked.add(fix.text[1:] if fix else anchor)
            yield sheet.finding(
                number, Rule.TOC_ANCHOR_DEAD, f"{url} leads to no heading of this page", Weight.ERROR, fix
            )
        elif url.startswith("*"):
            told = f"{url} leads nowhere: a star stands in place of the “#”"
            fix = sheet.span(number, span[0], span[0] + 1, "#")
            yield sheet.finding(number, Rule.TOC_ANCHOR_DEAD, told, Weight.ERROR, fix)
        elif anchor in unseen and as_written(url[1:]) not in unseen[anchor]:
            told = f"{url} leads to no heading of this page: of its emoji a sign that nobody sees belongs to the anchor"
            named = sorted(unseen[anchor])
            fix = sheet.span(number, *span, f"#{named[0]}") if len(named) == 1 else None
            yield sheet.finding(number, Rule.TOC_ANCHOR_DEAD, told, Weight.ERROR, fix)
    yield from _twins(sheet, anchors, linked, inward)
    yield from _copied(sheet, anchors, inward)
    yield from _astray(sheet, anchors, inward)
    yield from _said_twice(sheet, inward)
    yield from _missing(sheet, anchors, linked, first, _called(sheet, inward))


def _copied(
    sheet: Sheet, anchors: Mapping[str, Section | None], inward: Sequence[_Inward]
) -> Iterator[Finding]:
    """Rows of a table of contents that bear the anchor of another row, while nothing leads to the heading they name."""
    rows = [(row, plain_anchor(row.url[1:])) for row in inward]
    often = Counter(anchor for _, anchor in rows)
    led_to = {id(anchors.get(anchor)) for _, anchor in rows}
    named: defaultdict[str, list[Section]] = defaultdict(list)
    for section in sheet.page.sections[1:]:
        named[fold(section.words)].append(section)
    for row, anchor in rows:
        meant = named[fold(row.words)]
        if often[anchor] < 2 or anchor not in anchors or len(meant) != 1 or id(meant[0]) in led_to:
            continue
        above = " ".join(sheet.page.lines.texts[max(0, meant[0].line - _ABOVE) : meant[0].line + 1])
        if row.line != meant[0].line and anchor not in above.casefold():
            told = f"{row.url} is that of another row; nothing leads to the heading “{meant[0].words}”"
            yield sheet.finding(row.line, Rule.TOC_ANCHOR_DEAD, told)


def _astray(
    sheet: Sheet, anchors: Mapping[str, Section | None], inward: Sequence[_Inward]
) -> Iterator[Finding]:
    """Rows that bear the words of one heading, and alone lead to another."""
    often = Counter(plain_anchor(row.url[1:]) for row in inward)
    named: defaultdict[str, list[Section]] = defaultdict(list)
    for section in sheet.page.sections[1:]:
        named[fold(section.words)].append(section)
    for row in inward if len(inward) >= _FEWEST else ():
        target, meant = anchors.get(anchor := plain_anchor(row.url[1:])), named[fold(row.words)]
        if (
            target
            and len(meant) == often[anchor] == 1
            and meant[0] is not target
            and row.line != meant[0].line
        ):
            told = f"“{row.words}” leads to the heading “{target.words}”, and there is one of its own name"
            yield sheet.finding(row.line, Rule.TOC_ANCHOR_DEAD, told)


def _said_twice(sheet: Sheet, inward: Sequence[_Inward]) -> Iterator[Finding]:
    """A row of a table of contents that stands below itself."""
    for row, again in itertools.pairwise(inward):
        texts = sheet.page.lines.texts[row.line].strip(), sheet.page.lines.texts[again.line].strip()
        if again.line == row.line + 1 and texts[0] == texts[1] and BULLET.match(texts[0]):
            yield sheet.finding(again.line, Rule.TOC_ANCHOR_DEAD, f"“{again.words}” stands here twice")


def _twins(
    sheet: Sheet, anchors: Mapping[str, Section | None], linked: AbstractSet[str], inward: Sequence[_Inward]
) -> Iterator[Finding]:
    """Rows of a table of contents that all lead to the first of several headings of one name."""
    rows: defaultdict[str, list[_Inward]] = defaultdict(list)
    for row in inward:
        section = anchors.get(anchor := plain_anchor(row.url[1:]))
        if section and f"{anchor}-1" in anchors and fold(row.words) == fold(section.words):
            rows[anchor].append(row)
    for anchor, found in rows.items():
        twins = list(
            itertools.takewhile(anchors.__contains__, (f"{anchor}-{at}" for at in itertools.count(1)))
        )
        if len(found) > len(twins) + 1 or not linked.isdisjoint(twins):
            continue
        for row, twin in zip(found[1:], twins, strict=False):
            told = f"{row.url} leads to the first heading of this name, as on line {found[0].line + 1}; another is #{twin}"
            fix = sheet.span(row.line, *row.span, f"#{twin}") if len(found) == len(twins) + 1 else None
            yield sheet.finding(row.line, Rule.TOC_ANCHOR_DEAD, told, fix=fix)


def _has_unseen(sheet: Sheet) -> bool:
    """Does any heading, or any link, have the sign that makes a picture of a letter, which an anchor keeps?"""
    return any("\ufe0f" in text for text in sheet.page.lines.texts)


class _Inward(NamedTuple):
    """A link to a place of the page itself."""

    line: int
    url: str
    span: tuple[int, int]
    """Where in the line the address stands."""
    words: str


def _inward(sheet: Sheet) -> Iterator[_Inward]:
    """The links to places of the page itself, by their anchor alone or by the address of the page before it."""
    own = _own_address(sheet)
    for number, text in sheet.visible:
        if "#" not in text and _STARRED not in text:
            continue
        for mark in marks(text):
            url = mark.url_in(text)
            if own and url.startswith(f"{own}#"):
                start, end = mark.url
                anchor = text[start + len(own) : end].replace("\\", "")
                yield _Inward(number, anchor, (start + len(own), end), plain(mark.label_in(text)))
            elif url.startswith(("#", "*")) and len(url) > 1:
                yield _Inward(number, url, mark.url, plain(mark.label_in(text)))
        for match in _BLANK_WITHIN.finditer(text) if "<a" in text else ():
            yield _Inward(number, match["url"], match.span("url"), "")


def _own_address(sheet: Sheet) -> str:
    """The address before the anchors of a table of contents that has it in nearly every row, where most lead to headings."""
    rows = [match for _, text in sheet.visible if "#" in text and (match := _ABSOLUTE.match(text))]
    (base, often), *_ = Counter(match["base"] for match in rows).most_common(1) or [("", 0)]
    anchors = anchors_of(sheet.page) if often >= _FEWEST else {}
    there = sum(match["base"] == base and plain_anchor(match["anchor"]) in anchors for match in rows)
    return base if there >= max(_FEWEST - 1, _COVERS * often) else ""


def _fix(sheet: Sheet, number: int, url: tuple[int, int], meant: Sequence[str]) -> Fix | None:
    """The one heading with the same letters, where there is just one."""
    only = meant[0] if len(meant) == 1 else ""
    return sheet.span(number, *url, f"#{only}") if _LETTERS.sub("", only) else None


def _called(sheet: Sheet, inward: Sequence[_Inward]) -> AbstractSet[str]:
    """The words of headings which as many rows bear, wherever they lead: where they lead astray is told as such."""
    rows = Counter(fold(row.words) for row in inward)
    headings = Counter(fold(section.words) for section in sheet.page.sections[1:])
    return {words for words, often in headings.items() if rows[words] >= often}


def _missing(
    sheet: Sheet,
    anchors: Mapping[str, Section | None],
    linked: set[str],
    contents: int,
    called: AbstractSet[str],
) -> Iterator[Finding]:
    named = {section.number for anchor in linked if (section := anchors.get(anchor))}
    by_level: dict[int, list[Section]] = {}
    filled = {entry.group.section for entry in sheet.page.entries if entry.linked}
    for section in sheet.page.sections[1:]:
        below = {other.number for other in _tree(sheet, section)}
        aside = is_aside(section.title) or _PEOPLE.fullmatch(section.words)
        if section.line > contents and below & filled and not aside:
            by_level.setdefault(section.level, []).append(section)
    for sections in by_level.values():
        there = sum(section.number in named for section in sections)
        if len(sections) < _FEWEST or there == len(sections) or there < _COVERS * len(sections):
            continue
        into = {section.parent for section in sections if section.number in named}
        for section in sections:
            reached = {below.number for below in _tree(sheet, section)} & named
            ends_above = section.parent in named - into  # the contents name what it is part of, and no part
            if not reached and not ends_above and fold(section.words) not in called:
                told = f"“{section.words}” is not in the table of contents, which names {there} of {len(sections)} such headings"
                yield sheet.finding(section.line, Rule.TOC_SECTION_MISSING, told)


def _tree(sheet: Sheet, section: Section) -> Sequence[Section]:
    """A section and all below it, which follow it on the page."""
    sections = sheet.page.sections
    return sections[section.number : bisect_left(sections, section.tree_end, key=lambda other: other.line)]
