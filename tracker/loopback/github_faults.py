"""The loopback GitHub's own knobs: each way in which GitHub is known to answer badly."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.loopback.messages import Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.loopback.messages import Request


class GitHubFault(StrEnum):
    """One way to answer badly."""

    SECONDARY_LIMIT = "secondary-limit"
    """403 without `Retry-After`."""
    SECONDARY_LIMIT_RETRY_AFTER = "secondary-limit-retry-after"
    LIMIT_429 = "limit-429"
    """429 with `Retry-After`."""
    LIMIT_429_BARE = "limit-429-bare"
    PRIMARY_LIMIT = "primary-limit"
    """403, nothing remaining, reset in a moment."""
    GRAPHQL_LIMIT = "graphql-limit"
    """200 with the limit among the errors, as GraphQL tells it."""
    GRAPHQL_BROKE_OFF = "graphql-broke-off"
    """200 with GraphQL's words for a timeout; what was asked for did not happen."""
    LONG_LIMIT = "long-limit"
    """403, nothing remaining, reset in an hour."""
    BAD_GATEWAY = "bad-gateway"
    """502, and nothing happened."""
    LOST_ANSWER = "lost-answer"
    """502 after the write happened."""
    HANG_UP = "hang-up"
    """No answer at all after the write happened."""
    NOT_ALLOWED = "not-allowed"
    """403: the token lacks the permission."""
    GARBAGE = "garbage"
    """200 and a web page."""


LIMIT_WORDS = (
    "You have exceeded a secondary rate limit and have been temporarily blocked from content creation. "
    "Please retry your request again later."
)


_LIMIT_REACHED = "API rate limit exceeded for installation ID 1."
_BROKE_OFF = "Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug."


def _error(status: int, message: str, *headers: tuple[str, str]) -> Reply:
    body = {"message": message, "documentation_url": "https://docs.github.com/rest"}
    return Reply(status, json.dumps(body).encode(), headers=headers)


_PAGE = b"<!DOCTYPE html><html><body><h1>Unicorn!</h1></body></html>"


def instead(fault: GitHubFault, now: int) -> Reply:
    """What is answered in place of the truth."""
    match fault:
        case GitHubFault.SECONDARY_LIMIT:
            return _error(403, LIMIT_WORDS, ("X-RateLimit-Remaining", "4810"))
        case GitHubFault.SECONDARY_LIMIT_RETRY_AFTER:
            return _error(403, LIMIT_WORDS, ("Retry-After", "0"))
        case GitHubFault.LIMIT_429:
            return _error(429, LIMIT_WORDS, ("Retry-After", "0"))
        case GitHubFault.LIMIT_429_BARE:
            return _error(429, LIMIT_WORDS)
        case GitHubFault.PRIMARY_LIMIT | GitHubFault.LONG_LIMIT:
            reset = now - 1 if fault is GitHubFault.PRIMARY_LIMIT else now + 3600
            left = (("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", str(reset)))
            return _error(403, _LIMIT_REACHED, *left)
        case GitHubFault.GRAPHQL_LIMIT | GitHubFault.GRAPHQL_BROKE_OFF:
            return _graphql(fault, now)
        case GitHubFault.NOT_ALLOWED:
            return _error(403, "Resource not accessible by integration")
        case GitHubFault.GARBAGE:
            return Reply(200, _PAGE, "text/html; charset=utf-8")
        case GitHubFault.BAD_GATEWAY | GitHubFault.LOST_ANSWER | GitHubFault.HANG_UP:
            return Reply(502, _PAGE, "text/html; charset=utf-8")


def _graphql(fault: GitHubFault, now: int) -> Reply:
    """GraphQL tells its troubles with status 200."""
    limit = fault is GitHubFault.GRAPHQL_LIMIT
    told = {"type": "RATE_LIMITED", "message": _LIMIT_REACHED} if limit else {"message": _BROKE_OFF}
    left = (("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", str(now - 1))) if limit else ()
    return Reply(200, json.dumps({"data": None, "errors": [told]}).encode(), headers=left)


@dataclass
class Knob:
    """A fault, and the requests it is for."""

    fault: GitHubFault
    when: Callable[[int, Request], bool]
    left: int | None = 1
