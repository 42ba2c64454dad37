"""The part of loopback GitHub that shows how a repository is set up: Actions, workflows, rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import unquote

from tracker.loopback.github_world import Rejected

if TYPE_CHECKING:
    from tracker.loopback.github_world import GitHubWorld


class Call(Protocol):
    """A request being answered, as far as these answers look at it."""

    @property
    def world(self) -> GitHubWorld:
        """The repository."""
        ...

    @property
    def who(self) -> str:
        """Who asks."""
        ...


def workflow_permissions(call: Call) -> dict[str, Any]:
    """What the job's own token may do; told to administrators only."""
    if call.who not in call.world.admins:
        raise Rejected(403, "Resource not accessible by integration")
    return {
        "default_workflow_permissions": "read",
        "can_approve_pull_request_reviews": call.world.actions_may_open,
    }


def workflow(call: Call, name: str) -> dict[str, Any]:
    """One workflow and whether it is on."""
    state = call.world.workflows.get(name)
    if state is None:
        raise Rejected(404, "Not Found")
    return {"id": 1, "name": name, "path": f".github/workflows/{name}", "state": state}


def workflow_runs(call: Call, name: str) -> dict[str, Any]:
    """The runs of one workflow, newest first."""
    workflow(call, name)
    runs = [
        {
            "id": number,
            "event": "schedule",
            "created_at": at,
            "conclusion": conclusion,
            "html_url": f"run/{number}",
        }
        for number, (at, conclusion) in enumerate(call.world.scheduled_runs, start=1)
    ]
    return {"total_count": len(runs), "workflow_runs": runs[::-1]}


def rules(call: Call, branch: str) -> list[dict[str, str]]:
    """The rules that hold for a branch."""
    return [{"type": "update"}] if unquote(branch) in call.world.protected else []
