"""Does a work stand on a page already, so that nothing is added twice? Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.titles import fold
from tracker.lists.entry.escaping import Context, fit
from tracker.lists.entry.facts import facts_of_candidate
from tracker.lists.entry.inline import plain
from tracker.lists.entry.slots import Slot
from tracker.lists.entry.tex import plain_tex
from tracker.lists.outcome import Duplicate
from tracker.lists.reading.entries import BULLET, EntryKind
from tracker.lists.reading.outline import cells
from tracker.lists.reading.works import Mention, Sign, identities_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.reading.page import Page


def already_there(page: Page, candidate: Candidate, *, insist: bool) -> Duplicate | None:
    """The work as it stands there, if it does; a person who insists is held up by sure signs only."""
    title = candidate.paper.title
    name = candidate.name or (None if " " in title else title)
    mentions = page.works.find(identities_of(candidate), title, name)
    if insist:
        mentions = [one for one in mentions if one.sign in (Sign.IDENTITY, Sign.TITLE)]
    mentions = mentions or list(_named(page, candidate))
    if not mentions:
        return None
    first = mentions[0]
    return Duplicate(tuple(mentions), f"already on line {first.line + 1}, by {first.sign}: {first.what}")


def _named(page: Page, candidate: Candidate) -> Iterator[Mention]:
    """Rows of tables without links, told by nothing but the work's name."""
    name = facts_of_candidate(candidate).words[Slot.NAME][0]
    ways = (fit(one, Context.CELL, first=first) for one in (name, plain_tex(name)) for first in (False, True))
    written = {fold(plain(way)) for way in ways}
    for group, members in page.groups.items():
        if group.kind is not EntryKind.ROW or 2 * sum(entry.linked for entry in members) > len(members):
            continue
        for entry in members:
            if fold(plain(cells(entry.text)[0])) in written:
                yield Mention(entry.start, Sign.NAME, name, entry)


def stands_word_for_word(page: Page, candidate: Candidate, lines: Sequence[str]) -> Duplicate | None:
    """An entry that says the very same as the new one would: whatever it is about, no reader could tell them apart."""
    new = _said("\n".join(lines).strip("\n"))
    last = new.rpartition(" ")[2]  # few other entries end so, and none else is read
    alike = (entry for entry in page.entries if entry.text.rstrip().endswith(last))
    same = next((entry for entry in alike if _said(entry.text) == new), None)
    if same is None:
        return None
    mention = Mention(same.start, Sign.TITLE, candidate.paper.title, same)
    return Duplicate((mention,), f"already on line {same.start + 1}, word for word")


def _said(text: str) -> str:
    """What an entry says, without its bullet or number."""
    return " ".join(BULLET.sub("", text, count=1).split())
