"""What the loopback GitHub remembers beside git: people and pull requests, and how branches move them."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tracker.loopback.github_records import PostRecord, PullRecord, Remark, Review
from tracker.loopback.gitrepo import NOWHERE, GitRefused, GitRepository

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BOT = "tracker-bot"
TOKEN = "loopback-token"  # noqa: S105 - opens nothing but the loopback
APP_TOKEN = "ghs_loopback"  # noqa: S105 - the same
BODY_LIMIT = 65_536


class Rejected(Exception):
    """What GitHub refuses, with the status it refuses it with."""

    def __init__(self, status: int, message: str, faults: tuple[dict[str, str], ...] = ()) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.faults = faults


@dataclass
class GitHubWorld:
    """One repository, its people, and its pull requests."""

    folder: Path
    name: str = "example/awesome-vlm"
    default_branch: str = "main"
    archived: bool = False
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    writers: set[str] = field(default_factory=lambda: {BOT, "maya", "nils"})
    tokens: dict[str, str] = field(default_factory=lambda: {TOKEN: BOT, APP_TOKEN: BOT})
    labels_known: set[str] | None = None
    protected: set[str] = field(default_factory=set)
    actions_may_open: bool = True
    has_issues: bool = True
    has_drafts: bool = True
    """Are there draft pull requests? Not in private repositories of free accounts."""
    admins: set[str] = field(default_factory=set)
    workflows: dict[str, str] = field(default_factory=dict)
    """The workflows on the default branch by file, each with its state."""
    scheduled_runs: list[tuple[str, str | None]] = field(default_factory=list)
    """When runs of the schedule began, and how they ended; oldest first."""
    workflows_since: str = "2026-11-19T12:00:00.000Z"
    """Since when the workflows are there."""
    accepts_outsiders: bool = True
    pulls: dict[int, PullRecord] = field(default_factory=dict)
    posts: dict[int, PostRecord] = field(default_factory=dict)
    """Issues and discussions."""
    discussion_categories: tuple[str, ...] = ("Announcements", "General")
    forks: dict[str, str] = field(default_factory=dict)
    """Fork's full name by its owner; branches of a fork are kept under `fork/OWNER/`."""
    namesakes: dict[str, str] = field(default_factory=dict)
    """Repositories that bear a fork's name and are forks of something else, which it tells."""
    old_names: set[str] = field(default_factory=set)
    ignore_head_filter: bool = False
    """Does the list of pull requests come whole, whatever head was asked for?"""
    unlisted: set[int] = field(default_factory=set)
    """Pull requests that are there and that no list tells yet."""
    compared_at_once: int = 250
    """Commits that a comparison tells when it is not asked by the page: the newest."""
    files_compared: int = 300
    """Changed files that a comparison tells, in the order of their names."""
    commits_of_a_pull: int = 250
    """Commits that are listed of one pull request: the oldest."""
    next_id: int = 1
    people_are_ahead: timedelta = timedelta()
    """By how much the clocks of people's machines are; they may be behind, too."""
    handmade: list[str] = field(default_factory=list)
    """Every commit that a person made: none of them may ever become unreachable."""

    def __post_init__(self) -> None:
        self.lock = threading.RLock()
        self.git = GitRepository(self.folder)

    @property
    def owner(self) -> str:
        """The first half of the repository's name."""
        return self.name.partition("/")[0]

    def fresh_id(self) -> int:
        """A number not used before."""
        self.next_id += 1
        return self.next_id

    def open_pulls(self) -> Iterator[PullRecord]:
        """Those that are open."""
        return (pull for pull in self.pulls.values() if pull.state == "open")

    # Branches

    def ref_of(self, repository: str, branch: str) -> str:
        """Where a branch of the repository or of a fork is kept in the one bare repository."""
        if repository == self.name or repository in self.old_names:
            return f"refs/heads/{branch}"
        return f"refs/forks/{repository.partition('/')[0]}/{branch}"

    def move(self, who: str, repository: str, *steps: tuple[str, str, str | None, bool]) -> None:
        """Move branches all or none: name, new place, the place it must have (None: any), may it be forced."""
        moves: list[tuple[str, str, str | None]] = []
        for branch, after, before, force in steps:
            ref = self.ref_of(repository, branch)
            now = self.git.ref(ref)
            if branch in self.protected:
                raise Rejected(
                    403, f"Repository rule violations found: Cannot update this protected ref {branch}."
                )
            if before is not None and (now or NOWHERE) != before:
                raise Rejected(409, f"Expected branch to point to {before} but it is at {now}.")
            if after != NOWHERE and now and not force and not self.git.contains(after, now):
                raise Rejected(422, "Update is not a fast forward")
            moves.append((ref, after, before or now or NOWHERE))
        try:
            self.git.move(*moves)
        except GitRefused as error:
            raise Rejected(422, f"Reference could not be updated ({error})") from error
        self.branches_moved(who)

    def branches_moved(self, who: str) -> None:
        """Let every open pull request follow its branch, as GitHub does."""
        for pull in list(self.open_pulls()):
            head = self.git.ref(self.ref_of(pull.head_repository or self.name, pull.branch))
            base = self.git.branch(pull.base)
            if head is None or base is None:
                self.end(pull, who)
                continue
            pull.base_head = base
            grew = head != pull.head
            if grew:
                pull.updated = self.clock()
                self.git.move((f"refs/pull/{pull.number}/head", head, None))
            pull.head = head
            if self.git.contains(base, head):
                # pushed onto the base: merged; reset to what the base has: closed for good
                self.end(pull, who, merge_commit=None if grew else base)
                pull.reopen_refused = grew

    def end(self, pull: PullRecord, who: str, merge_commit: str | None = None) -> None:
        """Close or merge."""
        pull.state, pull.ended, pull.ended_by, pull.merge_commit = "closed", self.clock(), who, merge_commit
        pull.updated = self.clock()

    def commit(self, who: str, tree: str, parents: tuple[str, ...], message: str) -> str:
        """Store a commit by someone."""
        return self.git.write_commit(tree, parents, message, who, self.clock())

    def clock_of_people(self) -> datetime:
        """What is written into a commit that people make in a clone."""
        return self.clock() + self.people_are_ahead

    # Pull requests

    def open_pull(self, who: str, wish: dict[str, object]) -> PullRecord:
        """Open one, with the refusals that GitHub has for it."""
        head, base = str(wish["head"]), str(wish["base"])
        owner, _, branch = head.rpartition(":")
        repository = self.forks.get(owner, self.name) if owner and owner != self.owner else self.name
        body = str(wish.get("body") or "")
        if who not in self.writers and not self.accepts_outsiders:
            raise Rejected(403, f"{who} does not have the correct permissions to execute `CreatePullRequest`")
        if not self.actions_may_open:
            raise Rejected(403, "GitHub Actions is not permitted to create or approve pull requests.")
        if wish.get("draft") and not self.has_drafts:
            raise Rejected(422, "Draft pull requests are not supported in this repository.")
        check_body(body, "PullRequest")
        head_sha, base_sha = self.git.ref(self.ref_of(repository, branch)), self.git.branch(base)
        if head_sha is None:
            raise validation("PullRequest", "head", "invalid")
        if base_sha is None:
            raise validation("PullRequest", "base", "invalid")
        if any(
            p.branch == branch and p.head_repository in ("", repository) and p.base == base
            for p in self.open_pulls()
        ):
            said = f"A pull request already exists for {owner or self.owner}:{branch}."
            raise Rejected(
                422, "Validation Failed", ({"resource": "PullRequest", "code": "custom", "message": said},)
            )
        if self.git.contains(base_sha, head_sha):
            said = f"No commits between {base} and {branch}"
            raise Rejected(
                422, "Validation Failed", ({"resource": "PullRequest", "code": "custom", "message": said},)
            )
        number = max(self.pulls, default=0) + 1
        now = self.clock()
        pull = PullRecord(number, who, str(wish["title"]), body, branch, base, head_sha, now, now)
        pull.draft = bool(wish.get("draft"))
        pull.base_head = base_sha
        pull.head_repository = "" if repository == self.name else repository
        self.pulls[number] = pull
        self.git.move((f"refs/pull/{number}/head", head_sha, None))
        return pull

    def edit_pull(self, who: str, pull: PullRecord, change: dict[str, object]) -> None:
        """Change title, body, base or state."""
        if "body" in change:
            body = str(change["body"] or "")
            check_body(body, "PullRequest")
            if body != pull.body:
                pull.body, pull.editor, pull.edited = body, who, self.clock()
        pull.title = str(change.get("title", pull.title))
        pull.base = str(change.get("base", pull.base))
        pull.updated = self.clock()
        state = change.get("state", pull.state)
        if state == "closed" and pull.state == "open":
            self.end(pull, who)
        elif state == "open" and pull.state == "closed":
            self.reopen(pull)

    def reopen(self, pull: PullRecord) -> None:
        """Open again, unless the branch is gone, was rewritten, or has another one open."""
        head = self.git.ref(self.ref_of(pull.head_repository or self.name, pull.branch))
        other = any(p.branch == pull.branch for p in self.open_pulls())
        if (
            pull.merged
            or head is None
            or other
            or pull.reopen_refused
            or not self.git.contains(head, pull.head)
        ):
            raise validation("PullRequest", "state", "invalid")
        pull.state, pull.ended, pull.ended_by = "open", None, ""
        pull.updated = self.clock()
        self.branches_moved(pull.author)

    def remark(self, who: str, pull: PullRecord, body: str) -> Remark:
        """Say something in the conversation."""
        check_body(body, "IssueComment")
        remark = Remark(self.fresh_id(), who, body, self.clock())
        pull.remarks.append(remark)
        pull.updated = self.clock()
        return remark

    def review(self, who: str, pull: PullRecord, body: str, on_lines: tuple[tuple[str, str], ...]) -> Review:
        """Review a pull request."""
        now = self.clock()
        remarks = [Remark(self.fresh_id(), who, text, now, line=line) for line, text in on_lines]
        review = Review(self.fresh_id(), who, body, now, remarks)
        pull.reviews.append(review)
        pull.updated = now
        return review


def check_body(body: str, resource: str) -> None:
    """GitHub's limit."""
    if len(body) > BODY_LIMIT:
        said = f"body is too long (maximum is {BODY_LIMIT} characters)"
        raise Rejected(
            422,
            "Validation Failed",
            ({"resource": resource, "code": "custom", "field": "body", "message": said},),
        )


def validation(resource: str, field_name: str, code: str) -> Rejected:
    """A 422 as GitHub words it."""
    return Rejected(422, "Validation Failed", ({"resource": resource, "field": field_name, "code": code},))
