"""A list's repository on GitHub: may we read and write, may Actions open pull requests, is the schedule still on?

Each question is a pure reading of one answer of GitHub's; `Looked` is that answer whatever its status, because a refusal
is an answer too: what only an owner may see is unknown, not wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote

from tracker.doctor.finding import Finding, Level, fine
from tracker.notices.outlook import outlook
from tracker.settings.github import Mode
from tracker.settings.model import UNKNOWN_REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WORKFLOW = "track.yml"
_LATE = timedelta(hours=50)
_CLASSIC = "repo"
_SETTINGS = "Settings → Actions → General → Workflow permissions"


@dataclass(frozen=True, slots=True)
class Looked:
    """One answer of GitHub's, as it came."""

    status: int
    data: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Did it tell us what we asked?"""
        return self.status == 200


class Look(Protocol):
    """Asks GitHub for one thing and gives back whatever it answers."""

    def __call__(self, path: str) -> Looked:
        """The answer to a GET of a path below the API's address."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
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


def repository(look: Look, place: Place, now: datetime) -> Iterator[Finding]:
    """Everything about a repository that can stand in the way."""
    if place.repository == UNKNOWN_REPOSITORY:
        yield Finding(
            place.area,
            "reading it",
            Level.FAULT,
            "Nobody has said yet which repository it is.",
            "Fill in `owner/name` as `repository` in tracker.toml.",
        )
        return
    found = look(f"/repos/{place.repository}")
    if not found.ok:
        yield unreachable(found, place)
        return
    default = str(found.data.get("default_branch", "main"))
    yield from access(found, place)
    yield listed(look(f"/repos/{place.repository}/contents/{quote(place.path)}?ref={quote(default)}"), place)
    if place.written:
        yield from writing(look, place, default)
        yield from running(look, place, default, now, private=bool(found.data.get("private")))


def writing(look: Look, place: Place, default: str) -> Iterator[Finding]:
    """Whether something keeps us from what the mode has to write."""
    branch, what = default, "the default branch"
    if place.mode is Mode.PULL_REQUEST:
        yield opening(look(f"/repos/{place.repository}/actions/permissions/workflow"), place)
        branch, what = place.branch, "the pull request's branch"
    for name, said in ((branch, what), (place.memory, "the memory's branch")):
        rules = look(f"/repos/{place.repository}/rules/branches/{quote(name, safe='')}")
        yield protection(rules, name, said, place)


def running(look: Look, place: Place, default: str, now: datetime, *, private: bool) -> Iterator[Finding]:
    """Whether the workflow's schedule is on and runs."""
    workflow = look(f"/repos/{place.repository}/actions/workflows/{WORKFLOW}")
    yield schedule(workflow, place)
    if workflow.ok:
        runs = f"/repos/{place.repository}/actions/workflows/{WORKFLOW}/runs?event=schedule&per_page=1"
        yield last_scheduled(look(runs), place, now)
        tip = look(f"/repos/{place.repository}/commits/{quote(default, safe='')}")
        if not private:
            yield activity(tip, place, now)


def unreachable(found: Looked, place: Place) -> Finding:
    """GitHub does not show us the repository."""
    if found.status == 404:
        why, advice = (
            "GitHub knows no such repository, or hides it from this token.",
            "Check `repository` in tracker.toml, and that the token was given access to it.",
        )
    elif found.status == 401:
        why, advice = (
            "GitHub does not know this token.",
            "It has expired or was revoked: give a new one in GITHUB_TOKEN.",
        )
    else:
        why = f"GitHub answers {found.status}: {found.data.get('message', 'nothing more')}"
        advice = "Try again later; if it stays, look at https://www.githubstatus.com."
    return Finding(place.area, "reading it", Level.FAULT, why, advice)


def unanswered(what: str, found: Looked, place: Place) -> Finding:
    """GitHub did not tell us what we asked, which says nothing of how it is."""
    why = f"GitHub answers {found.status}: {found.data.get('message', 'nothing more')}"
    return Finding(place.area, what, Level.UNKNOWN, why, "Run doctor again later, or look on GitHub.")


def access(found: Looked, place: Place) -> Iterator[Finding]:
    """Whether the token may write, and whether there is anything to write to."""
    if found.data.get("archived"):
        yield Finding(
            place.area,
            "archived",
            Level.FAULT,
            "It is archived.",
            "Unarchive it, or take it out of tracker.toml.",
        )
    name = str(found.data.get("full_name", place.repository))
    if name.lower() != place.repository.lower():
        yield Finding(
            place.area,
            "name",
            Level.WARNING,
            f"It is called {name} now.",
            "Write the new name into tracker.toml.",
        )
    if place.mode is Mode.PATCH:
        yield fine(place.area, "token", "none is needed to write a file")
        return
    permissions = found.data.get("permissions")
    scopes = found.headers.get("x-oauth-scopes")
    if permissions is None:
        yield Finding(
            place.area,
            "token",
            Level.WARNING,
            "No token was given, so only reading works.",
            "Set GITHUB_TOKEN; a fine-grained token needs Contents and Pull requests: read and write.",
        )
    elif place.written and not permissions.get("push"):
        yield Finding(
            place.area,
            "token",
            Level.FAULT,
            "The token may not write here.",
            'Give it Contents and Pull requests: read and write, or set mode = "fork" under [github].',
        )
    elif (
        scopes and _CLASSIC in (each.strip() for each in scopes.split(",")) and not found.data.get("private")
    ):
        yield Finding(
            place.area,
            "token",
            Level.WARNING,
            f"The token is a classic one with the scopes {scopes}: it may do far more than is needed.",
            "Replace it by a fine-grained token for this repository, or by the job's own GITHUB_TOKEN.",
        )
    else:
        yield fine(
            place.area, "token", "may write" if place.written else "may read; a fork is its own to write"
        )


def listed(found: Looked, place: Place) -> Finding:
    """Whether the list's file is there."""
    if found.ok:
        return fine(place.area, "list", f"{place.path} is there")
    if found.status != 404:
        return unanswered("list", found, place)
    return Finding(
        place.area,
        "list",
        Level.FAULT,
        f"There is no {place.path} on the default branch.",
        "Write where the list is now into `path` in tracker.toml.",
    )


def opening(found: Looked, place: Place) -> Finding:
    """May Actions open pull requests?"""
    what = "Actions may open pull requests"
    if not found.ok:
        return Finding(
            place.area,
            what,
            Level.UNKNOWN,
            "Only an administrator's token is told.",
            f"Look under {_SETTINGS}: “Allow GitHub Actions to create and approve pull requests” has to be on for"
            " the job's own token.",
        )
    if found.data.get("can_approve_pull_request_reviews"):
        return fine(place.area, what, "yes")
    return Finding(
        place.area,
        what,
        Level.FAULT,
        "The repository does not let Actions open pull requests.",
        f"Switch on “Allow GitHub Actions to create and approve pull requests” under {_SETTINGS}; where the"
        " organisation forbids it, give the workflow an App's token.",
    )


_STANDS_IN_THE_WAY = frozenset(
    {
        "creation",
        "update",
        "deletion",
        "non_fast_forward",
        "pull_request",
        "required_signatures",
        "required_status_checks",
    }
)


def protection(found: Looked, branch: str, what: str, place: Place) -> Finding:
    """Does a rule keep us from writing a branch of our own?"""
    if not found.ok:
        return Finding(
            place.area,
            what,
            Level.UNKNOWN,
            f"GitHub does not tell the rules for {branch} (status {found.status}).",
            "Look under Settings → Rules that none matches it.",
        )
    rules = found.data.get("items", [])
    kinds = sorted({str(rule.get("type")) for rule in rules} & _STANDS_IN_THE_WAY)
    if not kinds:
        return fine(place.area, what, f"no rule stands in the way of {branch}")
    return Finding(
        place.area,
        what,
        Level.WARNING if kinds == ["required_signatures"] else Level.FAULT,
        f"Rules apply to {branch}: {', '.join(kinds)}.",
        "Exclude this branch from the rule under Settings → Rules; the default branch's rules may stay as they are.",
    )


def schedule(found: Looked, place: Place) -> Finding:
    """Is the schedule still on?"""
    state = str(found.data.get("state", ""))
    if found.status == 404:
        return Finding(
            place.area,
            "schedule",
            Level.WARNING,
            f"There is no workflow {WORKFLOW} on the default branch.",
            "Run `tracker init` in a clone and merge what it writes, or run `tracker serve` on a machine of yours.",
        )
    if not found.ok:
        return unanswered("schedule", found, place)
    if state == "active":
        return fine(place.area, "schedule", "on")
    why = {
        "disabled_inactivity": "GitHub switched it off, because the repository was quiet for 60 days.",
        "disabled_manually": "Somebody switched it off.",
        "disabled_fork": "It is off, as in every new fork.",
    }.get(state, f"It is {state or 'in an unknown state'}.")
    return Finding(
        place.area,
        "schedule",
        Level.FAULT,
        why,
        "Switch it on under Actions → Track → Enable workflow; nothing is lost.",
    )


def last_scheduled(found: Looked, place: Place, now: datetime) -> Finding:
    """When the schedule last ran."""
    if not found.ok:
        return unanswered("last scheduled run", found, place)
    runs = found.data.get("workflow_runs", [])
    if not runs:
        return Finding(
            place.area,
            "last scheduled run",
            Level.UNKNOWN,
            "No scheduled run is known yet.",
            "Start one by hand under Actions → Track → Run workflow.",
        )
    began = datetime.fromisoformat(runs[0]["created_at"])
    hours = int((now - began).total_seconds() // 3600)
    if now - began > _LATE:
        return Finding(
            place.area,
            "last scheduled run",
            Level.WARNING,
            f"The last scheduled run began {hours} hours ago.",
            "GitHub delays or drops runs when it is busy; start one by hand, and look whether the schedule is on.",
        )
    if runs[0].get("conclusion") not in (None, "success"):
        return Finding(
            place.area,
            "last scheduled run",
            Level.WARNING,
            f"It ended as {runs[0]['conclusion']}.",
            f"Read its log: {runs[0].get('html_url', 'Actions → Track')}",
        )
    return fine(place.area, "last scheduled run", f"{hours} hours ago")


def activity(tip: Looked, place: Place, now: datetime) -> Finding:
    """How long GitHub will let the schedule of a quiet repository go on."""
    if not tip.ok:
        return unanswered("60-day rule", tip, place)
    last = datetime.fromisoformat(tip.data["commit"]["committer"]["date"])
    expected = outlook(last, now)
    if not expected.near:
        return fine(place.area, "60-day rule", f"last commit {last:%Y-%m-%d}")
    return Finding(
        place.area,
        "60-day rule",
        Level.WARNING,
        f"The default branch has been quiet since {last:%Y-%m-%d}.",
        expected.advice(),
    )
