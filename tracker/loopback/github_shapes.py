"""How the loopback GitHub shows what it has: the JSON that clients expect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.loopback.github_records import PullRecord, Remark, Review
    from tracker.loopback.github_world import GitHubWorld
    from tracker.loopback.gitrepo import GitCommit
    from tracker.loopback.messages import Request

Shape = dict[str, Any]


class Shapes:
    """Objects as JSON, with addresses of the host that was asked."""

    def __init__(self, world: GitHubWorld, request: Request) -> None:
        self._world = world
        prefix = "/api/v3" if request.path.startswith("/api/v3") else ""
        self.base = f"http://{request.headers.get('host', '127.0.0.1')}{prefix}"

    def account(self, login: str) -> Shape:
        """A person."""
        return {
            "login": login,
            "id": sum(login.encode()),
            "type": "User",
            "url": f"{self.base}/users/{login}",
        }

    def repository(self, name: str, who: str) -> Shape:
        """A repository or a fork of it."""
        owner, _, short = name.partition("/")
        may = who in self._world.writers or who == owner
        shape = {
            "id": 1,
            "node_id": f"R_{name}",
            "name": short,
            "full_name": name,
            "owner": self.account(owner),
            "default_branch": self._world.default_branch,
            "archived": self._world.archived,
            "fork": name != self._world.name,
            "url": f"{self.base}/repos/{name}",
            "html_url": f"{self.base}/{name}",
        }
        if name != self._world.name:
            shape["parent"] = {"full_name": self._world.namesakes.get(name, self._world.name)}
        return {**shape, "permissions": {"admin": False, "push": may, "pull": True}} if who else shape

    def ref(self, branch: str, sha: str) -> Shape:
        """A branch."""
        here = f"{self.base}/repos/{self._world.name}/git"
        pointed = {"type": "commit", "sha": sha, "url": f"{here}/commits/{sha}"}
        return {
            "ref": f"refs/heads/{branch}",
            "node_id": "",
            "url": f"{here}/refs/heads/{branch}",
            "object": pointed,
        }

    def file(self, path: str, sha: str, size: int, encoding: str, content: str) -> Shape:
        """A file."""
        return {
            "type": "file",
            "name": path.rpartition("/")[2],
            "path": path,
            "sha": sha,
            "size": size,
            "encoding": encoding,
            "content": content,
        }

    def git_commit(self, commit: GitCommit) -> Shape:
        """A commit as git has it."""
        who = {"name": commit.name, "email": commit.email, "date": commit.date}
        return {
            "sha": commit.sha,
            "message": commit.message,
            "tree": {"sha": commit.tree},
            "parents": [{"sha": parent} for parent in commit.parents],
            "author": who,
            "committer": {**who, "date": commit.committed},
        }

    def commit(self, commit: GitCommit) -> Shape:
        """A commit with the account that made it."""
        return {
            "sha": commit.sha,
            "parents": [{"sha": parent} for parent in commit.parents],
            "commit": self.git_commit(commit),
            "author": self.account(commit.name),
            "committer": self.account(commit.name),
        }

    def comparison(self, base: str, head: str) -> Shape:
        """What `head` has beyond `base`."""
        git = self._world.git
        meeting = git.merge_base(base, head)
        commits = [self.commit(commit) for commit in git.between(base, head)]
        changed = [{"filename": path, "status": "modified"} for path in git.changed(meeting, head) if path]
        return {
            "status": "ahead" if commits else "identical",
            "merge_base_commit": {"sha": meeting},
            "ahead_by": len(commits),
            "total_commits": len(commits),
            "commits": commits,
            "files": changed[: self._world.files_compared],
        }

    def label(self, pull: PullRecord) -> str:
        """`owner:branch` of a pull request's head."""
        owner = (pull.head_repository or self._world.name).partition("/")[0]
        return f"{owner}:{pull.branch}"

    def labels(self, pull: PullRecord) -> list[Shape]:
        """A pull request's labels."""
        return [{"name": label, "color": "ededed"} for label in pull.labels]

    def pull(self, pull: PullRecord, *, alone: bool = False) -> Shape:
        """A pull request."""
        here = f"{self.base}/repos/{self._world.name}"
        base_sha = self._world.git.branch(pull.base) or pull.base_head
        shape: Shape = {
            "number": pull.number,
            "id": pull.number,
            "node_id": f"PR_{pull.number}",
            "url": f"{here}/pulls/{pull.number}",
            "html_url": f"{self.base}/{self._world.name}/pull/{pull.number}",
            "state": pull.state,
            "title": pull.title,
            "body": pull.body,
            "user": self.account(pull.author),
            "draft": pull.draft,
            "labels": self.labels(pull),
            "requested_reviewers": [self.account(login) for login in pull.reviewers],
            "head": {"ref": pull.branch, "sha": pull.head, "label": self.label(pull)},
            "base": {"ref": pull.base, "sha": base_sha, "label": f"{self._world.owner}:{pull.base}"},
            "created_at": stamp(pull.created),
            "updated_at": stamp(pull.updated),
            "closed_at": stamp(pull.ended),
            "merged_at": stamp(pull.ended) if pull.merged else None,
            "merge_commit_sha": pull.merge_commit,
        }
        if not alone:
            return shape
        mergeable = pull.state == "open" and self._world.git.merge_tree(base_sha, pull.head)
        return {**shape, "merged": pull.merged, "mergeable": bool(mergeable), "comments": len(pull.remarks)}

    def review(self, review: Review) -> Shape:
        """A review, without the remarks on lines."""
        return {
            "id": review.id,
            "body": review.body,
            "state": review.state,
            "user": self.account(review.author),
            **({} if review.state == "PENDING" else {"submitted_at": stamp(review.at)}),
        }

    def remark_on_line(self, review: Review, remark: Remark) -> Shape:
        """A remark, with the piece of the diff that ends with its line, or with the last of several."""
        lines = remark.line.split("\n")
        return {
            **self.remark(remark),
            "pull_request_review_id": review.id,
            "diff_hunk": "\n".join(("@@ -1,3 +1,4 @@", " # A list", *(f"+{line}" for line in lines))),
            "subject_type": "line",
            "side": "RIGHT",
            "original_line": 1 + len(lines),
            "original_start_line": 2 if len(lines) > 1 else None,
        }

    def remark(self, remark: Remark) -> Shape:
        """A comment."""
        return {
            "id": remark.id,
            "body": remark.body,
            "user": self.account(remark.author),
            "created_at": stamp(remark.at),
            "updated_at": stamp(remark.edited or remark.at),
            "author_association": "MEMBER" if remark.author in self._world.writers else "NONE",
        }


def stamp(at: datetime | None) -> str | None:
    """A time as GitHub writes it."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else None
