"""Secrets that stand in the settings by mistake, and where they belong; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECRET = re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|hf_[A-Za-z0-9]{20,})\b")
_PASSWORD = re.compile(r"\b(?P<scheme>[a-z][a-z0-9+.-]*)://[^/\s:@\"']*:[^/\s@\"']+@")
_SECRET_KEY = re.compile(
    r"\s*[\"']?(?P<key>\w*(?:token|password|secret|api_?key))[\"']?\s*=\s*[\"']\S", re.IGNORECASE
)


def leaks(text: str) -> Iterator[tuple[int, str]]:
    """Each line that holds a secret, and the variable of the environment in which it belongs; a remark may speak of one."""
    for number, line in enumerate(text.splitlines(), start=1):
        home = None if line.lstrip().startswith("#") and not _SECRET.search(line) else _home_of_secret(line)
        if home:
            yield number, home


def _home_of_secret(line: str) -> str | None:
    """The variable in which the secret of a line belongs, or None where the line has none."""
    token = _SECRET.search(line)
    if token:
        return "HF_TOKEN" if token[0].startswith("hf_") else "GITHUB_TOKEN"
    password = _PASSWORD.search(line)
    if password:
        return "TRACKER_STATE_URL" if password["scheme"].startswith("postgres") else "TRACKER_NOTIFY"
    key = _SECRET_KEY.match(line)
    if key:
        return "HF_TOKEN" if key["key"].lower().startswith("hf") else "GITHUB_TOKEN"
    return None
