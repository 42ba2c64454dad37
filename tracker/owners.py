"""What a lease calls its owner: machine and process, for a person to find it by."""

from __future__ import annotations

import os
import socket


def this_process() -> str:
    """The name of this process among all that may share a store."""
    return f"{socket.gethostname()}/{os.getpid()}"
