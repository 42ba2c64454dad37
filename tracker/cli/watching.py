"""Showing a person at a terminal what is being waited for; nobody else is told."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def watch() -> Iterator[Callable[[str], None]]:
    """A function to tell the present step to: one line that renews itself on a terminal, silence in logs and pipes."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    console = Console(stderr=True)
    with console.status("polling …") as status:
        yield lambda step: status.update(f"{step} …")
