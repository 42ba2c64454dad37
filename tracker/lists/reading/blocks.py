"""Sections that are entries: a heading of their own with everything about one work under it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from state.identity import PAPERS, identify
from state.titles import word_count
from tracker.lists.entry.inline import addresses, marks, plain
from tracker.lists.entry.labels import is_label, label_only
from tracker.lists.entry.times import time_of_heading
from tracker.lists.entry.venue_headings import venue_heading
from tracker.lists.reading.entries import Entry, EntryKind, Group, leads_outward
from tracker.lists.reading.sections import is_aside
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.identity import Identity
    from tracker.lists.reading.sections import Section

_FEWEST = 3
_MOST_PAPERS = 3
_SHARE = 0.6
_TITLE_WORDS = 4


def read_blocks(texts: Sequence[str], sections: Sequence[Section], entries: list[Entry]) -> list[Entry]:
    """The entries of a page, with those inside a block taken up by it."""
    blocks = _find_blocks(texts, sections, entries)
    if not blocks:
        return entries
    inside: set[int] = set()
    for block in blocks:
        inside.update(range(block.start, block.end))
    outside = [entry for entry in entries if entry.start not in inside]
    return sorted([*outside, *blocks], key=lambda entry: entry.start)


def _find_blocks(texts: Sequence[str], sections: Sequence[Section], entries: Sequence[Entry]) -> list[Entry]:
    children: defaultdict[int, list[Section]] = defaultdict(list)
    for section in sections[1:]:
        children[section.parent].append(section)
    by_section: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_section[entry.group.section].append(entry)
    found: list[Entry] = []
    few: list[Entry] = []
    named: list[Entry] = []  # few as well, but their headings lead to their papers
    for parent, below in children.items():
        leaves = [
            child
            for child in below
            if child.number not in children and _is_block(texts, child, by_section[child.number])
        ]
        others = [child for child in below if child not in leaves and not is_aside(child.title)]
        if len(leaves) >= _FEWEST and len(leaves) >= _SHARE * (len(leaves) + len(others)):
            found.extend(_block(texts, child, parent) for child in leaves)
        elif not others and len(leaves) > 1 and all(_papers(texts[child.line]) for child in leaves):
            named.extend(_block(texts, child, parent) for child in leaves)
        elif not others:
            few.extend(_block(texts, child, parent) for child in leaves)
    usual = [*_of_the_usual_level(found), *named]
    if not usual and len(few) > 1 and all(map(_is_titled, few)):
        return few
    levels = {_level(block) for block in usual}
    return [*usual, *(block for block in few if _level(block) in levels)]


def _of_the_usual_level(blocks: list[Entry]) -> list[Entry]:
    counted = Counter((block.group.section, _level(block)) for block in blocks)
    return [block for block in blocks if counted[(block.group.section, _level(block))] >= _FEWEST]


def _is_titled(block: Entry) -> bool:
    """Is a heading the title of the one paper that a line of labelled links below it leads to?"""
    title, *lines = block.text[len(block.marker) :].split("\n")
    linked = [line for line in lines if leads_outward(line)]
    told = len(_papers(block.text)) == 1 and all(map(label_only, linked))
    return told and word_count(plain(title)) >= _TITLE_WORDS


def _level(block: Entry) -> str:
    """The sign of a block's heading, whatever its number."""
    return _NUMBER.sub("", block.marker)


_NUMBER = Pattern(r"\d{1,4}[.)][ \t]+")


def _block(texts: Sequence[str], section: Section, parent: int) -> Entry:
    end = section.end
    while end > section.body and not texts[end - 1].strip(" \t\u00a0-*_"):
        end -= 1  # blank lines and rules stand between blocks and belong to none
    text = "\n".join(texts[section.line : end])
    marker = texts[section.line].split(section.title[:1])[0] if section.title else ""
    number = _NUMBER.match(section.title)
    marker += number.group() if number else ""
    group = Group(parent, (), EntryKind.BLOCK, -1, section.level)
    return Entry(section.line, end, EntryKind.BLOCK, group, marker, text, linked=True)


def _is_block(texts: Sequence[str], section: Section, entries: Sequence[Entry]) -> bool:
    """Does everything under the heading speak of one work, whose name or title the heading is?"""
    if is_aside(section.title) or time_of_heading(section.words) or venue_heading(section.title):
        return False
    linked = [entry for entry in entries if entry.linked]
    with_words = (entry for entry in linked if not _is_labelled(entry.body))
    worded = list(islice(with_words, _FEWEST))  # of a long section the first few tell
    if len(worded) >= _FEWEST or len(set().union(*(_papers(entry.text) for entry in worded))) > 1:
        return False  # several works, each with words of its own: a section, however short
    if _tell_of_papers_apart(linked) or _are_headed_by_links(worded):
        return False
    if any(entry.kind is EntryKind.ROW or _has_own_title(entry, section.title) for entry in linked):
        return False
    text = "\n".join(texts[section.line : section.end])
    return leads_outward(text) and len(_papers(text)) <= _MOST_PAPERS


def _tell_of_papers_apart(entries: Sequence[Entry]) -> bool:
    """Do lines with words of their own each call another paper `Paper`? One work has one that is called so.

    Short words before it may look like labels: `- **Wick** Burning Oil [[Paper](…)]`.
    """
    told: defaultdict[str, dict[Identity, str]] = defaultdict(dict)
    for entry in entries:
        text = entry.body
        linked = marks(text)
        words = plain(text[: linked[0].start]).strip(_SIGNS) if linked else ""
        for mark in linked if words else ():
            called, paper = plain(mark.label_in(text)).casefold(), identify(mark.url_in(text))
            if called in _PAPER and paper and paper.scheme in PAPERS:
                told[called].setdefault(paper, words)
    return any(len(set(papers.values())) > 1 for papers in told.values())


def _are_headed_by_links(entries: Sequence[Entry]) -> bool:
    """Does each of several paragraphs begin with a link of its own words, alone on its line, over a title: `[Lamp](…)`?"""
    heads = [_LINK_OVER_TITLE.match(entry.text) for entry in entries]
    led = {head["url"] for head in heads if head and word_count(head["title"]) >= _TITLE_WORDS}
    return len(led) > 1 and all(heads)


_LINK_OVER_TITLE = Pattern(
    r"\[(?P<label>[^\[\]\n]+)\]\((?P<url>[^()\s]+)\)(?:[ \t]*<br\s*/?>|\\)?[ \t]*\n(?P<title>[^\n]*\w)",
    re.IGNORECASE,
)
_SIGNS = " :：-–—[("
_PAPER = frozenset({"paper", "pdf", "arxiv", "论文", "論文", "논문"})


def _is_labelled(text: str) -> bool:
    """Does a line say by a label what it leads to: `[Code](…)`, `**Code**: [made/lamp](…)`?"""
    label = _LABEL_FIRST.match(text)
    return label_only(text) or (label is not None and is_label(label["words"]))


_LABEL_FIRST = Pattern(r"(?P<mark>\*\*|__)(?P<words>[^*_\n]{2,20}?)(?::(?P=mark)|(?P=mark)[ \t]*:)")


def _papers(text: str) -> set[Identity]:
    return {found for address in addresses(text) if (found := identify(address)) and found.scheme in PAPERS}


def _has_own_title(entry: Entry, heading: str) -> bool:
    """Links an entry a title, and not that which begins with the name in the heading?"""
    named = f"{plain(heading)}:".casefold()
    labels = (mark.label_in(entry.text) for mark in marks(entry.text) if not mark.image)
    titles = (plain(label) for label in labels if not is_label(label))
    return any(
        word_count(title) >= _TITLE_WORDS and not title.casefold().startswith(named) for title in titles
    )
