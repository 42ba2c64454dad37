"""What a decision on a list's pull request is made of: what a run wants, what was found, and what the branch is worth; pure values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import datetime

    from state.identity import Identity
    from state.records import Event, Proposal
    from tracker.pullrequest.branches import Branch, Target
    from tracker.pullrequest.editing import ListEditor
    from tracker.pullrequest.listener import Said
    from tracker.pullrequest.nominees import Nominee, Wanted
    from tracker.pullrequest.observation import Observation
    from tracker.pullrequest.presence import Directory
    from tracker.settings.github import GitHubSettings


@dataclass(frozen=True, slots=True)
class Order:
    """What one run wants kept."""

    target: Target
    wanted: Wanted
    settings: GitHubSettings
    now: datetime
    explain: Callable[[Identity], str]
    look_up: Callable[[Identity], Nominee | None] = lambda _: None
    """What the memory knows of a work that is not among those wanted: people may ask for any."""
    weigh: Callable[[Sequence[Event]], Iterable[Event]] = tuple
    """What was heard as the log is to keep it: corrections with the facts that they came to."""


@dataclass(frozen=True, slots=True)
class Material:
    """All that a decision is made of."""

    target: Target
    observed: Observation
    said: Said
    wanted: Wanted
    editor: ListEditor
    directory: Directory
    standing: Callable[[Identity], Proposal | None]
    settings: GitHubSettings
    now: datetime
    refused_among: Callable[[Collection[Identity]], frozenset[Identity]]
    """Those works of some names that the memory knows to be refused."""
    known_there: Collection[str] = ()
    """The refused works that stood on the list before."""
    remembered: tuple[Identity, ...] = ()
    """What the memory knows to be refused in the open pull request."""


def living(observed: Observation) -> Branch | None:
    """The branch, where it holds anything that is not kept elsewhere."""
    branch = observed.branch
    if branch is None or not branch.commits or branch.head in observed.spent_heads:
        return None
    return branch


def put_there(material: Material) -> list[Identity]:
    """The works that the tracker had put on the branch, by its own word."""
    branch, contents = living(material.observed), material.observed.read.contents
    if branch is None:
        return []
    stamp = branch.own.stamp if branch.own else branch.claimed
    names: Iterable[str] = stamp.entries if stamp else contents.entries if contents else ()
    names = (*names, *branch.amended)
    works = (material.directory.named(name) for name in names)
    return list(dict.fromkeys(work for work in works if work is not None))


def refused_before(material: Material) -> tuple[Identity, ...]:
    """What was refused in the pull request before this run: by its body, and by the memory where people took that away."""
    contents = material.observed.read.contents
    return tuple(contents.kept_out) if contents else material.remembered
