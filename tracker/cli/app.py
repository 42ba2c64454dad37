"""The command line put together; each command lives in a file of its own and imports what it needs when it is called."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import tracker
from tracker.errors import TrackerError

app = typer.Typer(
    name="tracker",
    help="Keeps curated lists of vision-language-model research up to date.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tracker {tracker.__version__}")
        raise typer.Exit


@app.callback()
def root(
    _version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Keeps curated lists of vision-language-model research up to date."""


def main() -> None:
    """Run the command line; an error that a person can mend is told in one sentence."""
    try:
        app()
    except TrackerError as error:
        typer.echo(f"tracker: {error}", err=True)
        sys.exit(error.exit_code)
