"""Lines that link to the headings of the page: a table of contents or an index, kept complete where it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.lists.entry.escaping import Context, fit
from tracker.lists.entry.inline import marks, plain
from tracker.lists.reading.anchors import anchors_of, plain_anchor
from tracker.lists.reading.outline import Role
from tracker.lists.reading.sections import is_aside
from tracker.lists.side.change import SideChange
from tracker.lists.side.counters import AT_THE_END, IN_HEADING
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.lists.entry.inline import Mark
    from tracker.lists.reading.page import Page
    from tracker.lists.reading.sections import Section
    from tracker.lists.side.change import Grown

_FEWEST = 3
_NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class _Link:
    """A link of an index to a heading."""

    line: int
    mark: Mark
    section: Section


def keep_index(grown: Grown) -> Iterator[SideChange]:
    """A link to each new heading, where its sisters all have one, in the order of the page."""
    page = grown.after
    were = {grown.before.path(section.number) for section in grown.before.sections[1:]}
    fresh = [section for section in page.sections[1:] if page.path(section.number) not in were]
    if not fresh:
        return
    anchors = anchors_of(page)
    links = list(_links(page, anchors))
    for section in fresh:
        anchor = next((name for name, one in anchors.items() if one == section), "")
        change = _linked(page, section, anchor, links)
        if change and not any(link.section == section for link in links):
            yield change


def _links(page: Page, anchors: Mapping[str, Section | None]) -> Iterator[_Link]:
    for number, text in enumerate(page.lines.texts):
        if "(#" not in text or page.outline.roles[number] is Role.FENCED:
            continue
        for mark in marks(text):
            url = mark.url_in(text)
            section = anchors.get(plain_anchor(url[1:])) if url.startswith("#") else None
            if section is not None:
                yield _Link(number, mark, section)


def _linked(page: Page, section: Section, anchor: str, links: Sequence[_Link]) -> SideChange | None:
    sisters = [
        one
        for one in page.sections[1:]
        if one != section and (one.parent, one.level) == (section.parent, section.level)
    ]
    numbers = {one.number for one in sisters}
    firsts = {link.section.number: link for link in reversed(links) if link.section.number in numbers}
    sisters = [one for one in sisters if one.number in firsts or not is_aside(one.title)]
    there = sorted(firsts.values(), key=lambda link: (link.line, link.mark.start))
    if len(there) < _FEWEST or len(there) < _NEARLY_ALL * len(sisters):
        return None
    order = [link.section.line for link in there]
    if order != sorted(order):
        return None
    at = sum(line < section.line for line in order)
    return _within(page, section, anchor, there, at) or _below(page, section, anchor, there, at)


def _within(page: Page, section: Section, anchor: str, there: Sequence[_Link], at: int) -> SideChange | None:
    """One more link in a line that holds them all."""
    if len({link.line for link in there}) != 1:
        return None
    line = there[0].line
    text = page.lines.texts[line]
    between = text[there[0].mark.end : there[1].mark.start]
    link = f"[{_label(page, section, there)}](#{anchor})"
    if at < len(there):
        place = there[at].mark.start
        return SideChange(line, place, place, f"{link}{between}", _told(line))
    place = there[-1].mark.end
    return SideChange(line, place, place, f"{between}{link}", _told(line))


def _below(page: Page, section: Section, anchor: str, there: Sequence[_Link], at: int) -> SideChange | None:
    """One more line among lines that hold one link each."""
    if len({link.line for link in there}) != len(there):
        return None
    model = there[max(0, at - 1)]
    text = page.lines.texts[model.line]
    start, end = model.mark.start, model.mark.end
    before = text[:start]
    number = _NUMBER.match(before)
    above = _NUMBER.match(page.lines.texts[there[-2].line])
    if at == len(there) and number and above and int(number[1]) == int(above[1]) + 1:
        before = f"{before[: number.start(1)]}{int(number[1]) + 1}{before[number.end(1) :]}"
    new = f"{before}[{_label(page, section, there)}](#{anchor}){text[end:]}"
    line = model.line if at else model.line - 1
    return SideChange(line, -1, -1, new, _told(line + 1))


_NUMBER = Pattern(r"\s*(\d{1,4})[.)]\s")
"""What a line of an index counted by hand begins with."""


def _label(page: Page, section: Section, there: Sequence[_Link]) -> str:
    """What the new link is called: all of the heading's words, or as many of them as the other links have of theirs."""
    labels = [plain(link.mark.label_in(page.lines.texts[link.line])) for link in there]
    told = [
        [label == way for way in _ways(link.section.words)] for label, link in zip(labels, there, strict=True)
    ]
    usual = [sum(those) for those in zip(*told, strict=True)]
    return fit(_ways(section.words)[usual.index(max(usual))], Context.LINE, in_label=True)


def _ways(words: str) -> tuple[str, str, str]:
    """A heading's words whole, before a colon, and without a count."""
    return (
        words,
        words.split(":", maxsplit=1)[0].strip(),
        AT_THE_END.sub("", IN_HEADING.sub("", words)).strip(),
    )


def _told(line: int) -> str:
    return f"a link in the index on line {line + 1}"  # without the heading's words, which come from outside
