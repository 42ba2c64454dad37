"""From where workflows install the tracker: the very thing that is running, where that can be told."""

from __future__ import annotations

import json
from importlib import metadata
from typing import TYPE_CHECKING

from tracker import DISTRIBUTION

if TYPE_CHECKING:
    from collections.abc import Callable

PLACEHOLDER = f"{DISTRIBUTION} @ git+https://github.com/OWNER/REPO@SHA"


def installation(direct_url: Callable[[], str | None] | None = None) -> str:
    """What `pip install` must be given to get this version again; the placeholder where nobody can tell.

    An installer notes where a distribution came from (PEP 610): a commit of a repository is named by its hash, which
    cannot change. A local folder or file is of no use on another machine.
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
    return PLACEHOLDER


def _direct_url() -> str | None:
    return metadata.distribution(DISTRIBUTION).read_text("direct_url.json")
