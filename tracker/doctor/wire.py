"""GitHub's answers as far as the doctor reads them, parsed at the edge; what an older server leaves out has a default."""

from __future__ import annotations

from datetime import datetime

from tracker.forge.wire import Wire


class Permissions(Wire):
    """What the token may do in a repository."""

    push: bool = False


class RepositoryTold(Wire):
    """`GET /repos/{owner}/{repo}`."""

    full_name: str
    default_branch: str = "main"
    archived: bool = False
    private: bool = False
    permissions: Permissions | None = None
    """None where no token was given."""


class ActionsTold(Wire):
    """`GET /repos/{owner}/{repo}/actions/permissions/workflow`."""

    can_approve_pull_request_reviews: bool = False
    """May Actions open and approve pull requests? GitHub has one switch for both."""


class RuleTold(Wire):
    """One of `GET /repos/{owner}/{repo}/rules/branches/{branch}`."""

    type: str


class WorkflowTold(Wire):
    """`GET /repos/{owner}/{repo}/actions/workflows/{file}`."""

    state: str = ""
    created_at: datetime | None = None


class RunTold(Wire):
    """One run of a workflow."""

    created_at: datetime
    conclusion: str | None = None
    """None while it goes on."""
    html_url: str = "Actions → Track"


class RunsTold(Wire):
    """`GET /repos/{owner}/{repo}/actions/workflows/{file}/runs`."""

    workflow_runs: tuple[RunTold, ...] = ()
