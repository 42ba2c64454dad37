"""Which works a page mentions, in any form, and where: so that nothing is added twice."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from state.identity import PAPERS, Identity, Scheme, identify
from state.titles import fold, tells_apart, title_key
from tracker.lists.entry.inline import addresses, plain
from tracker.lists.entry.targets import LONE_ID
from tracker.lists.reading.entitled import is_called, is_first, is_sentence, is_title, is_within_title
from tracker.lists.reading.first_look import FirstLook, may_say
from tracker.once import once
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.reading.entries import Entry
    from tracker.lists.reading.sections import Section


class Sign(StrEnum):
    """By what a work was recognised, surest first."""

    IDENTITY = "identity"
    TITLE = "title"
    CODE = "code"
    NAME = "name"


class Mention(NamedTuple):
    """A place where a work stands already."""

    line: int
    """0-based."""
    sign: Sign
    what: str
    """The identity, title or name that was found."""
    entry: Entry | None


@dataclass(frozen=True)
class Works:
    """Everything a page says that tells works apart; what nobody asks for is not read."""

    texts: Sequence[str]
    sections: Sequence[Section]
    entries: Sequence[Entry]

    @once
    def by_identity(self) -> Mapping[Identity, Sequence[int]]:
        """Lines that name an identity, also in comments, badges and prose."""
        lines: defaultdict[Identity, list[int]] = defaultdict(list)
        for number, text in enumerate(self.texts):
            for identity in identities_in(text):
                lines[identity].append(number)
        return dict(lines)

    @once
    def entry_at(self) -> Mapping[int, Entry]:
        """The entry that each of its lines is of."""
        return {line: entry for entry in self.entries for line in range(entry.start, entry.end)}

    @once
    def topics(self) -> frozenset[str]:
        """The folded headings over several works, which tables of contents say once more."""
        starts = [entry.start for entry in self.entries if entry.linked]
        return frozenset(
            fold(section.words)
            for section in self.sections[1:]
            if bisect_left(starts, section.tree_end) - bisect_left(starts, section.body) >= _SEVERAL
        )

    @once
    def _said(self) -> FirstLook:
        return FirstLook(self.texts)

    def _lines_of(self, identity: Identity) -> Sequence[int]:
        """The lines that name a work; most pages hold no letter of what is asked for, and need not be read for it."""
        return self.by_identity.get(identity, ()) if self._said.may_name(identity) else ()

    def _saying(self, key: str) -> Iterable[tuple[str, Entry]]:
        """The folded words of the entries that say some, and maybe of others."""
        longest = max(key.split(), key=len)
        return ((entry.folded, entry) for entry in self.entries if may_say(entry.shown, longest))

    def find(self, identities: Iterable[Identity], title: str, name: str | None = None) -> list[Mention]:
        """Where a work stands, surest sign first; empty where it does not."""
        found: list[Mention] = []
        weak: list[Identity] = []
        for identity in identities:
            if not identity.scheme.strong:
                weak.append(identity)
                continue
            found.extend(
                Mention(line, Sign.IDENTITY, str(identity), self.entry_at.get(line))
                for line in self._lines_of(identity)
            )
        strong = frozenset(identities) - frozenset(weak)
        found.extend(self._by_title(title, strong, frozenset(weak)))
        found.extend(self._by_code(weak, strong, title, name))
        found.extend(self._by_name(name, strong))
        first: dict[int, Mention] = {}
        for one in found:
            first.setdefault(one.line, one)
        return list(first.values())

    def _by_title(
        self, title: str, strong: frozenset[Identity], weak: frozenset[Identity]
    ) -> Iterable[Mention]:
        key = title_key(title)
        if not key:
            yield from self._by_short_title(title, strong, strong | weak)
            return
        for words, entry in self._saying(key):
            if key not in words or f" {key} " not in f" {words} ":
                continue
            if key in self.topics and _is_heading(entry, key, bare=True):
                continue
            if entry.linked:
                there = is_title(entry, key) or not (
                    self._names_another(entry, strong) or is_within_title(entry, key)
                )
            else:
                there = is_title(entry, key) or is_sentence(entry, key) or is_first(entry, key)
            if there:
                yield Mention(entry.start, Sign.TITLE, title, entry)

    def _by_short_title(
        self, title: str, strong: frozenset[Identity], names: frozenset[Identity]
    ) -> Iterable[Mention]:
        """Too little to be known by among other words is known where it is all of an entry's title.

        What any work may be called ("Technical Report") is told apart by its paper alone. Of what lies in another
        repository it is no more than a name.
        """
        key, known = fold(title), any(one.scheme in PAPERS for one in strong)
        own = tells_apart(key)
        if not key or (known and not own):
            return
        bare = known and any(entry.linked for entry in self.entries)
        for words, entry in self._saying(key):
            if key not in words or ((known or not own) and self._names_another(entry, strong)):
                continue
            if not _is_heading(entry, key, bare=bare) and (is_title(entry, key) or is_first(entry, key)):
                sign = Sign.NAME if _lies_elsewhere(entry, names) else Sign.TITLE
                yield Mention(entry.start, sign, title, entry)

    def _by_code(
        self, weak: Sequence[Identity], strong: frozenset[Identity], title: str, name: str | None
    ) -> Iterable[Mention]:
        """A repository names a work only where the entry says the same name, and no other paper than the work's own."""
        known = {word for word in (fold(name or ""), fold(title)) if word}
        has_paper = any(one.scheme in PAPERS for one in strong)
        for identity in weak:
            for line in self._lines_of(identity):
                entry = self.entry_at.get(line)
                if entry is None or (has_paper and self._names_another(entry, strong)):
                    continue
                words = f" {fold(entry.shown)} "
                repository = fold(identity.value.partition("/")[2])
                if any(f" {word} " in words or word == repository for word in known):
                    yield Mention(line, Sign.CODE, str(identity), entry)

    def _by_name(self, name: str | None, strong: frozenset[Identity]) -> Iterable[Mention]:
        key = fold(name or "")
        if len(key) < 3 or not name or not _DISTINCT.search(name):
            return
        nameless = not any(one.scheme in PAPERS for one in strong)
        for words, entry in self._saying(key):
            alone = words == key and not self._names_another(entry, strong)
            if alone or (nameless and entry.linked and key in words and is_called(entry, key)):
                yield Mention(entry.start, Sign.NAME, name, entry)

    def _names_another(self, entry: Entry, strong: frozenset[Identity]) -> bool:
        there = {found for found in identities_in(entry.text) if found.scheme in PAPERS}
        return bool(there) and not there & strong


def _is_heading(entry: Entry, key: str, *, bare: bool) -> bool:
    """Does a line say a title alone and link at most within the page, as tables of contents and topics do?

    Without any link (`bare`) it may be a work as well: it is none where others link and the work has a paper.
    """
    if entry.linked or not (bare or "](#" in entry.text):
        return False
    return fold(plain(entry.body)) == key


def _lies_elsewhere(entry: Entry, names: frozenset[Identity]) -> bool:
    """Does an entry name a repository of a kind of which the work has another, and none that the work has?"""
    there = {found for found in identities_in(entry.text) if found.scheme not in PAPERS}
    kinds = {found.scheme for found in there} & {name.scheme for name in names}
    return bool(kinds) and not there & names


_DISTINCT = Pattern(r"\A[^A-Za-z]*[A-Za-z][^A-Z]*[A-Z]|\d")
"""A capital behind another letter, or a number; sought from the beginning once, for a title may be one word without end."""
_BARE_ID = Pattern(r"[aA][rR][xX][iI][vV][:_ -]{1,3}(?P<id>\d{4}\.\d{4,5})")
_DOI = Pattern(r"\b10\.\d{4,9}/[^\s\"'<>)\]]+")


def identities_in(text: str) -> list[Identity]:
    """Every identity a text names, also in badges, comments and bare ids."""
    found: list[Identity] = []
    if "://" in text:
        found.extend(identity for address in addresses(text) if (identity := identify(address)))
    if "arxiv" in text.casefold():
        found.extend(identity for match in _BARE_ID.finditer(text) if (identity := identify(match["id"])))
    found.extend(identity for match in LONE_ID.finditer(text) if (identity := identify(match.group())))
    if "10." in text:
        found.extend(identity for match in _DOI.finditer(text) if (identity := identify(match.group())))
    return list(dict.fromkeys(found))


_SEVERAL = 2


def identities_of(candidate: Candidate) -> list[Identity]:
    """Everything that names a candidate."""
    links = candidate.paper.links
    named = (links.abs, links.pdf, links.hf_dataset, links.hf_model, links.code)
    found = [identity for address in named if address and (identity := identify(address))]
    if candidate.paper.arxiv_id:
        found.insert(0, Identity(Scheme.ARXIV, candidate.paper.arxiv_id))
    return list(dict.fromkeys(found))
