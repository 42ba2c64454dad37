"""Writing the bodies of an entry, the cells of a row or the one of a line: which facts go into which of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from state.titles import word_count
from tracker.lists.entry.escaping import Context, fit
from tracker.lists.entry.inline import APART, plain
from tracker.lists.entry.slots import CALLED, Column, Slot
from tracker.lists.entry.targets import Target
from tracker.lists.form.bodies import bodies_at
from tracker.lists.form.ticks import tick
from tracker.lists.form.wording import holds_sentences, links_others, worded
from tracker.lists.reading.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.entry.facts import EntryFacts
    from tracker.lists.form.group import Neighbourhood


def write_bodies(around: Neighbourhood, index: int, candidate: Candidate, facts: EntryFacts) -> list[str]:
    """The cells of a row, or the one body of a line."""
    known = frozenset(facts.links) - {Target.PAPER, Target.STAR}
    facts = replace(facts, forced=_forced(around))
    untitled = _untitled(around)
    written: list[str] = []
    for cell, hidden in enumerate(_hidden(around)):
        if 0 < len(around.columns) <= cell:
            written.append("")  # behind the last column stand remarks on other works, which nobody sees
        elif cell in around.answered:
            written.append(tick(around.column_name(cell), around.column(cell), candidate))
        else:
            told = replace(worded(facts, candidate, around, cell), hidden=hidden)
            told = _of_column(around, cell, told, written)
            if untitled:
                told = replace(told, words=_untold(told.words, untitled), spare=None)
            body = around.template(index, cell, known).write(told)
            if told.hidden == _EVERYTHING and not body.strip() and Slot.TEXT in told.words:
                # no neighbour does without a link
                body = fit(told.words[Slot.TEXT][0], Context.CELL, first=True)
            written.append(body)
    return written


def _of_column(around: Neighbourhood, cell: int, facts: EntryFacts, before: Sequence[str]) -> EntryFacts:
    """The facts that have their place in a column, behind what the cells before it say."""
    column = around.columns[cell] if around.columns else None
    if column is Column.DATE and Column.VENUE in around.columns:
        facts = replace(facts, year=facts.venue_year or facts.year)
    if column is Column.NAME and Column.TITLE in around.columns and not facts.named:
        facts = _called_after_code(around, cell, facts)
    if column in _OF_ONE_FACT:
        return replace(facts, spare=None)
    texts = zip(before, around.columns, strict=False)
    facts = _unsaid(facts, [text for text, other in texts if other is Column.TEXT])
    if column is Column.TEXT and (holds_sentences(around, cell) or links_others(around, cell)):
        return _in_words_alone(facts)
    return facts


_OF_ONE_FACT = (Column.LINKS, Column.DATE, Column.VENUE, Column.AUTHORS)
"""Columns in which the curator's own words have no place."""


def _called_after_code(around: Neighbourhood, cell: int, facts: EntryFacts) -> EntryFacts:
    """Facts for a column of names, of a work without one: its repository's, however plain, where no row goes without."""
    shown = [body.text for body in bodies_at(around.own, cell)]
    code = facts.links.get(Target.CODE)
    name = (code[0].repository or "").partition("/")[2] if code else ""
    if facts.unknown or not name or name.count("-") > _PLAIN or len(shown) < _FEWEST or not all(shown):
        return replace(facts, unknown=True)
    return replace(facts, words={**facts.words, Slot.NAME: (name,)}, named=True)


_PLAIN = 2
"""A repository of more words is called by a sentence."""
_FEWEST = 3
"""Fewer lines may be odd by chance."""


def _in_words_alone(facts: EntryFacts) -> EntryFacts:
    """Facts for a column of sentences: the links and names within them are of the works they tell of."""
    words = {slot: words for slot, words in facts.words.items() if slot not in CALLED}
    if " " not in words.get(Slot.TEXT, ("",))[0]:  # a bare name is no sentence
        words.pop(Slot.TEXT, None)
    spare = facts.spare if facts.spare and " " in facts.spare else None
    return replace(facts, words=words, hidden=_EVERYTHING, named=False, spare=spare)


_EVERYTHING = frozenset(Target)


def _untitled(around: Neighbourhood) -> Slot | None:
    """What stands first in lines whose words nobody could tell for titles, such as two words in slanted letters.

    A title stands there, or the name where most have but a word; None where titles are told for what they are.
    """
    readings = around.own if len(around.own) >= _FEWEST else around.readings
    if around.group.kind is EntryKind.ROW or len(readings) < _FEWEST:
        return None
    parts = [part for reading in readings for body in reading.bodies for part in body.facts]
    if any(part.slot in CALLED or "{name}" in part.form for part in parts):
        return None
    said = [plain(part.raw) for part in parts if part.slot is Slot.TEXT]
    named = all(map(_may_be_name, said)) or 2 * sum(word_count(words) == 1 for words in said) > len(said)
    return Slot.NAME if named and len(said) == len(readings) else Slot.TITLE


def _may_be_name(words: str) -> bool:
    """Are words few, and each with a capital or a number, as those of titles seldom are?"""
    return word_count(words) <= _NAME_WORDS and not any(word.islower() for word in words.split())


_NAME_WORDS = 3


def _untold(words: Mapping[Slot, tuple[str, ...]], first: Slot) -> Mapping[Slot, tuple[str, ...]]:
    """Words by slot, with the title or the name in the place of those that are taken for a text."""
    called = words.get(first) or words.get(Slot.TITLE, ())
    kept: dict[Slot, tuple[str, ...]] = dict(words)
    kept.pop(Slot.TITLE, None)
    kept.pop(Slot.TEXT, None)
    return {**kept, Slot.TEXT: called} if called else kept


def _unsaid(facts: EntryFacts, cells: Sequence[str]) -> EntryFacts:
    """Facts without words of the curator's kind where another cell of the row consists of them already."""
    said = {plain(APART.sub("", cell)) for cell in cells}

    def is_new(text: str) -> bool:
        return plain(fit(text, Context.CELL)) not in said

    words = dict(facts.words)
    if Slot.TEXT in words and not all(map(is_new, words[Slot.TEXT])):
        del words[Slot.TEXT]
        return replace(facts, words=words, spare=None)
    return replace(facts, spare=facts.spare if facts.spare and is_new(facts.spare) else None)


def _hidden(around: Neighbourhood) -> list[frozenset[Target]]:
    """The links that each body leaves to another; a row shows the paper's among the others only where it is usual."""
    if around.group.kind is not EntryKind.ROW:
        return [frozenset()]
    homes = {Target.PAPER: frozenset({_paper_home(around)}), **around.homes()}
    return [
        frozenset(target for target, home in homes.items() if cell not in home)
        for cell in range(around.widest)
    ]


def _paper_home(around: Neighbourhood) -> int:
    """The cell for the paper's link where no example links to a paper: the first one for links; else none."""
    return around.columns.index(Column.LINKS) if _forced(around) else -1


def _forced(around: Neighbourhood) -> frozenset[Target]:
    """A row that would link nowhere links to the paper in its column for links."""
    parts = (part for reading in around.readings for body in reading.bodies for part in body.facts)
    linked = any(part.target is Target.PAPER or part.slot is Slot.URL for part in parts)
    return frozenset() if linked or Column.LINKS not in around.columns else frozenset({Target.PAPER})
