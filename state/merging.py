"""Which sightings are of one work. Pure, and worked out for all of a set at once, so the order of arrival cannot matter.

A false merge is worse than a miss: it would hide one paper behind another for good, while a miss costs one duplicate
that the list's own check still catches. The rules, strongest first:

1. Equal arXiv ids join. No rule after this one ever puts two arXiv ids into one work.
2. Scheme by scheme (DOI, OpenReview, Hugging Face model, dataset, its number there), sightings that hold no arXiv id and share a value
   join; what comes of it joins the paper with which it shares a value, if there is exactly one such paper. Where there
   are two (a model named by two papers) it stays a work of its own.
3. Equal titles join where the first author is the same, or, where one side names no author, the year or the
   repository. Not across two values of arXiv, DOI or OpenReview, and not where two first authors compete for a title
   without one: then nobody gets it.
4. A title whose subtitle is cut off joins the long one with the same first author and a year at most one apart, if
   there is exactly one such long title.

Known exceptions, each with a test:

- A sighting that names two arXiv ids names none: a model card lists the papers it builds on.
- `arxiv:1910.09700` stands in a template (`state.identity.TEMPLATE_NOISE`) and names nothing.
- A GitHub repository alone joins nothing: it may hold several papers.
- Titles that many works share ("Technical Report") have no key (`state.titles.title_key`) and join nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from state.identity import PAPERS, TEMPLATE_NOISE, Identity, Scheme
from state.titles import author_key, title_head, title_key

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from state.records import Sighting

_JOINING = (Scheme.DOI, Scheme.OPENREVIEW, Scheme.HF_MODEL, Scheme.HF_DATASET, Scheme.HF_REPOSITORY)


@dataclass(frozen=True, slots=True)
class Names:
    """What of a sighting can join it to others."""

    strong: tuple[Identity, ...]
    weak: tuple[Identity, ...]
    title: str | None
    head: str | None
    """The title without its subtitle."""
    author: str | None
    year: int | None


def names_of(sighting: Sighting) -> Names:
    """The names a sighting goes by, without those that only mention another work."""
    paper = sighting.paper
    title = title_key(paper.title)
    head = title_head(paper.title) if title else None
    return Names(
        strong=_strong(sighting.identities),
        weak=tuple(identity for identity in sighting.identities if identity.scheme is Scheme.GITHUB),
        # Whether words are written as one or two says nothing: "multi-modal", "π_0".
        title=title.replace(" ", "") if title else None,
        head=head.replace(" ", "") if head else None,
        author=author_key(paper.authors[0]) if paper.authors else None,
        year=paper.published.year if paper.published else None,
    )


def _strong(identities: tuple[Identity, ...]) -> tuple[Identity, ...]:
    if len(identities) == 1 and identities[0].scheme.strong and identities[0] not in TEMPLATE_NOISE:
        return identities
    given = dict.fromkeys(one for one in identities if one.scheme.strong and one not in TEMPLATE_NOISE)
    several_papers = sum(one.scheme is Scheme.ARXIV for one in given) > 1
    return tuple(one for one in given if not (several_papers and one.scheme is Scheme.ARXIV))


def record_identity(sighting: Sighting) -> Identity:
    """The name of last resort: the source's own key."""
    return Identity(Scheme.RECORD, f"{sighting.source}/{sighting.key}")


def partition(names: Sequence[Names]) -> list[list[int]]:
    """Which of these belong together, as sorted lists of positions; a function of the set, not of its order."""
    groups = _Groups(names)
    groups.join_by_arxiv()
    for scheme in _JOINING:
        groups.join_by_scheme(scheme)
    if groups.count > 1:
        groups.join_by_title()
    return groups.members()


class _Groups:
    """Sightings by their positions, joined into groups step by step (a union-find); what is joined in the end is a work."""

    def __init__(self, names: Sequence[Names]) -> None:
        self._names = names
        self._parent = list(range(len(names)))
        self._torn: set[int] = set()
        self.count = len(names)

    def root(self, at: int) -> int:
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def join(self, ones: Iterable[int]) -> None:
        first, *rest = sorted({self.root(one) for one in ones})
        torn = self._torn
        for other in rest:
            self._parent[other] = first
            self.count -= 1
            if other in torn:
                torn.add(first)

    def members(self) -> list[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self._parent)):
            found[self.root(at)].append(at)
        return list(found.values())

    def join_by_arxiv(self) -> None:
        for holders in self._holders(Scheme.ARXIV).values():
            self.join(holders)

    def join_by_scheme(self, scheme: Scheme) -> None:
        by_value = self._holders(scheme)
        if not by_value:
            return
        papers = self._values(Scheme.ARXIV)
        for holders in by_value.values():
            loose = [at for at in holders if self.root(at) not in papers]
            if loose:
                self.join(loose)
        claims: dict[int, set[int]] = defaultdict(set)
        for holders in by_value.values():
            roots = {self.root(at) for at in holders}
            claimed = roots & papers.keys()
            for loose_root in roots - papers.keys():
                claims[loose_root] |= claimed
        for loose_root, claimed in claims.items():
            if len(claimed) > 1:
                self._torn.add(loose_root)
            elif claimed and loose_root not in self._torn:
                self.join((loose_root, *claimed))

    def _holders(self, scheme: Scheme) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, names in enumerate(self._names):
            for identity in names.strong:
                if identity.scheme is scheme:
                    found[identity.value].append(at)
        return found

    def _values(self, scheme: Scheme) -> dict[int, set[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for value, holders in self._holders(scheme).items():
            for at in holders:
                found[self.root(at)].add(value)
        return found

    def join_by_title(self) -> None:
        self._join_where_sound(self._same_author())
        self._join_where_sound(self._author_missing())
        self._join_where_sound(self._subtitle_missing())

    def _same_author(self) -> list[list[int]]:
        found: dict[Hashable, list[int]] = defaultdict(list)
        for at, names in enumerate(self._names):
            if names.title and names.author:
                found[names.title, names.author].append(at)
        return list(found.values())

    def _author_missing(self) -> list[list[int]]:
        found: dict[Hashable, list[int]] = defaultdict(list)
        for at, names in enumerate(self._names):
            if names.title:
                if names.year:
                    found[names.title, names.year].append(at)
                for repository in names.weak:
                    found[names.title, repository].append(at)
        return [ones for ones in found.values() if any(self._names[at].author is None for at in ones)]

    def _subtitle_missing(self) -> list[list[int]]:
        short: dict[Hashable, list[int]] = defaultdict(list)
        long: dict[Hashable, list[int]] = defaultdict(list)
        for at, names in enumerate(self._names):
            if names.author and names.year and names.title:
                short[names.title, names.author].append(at)
                if names.head:
                    long[names.head, names.author].append(at)
        found = []
        for key in short.keys() & long.keys():
            years = [self._names[at].year or 0 for at in (*short[key], *long[key])]
            if len({self._names[at].title for at in long[key]}) == 1 and max(years) - min(years) <= 1:
                found.append([*short[key], *long[key]])
        return found

    def _join_where_sound(self, links: list[list[int]]) -> None:
        """Join the groups of each link, unless they contradict each other.

        Links that share a group form a heap; a heap that contradicts itself as a whole is not joined at all, since there
        is no telling which of its links is wrong.
        """
        rooted = [{self.root(at) for at in link} for link in links]
        rooted = [roots for roots in rooted if len(roots) > 1]
        if not rooted:
            return
        claims = self._claims()
        sound = [roots for roots in rooted if _sound(claims[root] for root in roots)]
        for heap in _heaps(sound):
            if _sound(claims[root] for root in heap):
                self.join(heap)

    def _claims(self) -> dict[int, _Claims]:
        """What each group says that another might contradict."""
        found: dict[int, _Claims] = defaultdict(_Claims)
        for at, names in enumerate(self._names):
            claims = found[self.root(at)]
            for identity in names.strong:
                claims.values[identity.scheme].add(identity.value)
            if names.title and names.author:
                claims.authors[names.title].add(names.author)
        return found


@dataclass(frozen=True, slots=True)
class _Claims:
    values: dict[Scheme, set[str]] = field(default_factory=lambda: defaultdict(set))
    authors: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The first authors of each title."""


def _sound(groups: Iterable[_Claims]) -> bool:
    """Could these be one work: no two values where a work has one, no two first authors of one title?"""
    values: dict[Scheme, frozenset[str]] = {}
    authors: dict[str, str] = {}
    for group in groups:
        for scheme in PAPERS:
            given = group.values.get(scheme)
            if given and values.setdefault(scheme, frozenset(given)) != given:
                return False
        for title, named in group.authors.items():
            if {authors.setdefault(title, min(named))} != named:
                return False
    return True


def _heaps(links: list[set[int]]) -> list[set[int]]:
    """Groups linked directly or through others."""
    heap_of: dict[int, set[int]] = {}
    for link in links:
        heap = link.union(*(heap_of[root] for root in link if root in heap_of))
        heap_of.update(dict.fromkeys(heap, heap))
    return list({id(heap): heap for heap in heap_of.values()}.values())
