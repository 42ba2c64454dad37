"""Which works stand in a list's bytes, and in which words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from state.identity import PAPERS, Identity, Scheme, identify
from tracker.alike import ADDRESS, LEAST, likeness, telling_words
from tracker.pullrequest.nominees import Neighbour, code_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from tracker.pullrequest.editing import Listed, ListEditor
    from tracker.pullrequest.nominees import Nominee


@dataclass(frozen=True, slots=True)
class Presence:
    """One entry in its own words, by which a work is present in a list."""

    section: tuple[str, ...]
    text: str
    start: int
    end: int
    lines: tuple[bytes, ...]
    shared: bool = False
    """Does it name another work as well? Then it is not this work's alone."""


class Roster:
    """A list's bytes with its entries found once."""

    def __init__(self, content: bytes, editor: ListEditor) -> None:
        self.content = content
        self._lines = content.splitlines(keepends=True)
        self._entries: Sequence[Listed] = editor.entries(content) if content else ()
        self._strong: dict[Identity, list[Listed]] = {}
        for entry in self._entries:
            for identity in entry.identities:
                self._strong.setdefault(identity, []).append(entry)

    def find(self, names: Iterable[Identity]) -> Presence | None:
        """The entry of a work known by these names, or None: its own before one that names another work as well."""
        found = self.find_all(names)
        return next((place for place in found if not place.shared), found[0]) if found else None

    def find_all(self, names: Iterable[Identity]) -> list[Presence]:
        """Every entry of a work. A repository can hold several works: it counts only for a work without a better name."""
        given = frozenset(names)
        strong = {name for name in given if name.scheme.strong} or given
        entries = {(e.start, e.end): e for name in strong for e in self._strong.get(name, ())}
        return [self._presence(entries[place], strong) for place in sorted(entries)]

    def nearest(self, title: str, most: int = 3) -> tuple[Neighbour, ...]:
        """The entries whose words are most like a title's, for a person to compare."""
        wanted = telling_words(title)
        scored = [
            (-alike, entry.start, entry)
            for entry, words in zip(self._entries, self._words, strict=True)
            if (alike := likeness(wanted, words)) >= LEAST
        ]
        return tuple(
            Neighbour(title_of(self._presence(entry).text), _paper_of(entry), -score)
            for score, _, entry in sorted(scored, key=lambda row: row[:2])[:most]
        )

    @cached_property
    def _words(self) -> Sequence[frozenset[str]]:
        """What each entry says, read once for all who are held beside them."""
        return [telling_words(self._presence(entry).text) for entry in self._entries]

    def on_lines(self, lines: Iterable[str]) -> frozenset[Identity]:
        """Every name that the entries with any such line have; the ends of lines do not count."""
        wanted = {line.strip().encode("utf-8", "surrogateescape") for line in lines} - {b""}
        there = [
            entry
            for entry in self._entries
            if not wanted.isdisjoint(one.strip() for one in self._lines[entry.start : entry.end])
        ]
        return frozenset(name for entry in there for name in entry.identities)

    @property
    def names(self) -> frozenset[Identity]:
        """Every name of a work alone that the entries have."""
        return frozenset(name for name in self._strong if name.scheme.strong)

    @property
    def led(self) -> Mapping[bytes, frozenset[Identity]]:
        """Which works each entry names, by its words."""
        return {
            b"".join(self._lines[entry.start : entry.end]).strip(): frozenset(entry.identities)
            for entry in self._entries
        }

    def _presence(self, entry: Listed, names: Collection[Identity] = ()) -> Presence:
        lines = tuple(self._lines[entry.start : entry.end])
        text = b"".join(lines).decode("utf-8", "replace").strip("\r\n")
        # a paper's other ids are another paper's; models and data sets it may have more of than are known
        schemes = {name.scheme for name in names}
        schemes = schemes.intersection(PAPERS) or schemes
        shared = any(name.scheme in schemes and name not in names for name in entry.identities)
        return Presence(entry.section, text, entry.start, entry.end, lines, shared)


_NAME = re.compile(r"(?<=\])\[[^\[\]\n]*\]")


def same_words(one: str, other: str) -> bool:
    """Are two entries the same but for the names of their links (`[title][4]`), which may be given anew each time?"""
    return _NAME.sub("", one.strip()) == _NAME.sub("", other.strip())


_LINKED = re.compile(r"\[([^\[\]]{3,})\]")
_TITLE = 3
"""Fewer words are a name or a label, and say nothing of what the others do."""
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|(?<!_)_+(?!\w)|`+")
_ADDRESS = re.compile(r"""https?://[^\s()<>\[\]|"']+""")
_MORE = re.compile(r"(?<![(\[])[(\[]*\[[^\[\]]+\]|\|")
"""What stands behind a title: a link's label, or the next cell."""


def title_of(text: str) -> str:
    """What an entry is called: the longest text that it links, or its first words where that is a label (`[paper]`)."""
    linked = max(_LINKED.findall(text), key=len, default="")
    if len(linked.split()) >= _TITLE:
        return _EMPHASIS.sub("", linked)
    words = _EMPHASIS.sub("", ADDRESS.sub(" ", text).replace("( )", ""))
    told = next(islice(re.finditer(r"\w+", words), _TITLE - 1, None), None)
    ends = (found.start() for found in _MORE.finditer(words) if told and found.start() >= told.end())
    end = next(ends, None)
    return " ".join(words[:end].replace("[", " ").replace("]", " ").strip("-+|,;: \t").split())


def address_of(work: Identity, text: str = "") -> str:
    """Where a work is to be read: the address that names it in the text of its entry, else where arXiv keeps it."""
    named = (found for found in _ADDRESS.findall(text) if identify(found) == work)
    kept = f"https://arxiv.org/abs/{work.value}" if work.scheme is Scheme.ARXIV else ""
    return next(named, kept)


def _paper_of(entry: Listed) -> str:
    return next((address_of(name) for name in sorted(entry.identities) if name.scheme is Scheme.ARXIV), "")


class Directory:
    """Works by any of their names, so that an id in a trailer, a body or a comment leads to the work it means."""

    def __init__(
        self,
        nominees: Iterable[Nominee],
        look_up: Callable[[Identity], Nominee | None] = lambda _: None,
    ) -> None:
        self._look_up = look_up
        self._nominees: dict[Identity, Nominee] = {}
        self._by_name: dict[Identity, Identity] = {}
        self._by_code: dict[str, Identity] = {}
        for nominee in nominees:
            self._enter(nominee)

    def _enter(self, nominee: Nominee) -> None:
        self._nominees[nominee.work] = nominee
        for name in (nominee.work, *sorted(nominee.identities)):
            if name.scheme.strong or name == nominee.work:
                self._by_name.setdefault(name, nominee.work)
            self._by_code.setdefault(code_name(name), nominee.work)

    def learn(self, works: Iterable[Identity]) -> None:
        """Know the code names of these too."""
        for work in works:
            self._by_code.setdefault(code_name(work), work)

    def work(self, name: Identity) -> Identity:
        """The work of a name: the nominee's own where there is one, in this run's list or in the memory."""
        if name not in self._by_name:
            found = self._look_up(name)
            if found is not None and found.work not in self._nominees:
                self._enter(found)
            self._by_name.setdefault(name, found.work if found else name)
        return self._by_name[name]

    def named(self, text: str) -> Identity | None:
        """The work of an id or a code name as the tracker wrote it."""
        if text in self._by_code:
            return self.work(self._by_code[text])
        try:
            return self.work(Identity.parse(text))
        except ValueError:
            return None

    def nominee(self, work: Identity) -> Nominee | None:
        """What is known of a work."""
        return self._nominees.get(self.work(work))

    def names(self, work: Identity) -> frozenset[Identity]:
        """Every name of a work."""
        known = self.nominee(work)
        return known.identities | {known.work} if known else frozenset({work})


def by_work(works: Iterable[Identity], page: Roster, directory: Directory) -> Mapping[Identity, Presence]:
    """Those of the works that stand on a page."""
    found = {work: page.find(directory.names(work)) for work in works}
    return {work: place for work, place in found.items() if place is not None}
