"""The curator's own words of an entry: told from a work's facts in the manner of the entries around it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.inline import plain
from tracker.lists.entry.slots import Column, Slot
from tracker.lists.entry.targets import Target
from tracker.lists.form.bodies import bodies_at
from tracker.lists.form.columns import DESCRIPTION
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.facts.saying.composing import Composed
    from tracker.lists.candidate import Candidate
    from tracker.lists.entry.facts import EntryFacts
    from tracker.lists.form.group import Neighbourhood
    from tracker.lists.form.pattern import Body

_FEW = 3
"""With fewer examples of its own, a section takes after its sisters too."""
_LEAST_WORDS = 4
"""Shorter words beside an entry are marks of the curator's (a venue, a tag), not a description."""
_WORD = Pattern(r"[^\W\d_]{3}")
"""A column without any holds figures and codes, and no sentence."""


def worded(facts: EntryFacts, candidate: Candidate, around: Neighbourhood, cell: int) -> EntryFacts:
    """The facts with a description told as the entries around tell theirs, for one body of a line.

    Where other entries link the rest of the title, it stays so unless what they link is plainly made of facts.
    """
    if cell < len(around.columns):
        return _in_cell(facts, candidate, around, cell)
    words = dict(facts.words)
    for slot in (Slot.SUBTITLE, Slot.TEXT):
        texts = _texts(around, slot, cell)
        if texts and (_of_facts(texts) or (slot is Slot.TEXT and _describes(texts))):
            told = candidate.teller.description(texts).text
            if slot is Slot.TEXT and _is_told(told, candidate.paper.title) and _titled(around, cell):
                facts = replace(facts, spare=None)  # the title stands beside it and says as much
            elif told:
                words[slot] = (told,)
    return replace(facts, words=words)


def _is_told(text: str, title: str) -> bool:
    """Are these words of the title?"""
    said = plain(text).casefold().removeprefix("a ").removeprefix("an ").removeprefix("the ").rstrip(".")
    return said in plain(title).casefold()


def _echo(around: Neighbourhood, cell: int) -> bool:
    """Do some cells of a column say little more than the titles in their rows?"""
    if Column.TITLE not in around.columns:
        return False
    title = around.columns.index(Column.TITLE)
    rows = [row.bodies for row in around.readings if len(row.bodies) > max(cell, title)]
    said = [(_words(row[cell].text), _words(row[title].text)) for row in rows]
    told = [(words, titled) for words, titled in said if len(words) >= _LEAST_WORDS]
    echoes = sum(len(words & titled) > _ECHOED * len(words) for words, titled in told)
    return 0 < echoes >= _SOME * len(told)


def _words(text: str) -> frozenset[str]:
    return frozenset(" ".join(_LONG_WORD.findall(plain(text))).casefold().split())


_LONG_WORD = Pattern(r"[^\W\d_]{4,}")
_ECHOED = 0.6
"""So large a share of a cell's words, taken from the title, is hardly more than the title again."""
_SOME = 0.1


def _titled(around: Neighbourhood, cell: int) -> bool:
    """Do most lines with words of the curator's own tell the title or its rest too, and fold nothing away behind it?"""
    titled = [
        not _TITLES.isdisjoint(body.slots) and "<summary" not in body.text
        for body in bodies_at(around.readings, cell)
        if Slot.TEXT in body.slots
    ]
    return sum(titled) * 2 > len(titled)


_TITLES = frozenset({Slot.TITLE, Slot.SUBTITLE})


class _OwnWords(NamedTuple):
    """A column of the curator's own words."""

    header: str
    slot: Slot
    """What its words are read as: a text, or a title where descriptions stand in the column of titles."""
    described: bool
    """Does its name say that descriptions stand there?"""
    titled: bool
    """Does another column hold the title, if only in place of a name?"""
    texts: Sequence[str]
    """What the entries say in it."""

    @property
    def describes(self) -> bool:
        """Is a sentence to stand there, if none of the facts that its name asks for does?"""
        return (self.described or _describes(self.texts)) and not _are_keywords(self.texts)


def _own_words(facts: EntryFacts, around: Neighbourhood, cell: int) -> _OwnWords | None:
    """The column of a cell, if the curator's own words stand there."""
    header, kind = around.column_name(cell), around.columns[cell]
    whole = kind is Column.TITLE and _TITLE.search(header) is not None
    described = DESCRIPTION.search(header) is not None and not whole
    slot = Slot.TITLE if described and kind is Column.TITLE else Slot.TEXT
    if slot is Slot.TEXT and kind is not Column.TEXT:
        return None
    as_name = not facts.named and Column.NAME in around.columns
    titled = slot is Slot.TEXT and (as_name or Column.TITLE in around.columns)
    texts = [plain(text) for text in _texts(around, slot, cell)]
    return _OwnWords(header, slot, described, titled, texts)


def _in_cell(facts: EntryFacts, candidate: Candidate, around: Neighbourhood, cell: int) -> EntryFacts:
    """A cell of the curator's own words: by its column's name, or a description where the column holds some."""
    own = _own_words(facts, around, cell)
    if own is None:
        return facts
    if not own.texts and _counts_stars(around, cell):
        return replace(facts, spare=None)
    if own.slot is Slot.TEXT and _is_mostly_empty(around, cell):
        words = dict(facts.words)
        words.pop(Slot.TEXT, None)
        return replace(facts, words=words, spare=None)
    told = _asked_for(candidate, own)
    if not told.facts and not own.described and (candidate.teller.asks(own.header) or _has_its_place(around)):
        return replace(facts, unknown=True)
    enough = own.titled and (_marks(own.texts) or not _echo(around, cell))  # the title says as much beside it
    if not told.facts and own.describes:
        told = _description(candidate, own, enough=enough)
    if told.facts:
        return replace(facts, words={**facts.words, own.slot: (told.text,)})
    every = _said(bodies_at(around.readings, cell), own.slot)
    return replace(facts, spare=None) if enough or _leaves_no_place(own, facts.spare, every) else facts


def _asked_for(candidate: Candidate, own: _OwnWords) -> Composed:
    """The fact that a column asks for by its name."""
    told = candidate.teller.cell(own.header, own.texts)
    bare = own.described and " " not in told.text and _describes(own.texts)
    return told._replace(facts=()) if bare else told  # a word for a fact is no sentence


def _description(candidate: Candidate, own: _OwnWords, *, enough: bool) -> Composed:
    """A description in a column's manner; with the title in another column rather in the abstract's words than in its."""
    told = candidate.teller.description(own.texts)
    if not own.titled or not _is_told(told.text, candidate.paper.title):
        return told
    other = candidate.teller.description(())
    if not _is_told(other.text, candidate.paper.title):
        return other
    return told._replace(facts=()) if enough else told


def _leaves_no_place(own: _OwnWords, spare: str | None, every: Sequence[str]) -> bool:
    """Has the rest of a title no place in a column: among marks that entries share, among figures, where all are short?"""
    if own.slot is Slot.TEXT and _are_shared(own.texts):
        return True
    figures = bool(own.texts) and not any(_WORD.search(text) for text in own.texts)
    return figures or _is_too_long(spare, every)


_TITLE = Pattern(r"\btitles?\b|标题|题目|標題|タイトル|제목", re.IGNORECASE)
"""What heads a column of titles, whatever else it names: `Title / Summary`."""


def _is_too_long(spare: str | None, column: Sequence[str]) -> bool:
    """Has the rest of a title more words than any cell of a column that holds marks, such as kinds or encoders?"""
    most = max((len(_A_WORD.findall(text)) for text in column), default=0)
    return len(column) >= _SHARED and _marks(column) and len(_A_WORD.findall(spare or "")) > most


def _has_its_place(around: Neighbourhood) -> bool:
    """Is there a column which says by its name that descriptions stand there?"""
    names = around.page.outline.tables[around.group.table].names
    return any(
        column is Column.TEXT and DESCRIPTION.search(name)
        for name, column in zip(names, around.columns, strict=False)
    )


def _counts_stars(around: Neighbourhood, cell: int) -> bool:
    """Does a column hold badges that count stars, whatever it is called?"""
    return any(Target.STAR in body.targets for body in bodies_at(around.own, cell))


def _is_mostly_empty(around: Neighbourhood, cell: int) -> bool:
    """Is a column left empty by nearly all, so that what stands there is a remark?"""
    bodies = bodies_at(around.own, cell)
    return len(bodies) > _FEW and sum(bool(body.text.strip()) for body in bodies) <= _REMARKED * len(bodies)


_REMARKED = 0.25


def holds_sentences(around: Neighbourhood, cell: int) -> bool:
    """Do most cells of a column hold descriptions?"""
    column = (plain(body.text) for body in bodies_at(around.readings, cell))
    return _describes([text for text in column if text])


def links_others(around: Neighbourhood, cell: int) -> bool:
    """Do the links of a column name other things than the works in its rows, such as what they are made from?"""
    bodies = bodies_at(around.readings, cell)
    links = [part for body in bodies for part in body.facts if part.slot is Slot.LINK]
    return sum("{name}" in link.form for link in links) * 2 > len(links)


def _texts(around: Neighbourhood, slot: Slot, cell: int) -> list[str]:
    """What the entries say in a slot of one body; with too few of its own, a section takes after its sisters too."""
    own = _said(bodies_at(around.own, cell), slot)
    return own if len(own) >= _FEW else own + _said(bodies_at(around.others, cell), slot)


def _said(bodies: Sequence[Body], slot: Slot) -> list[str]:
    said = (" ".join(part.raw for part in body.facts if part.slot is slot) for body in bodies)
    return [text for text in said if text.strip()]


def _of_facts(texts: Sequence[str]) -> bool:
    """Are these descriptions made of architectures or counts?"""
    from tracker.facts.saying.manner import Says, says_of  # noqa: PLC0415 - slow to load, and many lists have no such words

    return says_of(tuple(" ".join(text.split()) for text in texts)) in (Says.ARCHITECTURE, Says.SIZES)


def _marks(texts: Sequence[str]) -> bool:
    """Are these the curator's tags, such as `vqa` or `pre-training`, for which no other words can stand?"""
    short = sum(len(_A_WORD.findall(text)) <= _TAG_WORDS for text in texts)
    return bool(texts) and (short > len(texts) / 2 or _are_keywords(texts))


_TAG_WORDS = 2


def _are_shared(texts: Sequence[str]) -> bool:
    """Do most cells say in a few words what others say too, such as `Text` and `Image Text`?"""
    said = [frozenset(_A_MARK.findall(text.casefold())) for text in texts]
    counted = Counter(word for words in said for word in words)
    often = sum(any(counted[word] > 1 for word in words) for words in said)
    return _marks(texts) and len(texts) >= _SHARED and often * 2 > len(texts)


_A_MARK = Pattern(r"[^\W\d_]{3,}")
_SHARED = 5
"""Fewer cells may agree by chance."""


def _are_keywords(texts: Sequence[str]) -> bool:
    """Do most of these string together, between commas, words that others of them have too, or a few each time?"""
    pieces = [{piece.strip(" .").casefold() for piece in _COMMA.split(text)} for text in texts]
    counted = Counter(piece for found in pieces for piece in found)
    shared = sum(len(found) > 1 and any(counted[piece] > 1 for piece in found) for found in pieces)
    strung = sum(len(found) >= _FEW and all(map(_is_short, found)) for found in pieces)
    return max(shared, strung) > len(texts) / 2


def _is_short(piece: str) -> bool:
    return len(piece.split()) <= _FEW


_COMMA = Pattern(r"[,;，；、]")


_A_WORD = Pattern(r"[^\W_]\S*")


def _describes(texts: Sequence[str]) -> bool:
    """Are these descriptions rather than marks?"""
    long = sum(len(list(islice(_A_WORD.finditer(text), _LEAST_WORDS))) == _LEAST_WORDS for text in texts)
    return bool(texts) and long > len(texts) / 2 and not _are_keywords(texts)
