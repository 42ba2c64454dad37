"""Which repository the memory's branch lives in: the one named, else this clone's origin, else the one Actions runs for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tracker.git import Git, GitMissingError
from tracker.memory.branch import MemoryBranch
from tracker.memory.errors import RemoteUnknownError
from tracker.tokens import token_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.settings.memory import MemorySettings


def memory_branch(
    settings: MemorySettings, environment: Mapping[str, str], remote: str, folder: Path = Path()
) -> MemoryBranch:
    """The memory's branch by the settings, the environment and the address of a repository, where one is given: an empty one is none."""
    token = token_in(environment, "GITHUB_TOKEN", "GH_TOKEN")
    address = remote or _origin(folder, environment) or _on_actions(environment)
    if not address:
        raise RemoteUnknownError
    return MemoryBranch(address, settings.branch, environment, token if _is_of(address, environment) else "")


def _is_of(address: str, environment: Mapping[str, str]) -> bool:
    """Is this on the server whose token the environment holds: GitHub, or the Enterprise server that is named there?

    By its scheme, too: at `http://github.com` the token would travel for all on the way to read.
    """
    named = [url for name in ("GITHUB_SERVER_URL", "GITHUB_API_URL") if (url := environment.get(name))]
    servers = {(one.scheme, one.hostname) for one in map(urlsplit, named or ["https://github.com"])}
    parts = urlsplit(address)
    scheme, host = parts.scheme, parts.hostname
    return (scheme, host) in servers or (scheme, f"api.{host}") in servers


def _origin(folder: Path, environment: Mapping[str, str]) -> str:
    try:
        asked = Git(folder, environment).run("remote", "get-url", "origin")
    except GitMissingError:  # told when it is needed; a remote may be named in another way
        return ""
    if not asked.ok:
        return ""
    local = folder / asked.out
    return str(local.resolve()) if "://" not in asked.out and local.exists() else asked.out


def _on_actions(environment: Mapping[str, str]) -> str:
    server, repository = environment.get("GITHUB_SERVER_URL"), environment.get("GITHUB_REPOSITORY")
    return f"{server}/{repository}" if server and repository else ""
