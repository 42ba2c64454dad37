"""The doctor's questions to GitHub: which repository is asked about, what an answer is, and the client that asks.

A refusal is an answer too: what only an owner may see is unknown, not wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, TypeVar

from tracker.doctor.finding import unknown
from tracker.forge.wire import parsed
from tracker.settings.github import Mode

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from tracker.doctor.finding import Finding
    from tracker.forge.client import Client

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Looked:
    """One answer of GitHub's, as it came."""

    status: int
    data: object = None
    """JSON of any shape: see `read`."""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Did it tell us what we asked?"""
        return self.status == 200

    @property
    def refusal(self) -> str:
        """What it answers in the place of what we asked."""
        words = self.data.get("message") if isinstance(self.data, dict) else None
        return f"GitHub answers {self.status}: {words or 'nothing more'}"

    def read(self, model: type[T]) -> T:
        """What it tells, as one of the types of `tracker.doctor.wire`."""
        return parsed(model, self.data)


Look = Callable[[str], Looked]
"""Asks GitHub for a path below the API's address and gives back whatever it answers."""


@dataclass(frozen=True, slots=True)
class ListHome:
    """The list that is looked at."""

    repository: str
    path: str
    branch: str
    """The pull request's branch."""
    memory: str
    """The memory's branch."""
    mode: Mode = Mode.PULL_REQUEST

    @property
    def written(self) -> bool:
        """Is anything of ours written in this repository, rather than in a fork or a file?"""
        return self.mode in (Mode.PULL_REQUEST, Mode.DIRECT)

    @property
    def area(self) -> str:
        """What findings are filed under."""
        return f"repository {self.repository}"


def unanswered(what: str, found: Looked, home: ListHome) -> Finding:
    """GitHub did not tell us what we asked, which says nothing of how it is."""
    return unknown(home.area, what, found.refusal, "Run doctor again later, or look on GitHub.")


class ClientLook:
    """Asks through the client that everything else uses too, and remembers what time GitHub said it was."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.there: datetime | None = None

    def __call__(self, path: str) -> Looked:
        """The answer to a GET, whatever it is."""
        status, headers, content = self._client.look(path)
        lower = {str(name).lower(): str(value) for name, value in headers.items()}
        if "date" in lower:
            self.there = parsedate_to_datetime(lower["date"])
        return Looked(status, content, lower)
