"""Writing an entry among its neighbours: the lines of a row, a bullet, a block or a row of HTML, as these have theirs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from state.titles import fold
from tracker.lists.entry.escaping import fit_url
from tracker.lists.entry.facts import facts_of_candidate
from tracker.lists.entry.inline import addresses, plain
from tracker.lists.entry.labels import is_address
from tracker.lists.entry.slots import CALLED, Column, Slot
from tracker.lists.entry.tex import Tex, composed, has_tex, manner, plain_tex
from tracker.lists.form.bodies import bodies_at
from tracker.lists.form.bodywriting import write_bodies
from tracker.lists.form.htmlrows import framed, html_table, is_like
from tracker.lists.form.links import NEXT_BEST
from tracker.lists.form.numbers import numbered
from tracker.lists.form.rows import ended, signed, stands_apart, write_row
from tracker.lists.form.wrapping import wrapped
from tracker.lists.reading.entries import EntryKind
from tracker.lists.reading.outline import cells
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.entry.facts import EntryFacts
    from tracker.lists.form.group import Neighbourhood
    from tracker.lists.reading.page import Page


def write_entry(around: Neighbourhood, index: int, candidate: Candidate) -> list[str] | None:
    """The lines of a new entry at an index; None where the neighbours do not show how to say what it is about."""
    lines = _lines(around, index, candidate)
    whole = around.group.kind is not EntryKind.HTML or is_like(around, lines)
    return wrapped(around, lines) if whole and _says_what(candidate, lines) else None


def _says_what(candidate: Candidate, lines: Sequence[str]) -> bool:
    """Does an entry name its work, by title or name? Links alone would leave a reader none the wiser."""
    shown = fold(plain(" ".join(lines)))
    known = facts_of_candidate(candidate).words
    called = [words for slot in CALLED for words in known.get(slot, ())]
    called += [way(words) for words in called for way in (plain_tex, composed)]
    return any(key and key in shown for key in map(fold, called))


def _lines(around: Neighbourhood, index: int, candidate: Candidate) -> list[str]:
    candidate = _in_its_letters(around.page, candidate)
    facts = facts_of_candidate(candidate)
    if around.group.kind is EntryKind.BLOCK:
        from tracker.lists.form.blockwriting import write_block  # noqa: PLC0415 - only blocks need it

        return write_block(around.block_form(index), facts, candidate)
    if around.group.kind is EntryKind.HTML and (table := html_table(around)):
        entries = [reading.entry for reading in table.around.own]
        row = numbered(_lines(table.around, index, candidate), entries, index)[0]
        return framed(table, index, cells(row))
    facts = _titled_alike(around, facts)
    written = write_bodies(around, index, candidate, facts)
    if around.group.kind is EntryKind.ROW:
        return [_row(around, written, facts)]
    lines = _without_bare_labels(around, (_marker(around, index) + written[0]).split("\n"))
    if any("<details" in line for line in lines):
        from tracker.lists.form.folds import folded  # noqa: PLC0415 - few lists fold anything

        own = [reading.entry.text for reading in around.own]
        return folded(lines, own or [reading.entry.text for reading in around.others], candidate)
    return lines


def _titled_alike(around: Neighbourhood, facts: EntryFacts) -> EntryFacts:
    """Facts with the title as others have it beside the name: never with the name in it, or always whole."""
    if stands_apart([reading.entry.text for reading in around.readings], around.columns):
        return replace(facts, words={**facts.words, Slot.TITLE: facts.words[Slot.SUBTITLE]})
    if _repeats_names(around):
        return replace(facts, words={**facts.words, Slot.SUBTITLE: facts.words[Slot.TITLE]})
    return facts


def _repeats_names(around: Neighbourhood) -> bool:
    """Do titles behind a name of the work's stay whole, so that those without their name in them never had it?"""
    readings = around.own if len(around.own) > _FEWEST else around.readings
    named = [body.slots for reading in readings for body in reading.bodies if Slot.NAME in body.slots]
    whole = sum(Slot.TITLE in slots for slots in named)
    return whole > 1 and whole > _SEVERAL * len(named)


_SEVERAL = 0.2
_FEWEST = 3
"""Fewer lines may be odd by chance."""
_BARE = Pattern(
    r"\s*[-*+•][ \t]+(?:[^\w\n]*|[^\w\n]{0,8}_{0,2}[^\W\d_][\w/ -]{0,30}?[*_]{0,2}[ \t]?[:：][*_]{0,2}\s*)"
    r"|[^\W\d_][\w/ -]{0,20}[ \t]?[:：]\s*"
)
"""A line below an entry that has a sign or a label and tells nothing."""


def _without_bare_labels(around: Neighbourhood, lines: list[str]) -> list[str]:
    """An entry without the lines that would tell nothing, unless its neighbours have them so."""
    bare = {line.rstrip() for line in lines[1:] if _BARE.fullmatch(line)}
    if not bare:
        return lines
    kept = {line.rstrip() for one in around.own for line in one.entry.text.split("\n")[1:]}
    told = [lines[0], *(line for line in lines[1:] if line.rstrip() not in bare or line.rstrip() in kept)]
    while not told[-1].strip():
        told.pop()
    return told


def _row(around: Neighbourhood, written: list[str], facts: EntryFacts) -> str:
    """A row of its cells; where none of them leads anywhere, the one for links does."""
    bare = Column.LINKS in around.columns and not any(addresses(cell) for cell in written)
    if bare and (link := _one_link(facts)):
        at = around.columns.index(Column.LINKS)
        written[at] = _bare_address(link) if _holds_addresses(around, at) else link
    written = signed(around, written, around.answered)
    rows = [reading.entry.text for reading in (around.own or around.others)]
    return write_row(rows, ended(written, around.width))


def _one_link(facts: EntryFacts) -> str:
    """A row that would link nowhere helps nobody: to the paper, or to what else there is."""
    best = next((target for target in NEXT_BEST if facts.links.get(target)), None)
    return f"[{best.capitalize()}]({fit_url(facts.links[best][0].url)})" if best else ""


def _bare_address(link: str) -> str:
    return link[link.rindex("](") + 2 : -1]


def _holds_addresses(around: Neighbourhood, cell: int) -> bool:
    """Do the cells of a column hold addresses without words to click on?"""
    bodies = bodies_at(around.own, cell)
    return sum(is_address(body.text) for body in bodies) * 2 > len(bodies)


def _in_its_letters(page: Page, candidate: Candidate) -> Candidate:
    """A title with TeX as this page writes such titles."""
    title, abstract = candidate.paper.title, candidate.paper.abstract
    if not (has_tex(title) or has_tex(abstract)):
        return candidate
    kept = manner(entry.text for entry in page.entries) is Tex.KEPT
    written = composed if kept else plain_tex
    return replace(
        candidate,
        paper=replace(candidate.paper, title=written(title), abstract=written(abstract)),
        name=written(candidate.name) if candidate.name else None,
        subtitle=written(candidate.subtitle) if candidate.subtitle else None,
    )


def _marker(around: Neighbourhood, index: int) -> str:
    votes: Counter[str] = Counter()
    for at, reading in enumerate(around.own):
        votes[reading.entry.marker] += 3 if abs(at + 0.5 - index) < 3 else 1
    if not votes:
        votes.update(reading.entry.marker for reading in around.others)
    return votes.most_common(1)[0][0]
