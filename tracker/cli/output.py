"""What a command says: data on stdout, narration on stderr, and an exit code a script can act on."""

from __future__ import annotations

import json
from enum import IntEnum
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping


class Exit(IntEnum):
    """How a command ended."""

    FINE = 0
    FAILURE = 1
    USAGE = 2
    PARTIAL = 3
    """Some source, list or line did not go well; the rest did."""


def data(text: str) -> None:
    """Print a result, and nothing but results, on stdout."""
    typer.echo(text)


def json_line(row: Mapping[str, object]) -> None:
    """Print one result as one line of JSON."""
    data(json.dumps(row, ensure_ascii=False))


def say(text: str) -> None:
    """Tell a person what happens, on stderr."""
    typer.echo(text, err=True)
