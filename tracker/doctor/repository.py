"""A list's repository on GitHub: is it there, may we read and write, may Actions open pull requests?

Each question is a pure reading of one answer of GitHub's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from tracker.doctor.finding import Finding, Level, fault, fine, unknown, warning
from tracker.doctor.looking import unanswered
from tracker.doctor.schedule import running
from tracker.doctor.wire import ActionsTold, RepositoryTold, RuleTold
from tracker.forge.errors import ForgeError
from tracker.settings.github import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from tracker.doctor.looking import ListHome, Look, Looked

_CLASSIC = "repo"
_SETTINGS = "Settings → Actions → General → Workflow permissions"


def repository(look: Look, home: ListHome, now: datetime) -> Iterator[Finding]:
    """Everything about a repository that can stand in the way."""
    try:
        found = look(f"/repos/{home.repository}")
    except ForgeError as error:
        advice = "Look at this machine's network and proxy, and at GITHUB_API_URL if it is set."
        yield fault(home.area, "reading it", f"{error}.", advice)
        return
    if not found.ok:
        yield unreachable(found, home)
        return
    told = found.read(RepositoryTold)
    default = told.default_branch
    yield from moved(told, home)
    yield token(told, found.headers.get("x-oauth-scopes", ""), home)
    yield listed(look(f"/repos/{home.repository}/contents/{quote(home.path)}?ref={quote(default)}"), home)
    if home.written:
        yield from writing(look, home, default)
        yield from running(look, home, default, now, private=told.private)


def writing(look: Look, home: ListHome, default: str) -> Iterator[Finding]:
    """Whether something keeps us from what the mode has to write."""
    branch, what = default, "the default branch"
    if home.mode is Mode.PULL_REQUEST:
        yield opening(look(f"/repos/{home.repository}/actions/permissions/workflow"), home)
        branch, what = home.branch, "the pull request's branch"
    for name, said in ((branch, what), (home.memory, "the memory's branch")):
        rules = look(f"/repos/{home.repository}/rules/branches/{quote(name, safe='')}")
        yield protection(rules, name, said, home)


def unreachable(found: Looked, home: ListHome) -> Finding:
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
        why = found.refusal
        advice = "Try again later; if it stays, look at https://www.githubstatus.com."
    return fault(home.area, "reading it", why, advice)


def moved(told: RepositoryTold, home: ListHome) -> Iterator[Finding]:
    """Whether it is still where the settings say, and still taken care of."""
    if told.archived:
        yield fault(home.area, "archived", "It is archived.", "Unarchive it, or take it out of tracker.toml.")
    if told.full_name.lower() != home.repository.lower():
        yield warning(
            home.area, "name", f"It is called {told.full_name} now.", "Write the new name into tracker.toml."
        )


def token(told: RepositoryTold, scopes: str, home: ListHome) -> Finding:
    """Whether the token may do what the mode needs, and no more than that."""
    if home.mode is Mode.PATCH:
        return fine(home.area, "token", "none is needed to write a file")
    if told.permissions is None:
        return warning(
            home.area,
            "token",
            "No token was given, so only reading works.",
            "Set GITHUB_TOKEN; a fine-grained token needs Contents and Pull requests: read and write.",
        )
    if home.written and not told.permissions.push:
        return fault(
            home.area,
            "token",
            "The token may not write here.",
            'Give it Contents and Pull requests: read and write, or set mode = "fork" under [github].',
        )
    classic = _CLASSIC in {each.strip() for each in scopes.split(",")}
    if classic and not told.private:
        return warning(
            home.area,
            "token",
            f"The token is a classic one with the scopes {scopes}: it may do far more than is needed.",
            "Replace it by a fine-grained token for this repository, or by the job's own GITHUB_TOKEN.",
        )
    return fine(home.area, "token", "may write" if home.written else "may read; a fork is its own to write")


def listed(found: Looked, home: ListHome) -> Finding:
    """Whether the list's file is there."""
    if found.ok:
        return fine(home.area, "list", f"{home.path} is there")
    if found.status != 404:
        return unanswered("list", found, home)
    return fault(
        home.area,
        "list",
        f"There is no {home.path} on the default branch.",
        "Write where the list is now into `path` in tracker.toml.",
    )


def opening(found: Looked, home: ListHome) -> Finding:
    """May Actions open pull requests?"""
    what = "Actions may open pull requests"
    if not found.ok:
        return unknown(
            home.area,
            what,
            "Only an administrator's token is told.",
            f"Look under {_SETTINGS}: “Allow GitHub Actions to create and approve pull requests” has to be on for"
            " the job's own token.",
        )
    if found.read(ActionsTold).can_approve_pull_request_reviews:
        return fine(home.area, what, "yes")
    return fault(
        home.area,
        what,
        "The repository does not let Actions open pull requests.",
        f"Switch on “Allow GitHub Actions to create and approve pull requests” under {_SETTINGS}; where the"
        " organisation forbids it, give the workflow an App's token.",
    )


_STANDS_IN_THE_WAY = frozenset(
    (
        *("creation", "update", "deletion", "non_fast_forward", "pull_request"),
        *("required_signatures", "required_status_checks"),
    )
)


def protection(found: Looked, branch: str, what: str, home: ListHome) -> Finding:
    """Does a rule keep us from writing a branch of our own?"""
    if not found.ok:
        return unknown(
            home.area,
            what,
            f"GitHub does not tell the rules for {branch} (status {found.status}).",
            "Look under Settings → Rules that none matches it.",
        )
    kinds = sorted({rule.type for rule in found.read(list[RuleTold])} & _STANDS_IN_THE_WAY)
    if not kinds:
        return fine(home.area, what, f"no rule stands in the way of {branch}")
    return Finding(
        home.area,
        what,
        Level.WARNING if kinds == ["required_signatures"] else Level.FAULT,
        f"Rules apply to {branch}: {', '.join(kinds)}.",
        "Exclude this branch from the rule under Settings → Rules; the default branch's rules may stay as they are.",
    )
