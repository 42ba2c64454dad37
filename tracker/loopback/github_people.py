"""What people do on the loopback GitHub, beside the tracker: push, amend, merge, close, comment, tick."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.loopback.github_world import GitHubWorld, Rejected

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.loopback.github_records import PullRecord, Remark, Review


class Person:
    """Somebody with a browser and a clone."""

    def __init__(self, world: GitHubWorld, login: str) -> None:
        self._world = world
        self.login = login

    def push(self, branch: str, files: dict[str, bytes | None], message: str = "Edit") -> str:
        """A commit upon a branch; the branch is made from the default one if need be."""
        with self._world.lock:
            git = self._world.git
            head = git.branch(branch) or git.branch(self._world.default_branch)
            blobs = {
                path: None if content is None else git.write_blob(content) for path, content in files.items()
            }
            tree = git.write_tree(head, blobs)
            parents, at = (head,) if head else (), self._world.clock_of_people()
            sha = git.write_commit(tree, parents, message, self.login, at)
            self._world.handmade.append(sha)
            self._world.move(self.login, self._world.name, (branch, sha, None, False))
            return sha

    def edit(self, branch: str, path: str, change: Callable[[str], str]) -> str:
        """A commit that changes one file's text."""
        return self.push(
            branch, {path: change(self.read(branch, path)).encode("utf-8", "surrogateescape")}, "Edit"
        )

    def amend(self, branch: str, path: str, change: Callable[[str], str], message: str | None = None) -> str:
        """Replace a branch's last commit by a changed one."""
        with self._world.lock:
            git = self._world.git
            head = git.branch(branch)
            if head is None:
                raise Rejected(404, "Not Found")
            last = git.commit_at(head)
            content = change(self.read(branch, path)).encode("utf-8", "surrogateescape")
            tree = git.write_tree(head, {path: git.write_blob(content)})
            said = message or last.message
            at = self._world.clock_of_people()
            sha = git.write_commit(tree, last.parents, said, self.login, at, last.date)
            self._world.handmade.append(sha)
            self._world.move(self.login, self._world.name, (branch, sha, None, True))
            return sha

    def read(self, branch: str, path: str) -> str:
        """A file's text on a branch."""
        head = self._world.git.branch(branch)
        found = self._world.git.file(head, path) if head else None
        if found is None:
            raise Rejected(404, "Not Found")
        return found[1].decode("utf-8", "surrogateescape")

    def delete_branch(self, branch: str) -> None:
        """Delete a branch, as the button below a pull request does."""
        with self._world.lock:
            head = self._world.git.branch(branch)
            if head:
                self._world.move(self.login, self._world.name, (branch, "0" * 40, None, True))

    def merge(
        self, number: int, *, squash: bool = False, keep_branch: bool = False, message: str = ""
    ) -> str:
        """Merge a pull request; a conflict is an error, as it would be a grey button."""
        with self._world.lock:
            pull = self.pull(number)
            git = self._world.git
            base = git.branch(pull.base)
            if base is None or pull.state != "open":
                raise Rejected(405, "Pull Request is not mergeable")
            tree = git.merge_tree(base, pull.head)
            if tree is None:
                raise Rejected(405, "Merge conflict")
            parents = (base,) if squash else (base, pull.head)
            sha = self._world.commit(self.login, tree, parents, message or f"Merge pull request #{number}")
            self._world.end(pull, self.login, merge_commit=sha)
            self._world.move(self.login, self._world.name, (pull.base, sha, None, False))
            if not keep_branch:
                self.delete_branch(pull.branch)
            return sha

    def merge_by_rebase(self, number: int, *, keep_branch: bool = False) -> str:
        """The button that puts a pull request's commits upon the base one by one, without a merge commit."""
        with self._world.lock:
            pull, git = self.pull(number), self._world.git
            base = head = git.branch(pull.base)
            if base is None or head is None or pull.state != "open":
                raise Rejected(405, "Pull Request is not mergeable")
            for commit in git.between(base, pull.head):
                tree = git.merge_tree(base, commit.sha)
                if tree is None or len(commit.parents) > 1:
                    raise Rejected(405, "This branch can't be rebased")
                head = self._world.commit(self.login, tree, (head,), commit.message)
            self._world.end(pull, self.login, merge_commit=head)
            self._world.move(self.login, self._world.name, (pull.base, head, None, False))
            if not keep_branch:
                self.delete_branch(pull.branch)
            return head

    def update_branch(self, number: int) -> str:
        """The button that merges the base into the pull request's branch."""
        with self._world.lock:
            pull = self.pull(number)
            base = self._world.git.branch(pull.base)
            tree = self._world.git.merge_tree(pull.head, base) if base else None
            if base is None or tree is None:
                raise Rejected(405, "Merge conflict")
            sha = self._world.commit(
                self.login, tree, (pull.head, base), f"Merge branch '{pull.base}' into {pull.branch}"
            )
            repository = pull.head_repository or self._world.name
            self._world.move(self.login, repository, (pull.branch, sha, None, False))
            return sha

    def close(self, number: int) -> None:
        """Close without merging."""
        with self._world.lock:
            self._world.edit_pull(self.login, self.pull(number), {"state": "closed"})

    def reopen(self, number: int) -> None:
        """Open again."""
        with self._world.lock:
            self._world.edit_pull(self.login, self.pull(number), {"state": "open"})

    def comment(self, number: int, body: str) -> Remark:
        """Comment on a pull request."""
        with self._world.lock:
            return self._world.remark(self.login, self.pull(number), body)

    def review(self, number: int, body: str = "", *remarks: str, line: str = "") -> Review:
        """Review a pull request, in a word about it all and in remarks on one of its lines."""
        with self._world.lock:
            on_lines = tuple((line, text) for text in remarks)
            return self._world.review(self.login, self.pull(number), body, on_lines)

    def reword(self, remark: Remark, body: str) -> None:
        """Change what was said."""
        with self._world.lock:
            remark.body, remark.edited = body, self._world.clock()

    def edit_body(self, number: int, change: Callable[[str], str]) -> None:
        """Change the description; the browser sends CRLF."""
        with self._world.lock:
            pull = self.pull(number)
            body = change(pull.body.replace("\r\n", "\n"))
            self._world.edit_pull(self.login, pull, {"body": body.replace("\n", "\r\n")})

    def tick(self, number: int, mark: str) -> None:
        """Turn over the check box whose line holds `mark`."""

        def turn(body: str) -> str:
            lines = body.split("\n")
            at = [
                index for index, line in enumerate(lines) if mark in line and re.search(r"- \[[ xX]\]", line)
            ]
            if len(at) != 1:
                raise Rejected(422, f"{len(at)} boxes have {mark!r}")
            line = lines[at[0]]
            lines[at[0]] = (
                line.replace("- [ ]", "- [x]") if "- [ ]" in line else re.sub(r"- \[[xX]\]", "- [ ]", line)
            )
            return "\n".join(lines)

        self.edit_body(number, turn)

    def label(self, number: int, name: str) -> None:
        """Put a label on."""
        with self._world.lock:
            self.pull(number).labels.append(name)

    def pull(self, number: int) -> PullRecord:
        """A pull request."""
        return self._world.pulls[number]
