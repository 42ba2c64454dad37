"""Writing an entry among its neighbours: each cell of a row, or the one line, after the template of its place."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from state.titles import fold, word_count
from tracker.lists.entry.escaping import Context, fit, fit_url
from tracker.lists.entry.facts import facts_of_candidate
from tracker.lists.entry.inline import APART, addresses, plain
from tracker.lists.entry.labels import is_address
from tracker.lists.entry.slots import Column, Slot
from tracker.lists.entry.targets import Target
from tracker.lists.entry.tex import Tex, composed, has_tex, manner, plain_tex
from tracker.lists.form.bodies import bodies_at
from tracker.lists.form.htmlrows import framed, html_table, is_like
from tracker.lists.form.links import NEXT_BEST
from tracker.lists.form.numbers import numbered
from tracker.lists.form.rows import ended, signed, stands_apart, write_row
from tracker.lists.form.ticks import tick
from tracker.lists.form.wording import holds_sentences, links_others, worded
from tracker.lists.reading.entries import EntryKind
from tracker.lists.reading.outline import cells
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.entry.facts import EntryFacts
    from tracker.lists.form.group import Neighbourhood
    from tracker.lists.reading.page import Page


def write_entry(around: Neighbourhood, index: int, candidate: Candidate) -> list[str] | None:
    """The lines of a new entry at an index; None where the neighbours do not show how to say what it is about."""
    lines = _lines(around, index, candidate)
    whole = around.group.kind is not EntryKind.HTML or is_like(around, lines)
    return lines if whole and _says_what(candidate, lines) else None


def _says_what(candidate: Candidate, lines: Sequence[str]) -> bool:
    """Does an entry name its work, by title or name? Links alone would leave a reader none the wiser."""
    shown = fold(plain(" ".join(lines)))
    known = facts_of_candidate(candidate).words
    called = [words for slot in _CALLED for words in known.get(slot, ())]
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
    if stands_apart([reading.entry.text for reading in around.readings], around.columns):
        facts = replace(facts, words={**facts.words, Slot.TITLE: facts.words[Slot.SUBTITLE]})
    elif _repeats_names(around):
        facts = replace(facts, words={**facts.words, Slot.SUBTITLE: facts.words[Slot.TITLE]})
    written = _bodies(around, index, candidate, replace(facts, forced=_forced(around)))
    if around.group.kind is EntryKind.ROW:
        bare = Column.LINKS in around.columns and not any(addresses(cell) for cell in written)
        if bare and (link := _one_link(facts)):
            at = around.columns.index(Column.LINKS)
            written[at] = _bare_address(link) if _holds_addresses(around, at) else link
        written = signed(around, written, around.answered)
        return [write_row(_rows(around), ended(written, around.width))]
    lines = _without_bare_labels(around, (_marker(around, index) + written[0]).split("\n"))
    if any("<details" in line for line in lines):
        from tracker.lists.form.folds import folded  # noqa: PLC0415 - few lists fold anything

        own = [reading.entry.text for reading in around.own]
        return folded(lines, own or [reading.entry.text for reading in around.others], candidate)
    return lines


def _repeats_names(around: Neighbourhood) -> bool:
    """Do titles behind a name of the work's stay whole, so that those without their name in them never had it?"""
    readings = around.own if len(around.own) > _FEWEST else around.readings
    named = [body.slots for reading in readings for body in reading.bodies if Slot.NAME in body.slots]
    whole = sum(Slot.TITLE in slots for slots in named)
    return whole > 1 and whole > _SEVERAL * len(named)


_SEVERAL = 0.2
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


_OF_ONE_FACT = (Column.LINKS, Column.DATE, Column.VENUE, Column.AUTHORS)
"""Columns in which the curator's own words have no place."""


def _bodies(around: Neighbourhood, index: int, candidate: Candidate, facts: EntryFacts) -> list[str]:
    """The cells of a row, or the one body of a line."""
    known = frozenset(facts.links) - {Target.PAPER, Target.STAR}
    found: list[str] = []
    answered, untitled = around.answered, _untitled(around)
    for cell, hidden in enumerate(_hidden(around)):
        if 0 < len(around.columns) <= cell:
            found.append("")  # behind the last column stand remarks on other works, which nobody sees
            continue
        if cell in answered:
            found.append(tick(around.column_name(cell), around.column(cell), candidate))
            continue
        told = replace(worded(facts, candidate, around, cell), hidden=hidden)
        column = around.columns[cell] if around.columns else None
        if column is Column.DATE and Column.VENUE in around.columns:
            told = replace(told, year=told.venue_year or told.year)
        if column is Column.NAME and Column.TITLE in around.columns and not told.named:
            told = _called_after_code(around, cell, told)
        if column in _OF_ONE_FACT:
            told = replace(told, spare=None)
        else:
            texts = zip(found, around.columns, strict=False)
            told = _unsaid(told, [text for text, other in texts if other is Column.TEXT])
            if column is Column.TEXT and (holds_sentences(around, cell) or links_others(around, cell)):
                told = _in_words_alone(told)
        if untitled:
            told = replace(told, words=_untold(told.words, untitled), spare=None)
        body = around.template(index, cell, known).write(told)
        if told.hidden == _EVERYTHING and not body.strip() and Slot.TEXT in told.words:
            body = fit(told.words[Slot.TEXT][0], Context.CELL, first=True)  # no neighbour does without a link
        found.append(body)
    return found


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


def _in_words_alone(facts: EntryFacts) -> EntryFacts:
    """Facts for a column of sentences: the links and names within them are of the works they tell of."""
    words = {slot: words for slot, words in facts.words.items() if slot not in _CALLED}
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
    if any(part.slot in _CALLED or "{name}" in part.form for part in parts):
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


_CALLED = (Slot.NAME, Slot.TITLE, Slot.SUBTITLE)
_FEWEST = 3
"""Fewer lines may be odd by chance."""


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


def _paper_home(around: Neighbourhood) -> int:
    """The cell for the paper's link where no example links to a paper: the first one for links; else none."""
    return around.columns.index(Column.LINKS) if _forced(around) else -1


def _forced(around: Neighbourhood) -> frozenset[Target]:
    """A row that would link nowhere links to the paper in its column for links."""
    parts = (part for reading in around.readings for body in reading.bodies for part in body.facts)
    linked = any(part.target is Target.PAPER or part.slot is Slot.URL for part in parts)
    return frozenset() if linked or Column.LINKS not in around.columns else frozenset({Target.PAPER})


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


def _hidden(around: Neighbourhood) -> list[frozenset[Target]]:
    """The links that each body leaves to another; a row shows the paper's among the others only where it is usual."""
    if around.group.kind is not EntryKind.ROW:
        return [frozenset()]
    homes = {Target.PAPER: frozenset({_paper_home(around)}), **around.homes()}
    return [
        frozenset(target for target, home in homes.items() if cell not in home)
        for cell in range(around.widest)
    ]


def _rows(around: Neighbourhood) -> list[str]:
    return [reading.entry.text for reading in (around.own or around.others)]


def _marker(around: Neighbourhood, index: int) -> str:
    votes: Counter[str] = Counter()
    for at, reading in enumerate(around.own):
        votes[reading.entry.marker] += 3 if abs(at + 0.5 - index) < 3 else 1
    if not votes:
        votes.update(reading.entry.marker for reading in around.others)
    return votes.most_common(1)[0][0]
