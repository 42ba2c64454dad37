"""Which process this is, in words that another one on the same machine can check: has its writer died?"""

from __future__ import annotations

import os
import platform
from pathlib import Path

_PROC = Path("/proc")
_ENDED = "ZX"
"""Ended, but its parent has not asked how."""


def this_place() -> str:
    """Machine and process, told apart from a later one that gets the same number."""
    return f"{_machine()}/{os.getpid()}@{_start(os.getpid())}"


def has_died(place: str) -> bool:
    """Is it certain that the process which called this its place is no more?

    Only one on the same machine, since its last start, can be looked at; of all others it is never certain.
    """
    machine, _, process = place.rpartition("/")
    number = process.partition("@")[0]
    if machine != _machine() or not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        pass  # it lives, as somebody else's; or the number is none
    start = _start(int(number))
    # without a start it ended just now, or is hidden from us: a number that is taken, and no more to be known of it
    return bool(start) and f"{machine}/{number}@{start}" != place


def _machine() -> str:
    """The host, since which start of it, and in which world of process numbers (containers have their own)."""
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text().strip()
        numbers = (_PROC / "self/ns/pid").readlink()
    except OSError:  # no Linux: the host's name has to do
        return platform.node()
    return f"{platform.node()}/{boot}/{numbers}"


def _start(process: int) -> str:
    """When a process started, in the system's own count; empty where the system does not tell."""
    try:
        stat = (_PROC / str(process) / "stat").read_text()
    except OSError:
        return ""
    # The name, in brackets, may hold blanks; after it comes what the process does, and as the twentieth word its start.
    words = stat.rpartition(")")[2].split()
    return "dead" if words[0] in _ENDED else words[19]
