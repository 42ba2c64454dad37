"""The one door to the `git` program.

Real git rather than GitHub's API: it works on every host, moves only what changed, and its push with an expected old
commit is a compare-and-swap. It runs in a folder of its own, so a shallow clone, a user's index and a fork's settings
are neither needed nor touched. A token travels in the environment, never in an argument or an address.
"""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_PASSED_ON = (
    *("PATH", "HOME", "LANG", "TMPDIR", "SSH_AUTH_SOCK", "GIT_SSH_COMMAND"),
    # the way out of a company's network, in the spellings that git and its HTTP library read
    *("http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"),
    *("SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH"),
)
_PATIENCE = 300
"""Seconds that one git command may take; a memory of a year moves in a few."""


class GitMissingError(UsageError):
    """The program is not installed."""

    def __init__(self) -> None:
        super().__init__("git is not installed, and the memory travels by it; install git 2.31 or newer")


@dataclass(frozen=True, slots=True)
class Done:
    """How a git command ended."""

    code: int
    out: str
    complaint: str

    @property
    def ok(self) -> bool:
        """Did git do it?"""
        return self.code == 0


@dataclass(frozen=True, slots=True)
class Git:
    """The git program, working in one folder with one environment."""

    folder: Path
    environment: Mapping[str, str] = field(repr=False)

    def run(self, *arguments: str, **more: str) -> Done:
        """Run a git command; `more` is added to its environment."""
        code, out, complaint = self._bytes(arguments, more)
        return Done(code, out.decode("utf-8", "replace").strip(), complaint)

    def raw(self, *arguments: str) -> bytes | None:
        """What a git command prints, byte for byte; None where it fails."""
        code, out, _ = self._bytes(arguments, {})
        return out if code == 0 else None

    def _bytes(self, arguments: Sequence[str], more: Mapping[str, str]) -> tuple[int, bytes, str]:
        program = shutil.which("git", path=self.environment.get("PATH"))
        if program is None:
            raise GitMissingError
        try:
            done = subprocess.run(  # noqa: S603 - a list of arguments, no shell
                [program, *arguments],
                cwd=self.folder,
                env={**self.environment, **more},
                capture_output=True,
                timeout=_PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return 124, b"", f"git {arguments[0]} took longer than {_PATIENCE} seconds"
        return done.returncode, done.stdout, _last_words(done.stderr.decode("utf-8", "replace"))


def git_environment(surroundings: Mapping[str, str], remote: str, token: str) -> dict[str, str]:
    """What git may know of the environment, and how it shows who we are to that one server and no other."""
    kept = {name: surroundings[name] for name in _PASSED_ON if name in surroundings}
    settings = {
        "core.hooksPath": "/dev/null",
        "gc.auto": "0",
        "core.autocrlf": "false",
        "commit.gpgSign": "false",
    }
    parts = urlsplit(remote)
    if token and parts.scheme in ("http", "https") and parts.hostname:
        server = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], "/", "", ""))
        secret = base64.b64encode(f"x-access-token:{token}".encode()).decode()
        settings[f"http.{server}.extraHeader"] = f"Authorization: Basic {secret}"
    for number, (key, value) in enumerate(settings.items()):
        kept[f"GIT_CONFIG_KEY_{number}"] = key
        kept[f"GIT_CONFIG_VALUE_{number}"] = value
    return kept | {
        "GIT_CONFIG_COUNT": str(len(settings)),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


def shown(remote: str) -> str:
    """An address as it may be printed: without a user or password."""
    return re.sub(r"(?<=://)[^/@]*@", "", remote)


_SAYS_NOTHING = "fatal: Could not read from remote repository."
"""What git adds, with advice, where the program that it goes through (ssh, say) has told on the lines above what is wrong."""


def _last_words(complaint: str) -> str:
    """The line in which git says what is wrong, without its prefixes and without credentials."""
    cause = complaint.partition(_SAYS_NOTHING)[0]
    lines = [line.strip() for line in (cause.strip() or complaint).splitlines() if line.strip()]
    told = [line for line in lines if line.startswith(("fatal:", "error:", "remote:", "!"))]
    words = (told or lines or [""])[-1]
    return shown(re.sub(r"^(?:fatal|error|remote): *", "", words)).rstrip(".")
