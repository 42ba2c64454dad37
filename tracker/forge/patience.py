"""How long and how often to ask GitHub again, and what its refusals mean.

PyGithub's own retrying stays off: it repeats a POST after a 502 though the write may have happened, and takes a 429
without `Retry-After` as final. Here a limit (403 or 429: nothing was done) is waited for whatever the method, a broken
answer is asked for again only where asking twice does no harm, and everything else is told at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, TypeVar

import requests
import stamina
from github import BadCredentialsException, GithubException

from tracker import clock
from tracker.forge.errors import (
    ForgeError,
    LimitReached,
    Missing,
    OddAnswer,
    PersonNeeded,
    PullRequestsForbidden,
    WriteUnsure,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

T = TypeVar("T")

SERVER_FAULT = 500
_LIMITS = (403, 429)


@dataclass(frozen=True, slots=True)
class Patience:
    """How patient one run is; the defaults follow GitHub's advice to integrators."""

    attempts: int = 4
    longest_wait: float = 120.0
    """Seconds; a limit that lasts longer ends this list's run, the next one goes on."""
    secondary_wait: float = 60.0
    """Seconds for a limit that does not say how long it lasts."""
    first_pause: float = 0.5
    """Seconds before a broken answer is asked for again; doubles each time."""


class _Again(Exception):
    def __init__(self, wait: float | None, cause: Exception) -> None:
        super().__init__(str(cause))
        self.wait = wait
        self.cause = cause


def ask(question: Callable[[], T], patience: Patience, *, harmless: bool) -> T:
    """Put a question to GitHub; `harmless` says that putting it twice is as good as once."""
    try:
        for attempt in stamina.retry_context(
            on=_wait,
            attempts=patience.attempts,
            timeout=None,
            wait_initial=patience.first_pause,
            wait_max=patience.longest_wait,
            wait_jitter=patience.first_pause,
        ):
            with attempt:
                return _once(question, patience, harmless=harmless)
    except _Again as again:
        raise told(again.cause, harmless=harmless) from again.cause
    raise AssertionError("a retry context ends by returning or raising")


def _wait(error: Exception) -> bool | float:
    if not isinstance(error, _Again):
        return False
    return True if error.wait is None else error.wait


def _once(question: Callable[[], T], patience: Patience, *, harmless: bool) -> T:
    try:
        return question()
    except GithubException as error:
        wait = limit_wait(error.status, error.headers or {}, message_of(error), patience)
        if wait is not None and wait <= patience.longest_wait:
            raise _Again(wait, error) from error
        if wait is None and error.status >= SERVER_FAULT and harmless:
            raise _Again(None, error) from error
        if wait is not None:
            raise LimitReached(
                f"GitHub asks to wait {wait:.0f} seconds, longer than this run may; the next run goes on from here"
            ) from error
        raise told(error, harmless=harmless) from error
    except (requests.RequestException, OddAnswer) as error:
        if harmless:
            raise _Again(None, error) from error
        raise told(error, harmless=harmless) from error


def limit_wait(status: int, headers: Mapping[str, str], message: str, patience: Patience) -> float | None:
    """Seconds that a limit asks to wait, or None where the answer is no limit.

    GitHub's order: `retry-after`, else `x-ratelimit-reset` when nothing remains, else a minute at the least.
    """
    told_by = {name.lower(): value for name, value in headers.items()}
    if status not in _LIMITS:
        return None
    if told_by.get("retry-after", "").isdigit():
        return float(told_by["retry-after"])
    if told_by.get("x-ratelimit-remaining") == "0" and told_by.get("x-ratelimit-reset", "").isdigit():
        return max(0.0, float(told_by["x-ratelimit-reset"]) - _said_at(told_by).timestamp() + 1)
    limited = status == 429 or says_limit(message)
    return patience.secondary_wait if limited else None


def _said_at(headers: Mapping[str, str]) -> datetime:
    """When the server says it answered: its own clock is the one that its limits go by."""
    try:
        return parsedate_to_datetime(headers["date"])
    except (KeyError, ValueError):
        return clock.now()


def says_limit(message: str) -> bool:
    """Is this 403 a limit? Nothing but its words tells; recorded ones stand in the tests."""
    words = message.lower()
    return "rate limit" in words or "abuse detection" in words


def message_of(error: GithubException) -> str:
    """What GitHub said, its list of errors included."""
    data: object = error.data
    if not isinstance(data, dict):
        return str(data or "")
    parts = [str(data.get("message", ""))]
    parts.extend(
        _said_of(fault) if isinstance(fault, dict) else str(fault) for fault in data.get("errors") or []
    )
    return " ".join(part for part in parts if part)


def _said_of(fault: Mapping[str, object]) -> str:
    """One entry of the list of errors: its words, else what is wrong with which field."""
    return str(fault.get("message") or f"{fault.get('field', '')} {fault.get('code', '')}").strip()


def told(error: Exception, *, harmless: bool) -> ForgeError:
    """The error in our words: what it means for a person or for the next run."""
    if isinstance(error, BadCredentialsException):
        return PersonNeeded(
            "GitHub does not know this token: it is wrong, revoked or out of date (GITHUB_TOKEN)"
        )
    if not isinstance(error, GithubException):
        unreadable = isinstance(error, OddAnswer)
        why = (
            "GitHub does not answer properly"
            if unreadable
            else f"GitHub cannot be reached ({type(error).__name__})"
        )
        return ForgeError(f"{why}; the next run tries again") if harmless else _lost()
    message = message_of(error)
    if error.status >= SERVER_FAULT:
        failing = ForgeError(f"GitHub is in trouble (it answers {error.status}); the next run tries again")
        return failing if harmless else _lost()
    if error.status == 401:
        return PersonNeeded(
            "GitHub wants a token for this; set GITHUB_TOKEN (Contents and Pull requests: read and write)"
        )
    if error.status in _LIMITS and says_limit(message):
        return LimitReached("GitHub's limit holds on after several attempts; the next run goes on from here")
    if error.status == 403:
        return refusal(message)
    if error.status == 410:
        return Missing(f"GitHub has this no more, or it is switched off there ({message})")
    if error.status == 404 or (error.status == 409 and "repository is empty" in message.lower()):
        return Missing(f"GitHub finds nothing there, or hides it from this token ({message})")
    return ForgeError(f"GitHub answers {error.status}: {message}")


def _lost() -> WriteUnsure:
    return WriteUnsure("GitHub's answer to a write was lost; it may have happened")


_SETTING = (
    "GitHub Actions may not open pull requests here: a person with admin rights can allow it in Settings → Actions → "
    "General → Workflow permissions, “Allow GitHub Actions to create and approve pull requests” (an organisation may "
    "forbid it above that), or give an App's token or a fine-grained one"
)


def refusal(message: str) -> PersonNeeded:
    """A 403 or FORBIDDEN in our words. GitHub tells these apart by their text alone; each has its recording in the tests."""
    words = message.lower()
    if "not permitted to create or approve pull requests" in words:
        return PullRequestsForbidden(_SETTING)
    if "createpullrequest" in words or "pull request creation" in words:
        return PullRequestsForbidden("this repository takes no pull requests from this account")
    if "archived" in words:
        return PersonNeeded("the repository is archived: nothing can be written there")
    if "protected" in words or "rule violation" in words or "ruleset" in words:
        return PersonNeeded(f"a branch protection or ruleset refuses the write ({message})")
    if "resource not accessible" in words:
        return PersonNeeded(
            "the token lacks a permission on this repository: for a list it needs contents: write and pull-requests: write, "
            "for a comment pull-requests: write, for a digest issues: write or discussions: write"
        )
    return PersonNeeded(f"GitHub refuses: {message}")
