"""What keeping a pull request is given: the works a list should have, and the names by which it speaks of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from state.identity import Scheme

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from state.identity import Identity
    from state.records import Kind, ListName, Reason, SourceReport

_PLAIN_ID = re.compile(r"[a-z_]+:[A-Za-z0-9][A-Za-z0-9./_-]*")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entry of the list that is near to a nominee, for a person to compare."""

    title: str
    url: str = ""
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a work is proposed, as far as a person wants to check it; all of it may be cut short, none of it steers."""

    reasons: tuple[Reason, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    """A fact, what of whom, and where it came from in whose words."""
    abstract: str = ""


@dataclass(frozen=True, slots=True)
class Nominee:
    """One work put forward for a list. Every text in it is from outside."""

    work: Identity
    identities: frozenset[Identity]
    title: str
    url: str
    kind: Kind
    published: date | None = None
    score: float = 0.0
    sources: tuple[str, ...] = ()
    code: str | None = None
    signals: Mapping[str, float] = field(default_factory=dict)
    section: tuple[str, ...] = ()
    """The section a person asked for; empty leaves the choice to the editor."""
    since: datetime | None = None
    """When it was put forward; the backlog shows its age."""
    withdrawn: bool = False
    """Did its authors or its host take it back? Whoever wants it all the same has to know."""
    evidence: Evidence = Evidence()

    @property
    def code_name(self) -> str:
        """A short name that says nothing of the work's own words: safe in a commit, a comment mark or a command."""
        return code_name(self.work)


def code_name(work: Identity) -> str:
    """A letter and ten hex digits for a work.

    >>> from state.identity import Identity, Scheme
    >>> code_name(Identity(Scheme.ARXIV, "2401.12345"))
    'w-020a58fa6b'
    """
    return f"w-{sha256(str(work).encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def plain_name(work: Identity) -> str:
    """The id itself where it is made of harmless characters, else the code name; what commit trailers carry.

    >>> from state.identity import Identity, Scheme
    >>> plain_name(Identity(Scheme.ARXIV, "2401.12345"))
    'arxiv:2401.12345'
    """
    text = str(work)
    plain = work.scheme is not Scheme.RECORD and _PLAIN_ID.fullmatch(text)
    return text if plain else code_name(work)


@dataclass(frozen=True, slots=True)
class Question:
    """A work the classifier is unsure of: asked, not proposed."""

    nominee: Nominee
    why: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that one run wants of one list's pull request."""

    list: ListName
    nominees: tuple[Nominee, ...]
    """Best first: those proposed already, those waiting, those asked for; the ones people refused are left out here."""
    questions: tuple[Question, ...] = ()
    refused: tuple[tuple[str, int], ...] = ()
    """Reason and number, most frequent first."""
    withdrawn: frozenset[Identity] = frozenset()
    """What its authors or its host took back, or another page took: it leaves the pull request, unless people asked for it, worded or moved it."""
    sources: tuple[SourceReport, ...] = ()

    @property
    def every(self) -> tuple[Nominee, ...]:
        """What is offered, then what is asked about."""
        return (*self.nominees, *(question.nominee for question in self.questions))
