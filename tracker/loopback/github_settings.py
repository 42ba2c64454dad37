"""The part of loopback GitHub that shows how a repository is set up: Actions, workflows, rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from tracker.loopback.github_call import json_reply
from tracker.loopback.github_world import Rejected

if TYPE_CHECKING:
    from tracker.loopback.github_call import Call, Routes
    from tracker.loopback.messages import Reply


def _workflow_permissions(call: Call) -> Reply:
    """What the job's own token may do; told to administrators only."""
    if call.who not in call.world.admins:
        raise Rejected(403, "Resource not accessible by integration")
    may_open = call.world.actions_may_open
    return json_reply(
        200, {"default_workflow_permissions": "read", "can_approve_pull_request_reviews": may_open}
    )


def _workflow(call: Call, name: str) -> Reply:
    """One workflow and whether it is on."""
    return json_reply(200, _known(call, name))


def _known(call: Call, name: str) -> dict[str, Any]:
    state = call.world.workflows.get(name)
    if state is None:
        raise Rejected(404, "Not Found")
    path = f".github/workflows/{name}"
    return {"id": 1, "name": name, "path": path, "state": state, "created_at": call.world.workflows_since}


def _workflow_runs(call: Call, name: str) -> Reply:
    """The runs of one workflow, newest first."""
    _known(call, name)
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
    return json_reply(200, {"total_count": len(runs), "workflow_runs": runs[::-1]})


def _rules(call: Call, branch: str) -> Reply:
    """The rules that hold for a branch."""
    return json_reply(200, [{"type": "update"}] if unquote(branch) in call.world.protected else [])


ROUTES: Routes = (
    ("GET", r"actions/permissions/workflow", _workflow_permissions),
    ("GET", r"actions/workflows/([^/]+)", _workflow),
    ("GET", r"actions/workflows/([^/]+)/runs", _workflow_runs),
    ("GET", r"rules/branches/(.+)", _rules),
)
