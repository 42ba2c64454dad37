"""From where workflows install the tracker: the very thing that is running, where that can be told."""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

from tracker import DISTRIBUTION
from tracker.git import Git

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PLACEHOLDER = f"{DISTRIBUTION} @ git+https://github.com/OWNER/REPO@SHA"


_ON_GITHUB = re.compile(r"[/@]github\.com[:/](?P<name>[\w.-]+/[\w.-]+?)(?:\.git)?/?$")


def installation(environment: Mapping[str, str], direct_url: Callable[[], str | None] | None = None) -> str:
    """What `pip install` must be given to get this version again; the placeholder where nobody can tell.

    An installer notes where a distribution came from (PEP 610): a commit of a repository is named by its hash, which
    cannot change. A local folder is of no use on another machine, unless it is a clone whose commit GitHub has too.
    """
    try:
        told = (direct_url or _direct_url)()
        version = metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return PLACEHOLDER
    if told is None:
        return f"{DISTRIBUTION}=={version}"
    found = json.loads(told)
    vcs = found.get("vcs_info", {})
    if vcs.get("vcs") == "git" and found.get("url", "").startswith("https://"):
        return f"{DISTRIBUTION} @ git+{found['url']}@{vcs['commit_id']}"
    if "dir_info" in found and (commit := _pushed(_folder(found["url"]), environment)):
        return f"{DISTRIBUTION} @ git+https://github.com/{commit}"
    return PLACEHOLDER


def _folder(url: str) -> Path:
    return Path(url2pathname(urlsplit(url).path))


def _pushed(folder: Path, environment: Mapping[str, str]) -> str:
    """`owner/name@commit` of a clone that stands on a commit of GitHub's, unchanged; empty otherwise.

    The remote's address may hold a token, so no more of it is used than the name.
    """
    if not (folder / ".git").exists():
        return ""
    git = Git(folder, environment)
    remote = _ON_GITHUB.search(git.run("remote", "get-url", "origin").out)
    changed = git.run("status", "--porcelain", "--untracked-files=no")
    known = git.run("branch", "--remotes", "--contains", "HEAD", "--list", "origin/*")
    if remote is None or not changed.ok or changed.out or not known.out:
        return ""
    return f"{remote['name']}@{git.run('rev-parse', 'HEAD').out}"


def _direct_url() -> str | None:
    return metadata.distribution(DISTRIBUTION).read_text("direct_url.json")
