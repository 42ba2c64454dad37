"""Where the parts of a repository stand in GitHub's REST API."""

from __future__ import annotations


def path_in(repository: str, rest: str) -> str:
    """The path of something in a repository, `owner/name`.

    >>> path_in("me/list", "pulls/7")
    '/repos/me/list/pulls/7'
    """
    return f"/repos/{repository}/{rest}"
