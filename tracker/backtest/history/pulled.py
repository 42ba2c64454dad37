"""Which merges are the wrong way round: they brought the list itself into somebody's work on it; pure."""

from __future__ import annotations

import re

_MERGE = re.compile(
    r"Merge (?P<tracked>remote-tracking )?branch '(?P<what>[^']+)'(?: of (?P<where>\S+))?(?: into (?P<into>\S+))?"
)
_MAIN = frozenset({"main", "master"})
_OWN = frozenset({"origin", "upstream"})


def brings_the_list(subject: str, branch: str = "", owner: str = "") -> bool:
    """Did a merge bring the list's own branch into another line, be it a copy on somebody's machine, a fork or a branch?

    Nothing but the words that git and GitHub write of themselves tells it: of two parents either may be the list.
    `branch` is what the branch at hand is called, `owner` who owns the list, where that is known: what is pulled from
    somebody else is a contribution.
    """
    match = _MERGE.fullmatch(subject)
    if match is None:
        return False
    what, where, into = match["what"], match["where"], match["into"]
    if match["tracked"]:
        remote, _, what = what.partition("/")
        return remote in _OWN and _is_main(what, branch, into)
    if where is not None:
        return _is_main(what, branch, into) and (not owner or owner.casefold() in _folders(where))
    what = what.rpartition(":")[2]  # as GitHub names the branch of another fork
    return into is not None and _is_main(what, branch, into)


def _is_main(name: str, branch: str, into: str | None) -> bool:
    return name in _MAIN or name in (branch, into)


def _folders(where: str) -> list[str]:
    return re.split(r"[/:]", where.casefold())
