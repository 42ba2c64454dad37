"""What can go wrong with the memory's branch in a way a person can mend."""

from __future__ import annotations

from tracker.errors import TrackerError, UsageError


class MemoryBranchError(TrackerError):
    """The memory could not be brought or saved; the run's own store is untouched."""


class RemoteUnknownError(UsageError):
    """Nobody said in which repository the memory lives."""

    def __init__(self) -> None:
        super().__init__(
            "no repository to keep the memory in: run this in a clone that has a remote named origin, or give --remote"
        )


class RemoteUnreachableError(MemoryBranchError):
    """The repository does not answer, or does not know us."""

    def __init__(self, remote: str, why: str) -> None:
        reader = "GITHUB_TOKEN" if remote.startswith(("https://", "http://")) else "your key or account"
        super().__init__(
            f"the repository {remote} cannot be read ({why}); check the network, the address, and that {reader} may read it"
        )
        self.remote = remote


class MemoryRefusedError(MemoryBranchError):
    """The repository would not take the commit although nobody else had saved meanwhile."""

    def __init__(self, branch: str, why: str) -> None:
        super().__init__(
            f"the repository refused the memory's branch {branch} ({why}); the job needs `permissions: contents: write`,"
            " and no rule may protect that branch"
        )
        self.branch = branch


class MemoryContestedError(MemoryBranchError):
    """Others saved faster than we could merge, again and again."""

    def __init__(self, branch: str, attempts: int) -> None:
        super().__init__(
            f"{attempts} others saved to {branch} while this run merged; nothing is lost there, run `tracker state push` again"
        )
        self.branch = branch


class MemoryUnreadableError(MemoryBranchError):
    """What lies on the branch is not ours to read; it is left as it is."""

    def __init__(self, branch: str, place: str, why: str) -> None:
        super().__init__(
            f"{place} on the branch {branch} cannot be read: {why}; mend or remove the commit that brought it"
        )
        self.branch = branch
        self.place = place
