"""Who holds a lease: a process named by its machine and number, so that others on the machine can see that it died."""

from __future__ import annotations

import os
import socket


def this_process() -> str:
    """The name of this process among all that may share a store."""
    return f"{socket.gethostname()}/{os.getpid()}"


def is_gone(owner: str) -> bool:
    """Is that process known to be dead? One on another machine never is: its lease has to run out."""
    machine, _, number = owner.rpartition("/")
    if machine != socket.gethostname() or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):  # it lives, as somebody else's
        return False
    return False
