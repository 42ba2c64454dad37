"""Who holds a lease, machine and process, for a person to find it by; and for how long it is held without a word."""

from __future__ import annotations

import os
import socket
from datetime import timedelta

LEASE_TTL = timedelta(minutes=2)
"""After so long a run, or a digest on its way, that says nothing more is taken for dead."""


def this_process() -> str:
    """The name of this process among all that may share a store."""
    return f"{socket.gethostname()}/{os.getpid()}"
