"""The command line put together; each command lives in a file of its own and imports what it needs when it is called."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Annotated

import typer

import tracker
from state.errors import StateError
from tracker.cli.add import add
from tracker.cli.backtest import backtest
from tracker.cli.classify import classify
from tracker.cli.demo import demo
from tracker.cli.digest import digest
from tracker.cli.doctor import doctor
from tracker.cli.evaluate import evaluate
from tracker.cli.explain import explain
from tracker.cli.facts import facts
from tracker.cli.init import init
from tracker.cli.lint import lint
from tracker.cli.output import Exit, say
from tracker.cli.poll import poll
from tracker.cli.run import run
from tracker.cli.serve import serve
from tracker.cli.state import state
from tracker.cli.train import train
from tracker.errors import TrackerError

app = typer.Typer(
    name="tracker",
    help="Keeps curated lists of vision-language-model research up to date.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,  # plain help: quick to show, and the same in the documentation
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tracker {tracker.__version__}")
        raise typer.Exit


@app.callback()
def root(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config", help="Settings file; otherwise tracker.toml here or in .github/.", show_default=False
        ),
    ] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Keeps curated lists of vision-language-model research up to date."""
    context.obj = config


app.command()(add)
app.command()(lint)
app.command()(backtest)
app.command()(demo)
app.command()(classify)
app.command()(digest)
app.command()(doctor)
app.command()(evaluate)
app.command()(explain)
app.command()(facts)
app.command()(poll)
app.command()(init)
app.command()(run)
app.command()(serve)
app.command()(train)
app.add_typer(state)


_LIVING = 20_000
"""New objects between two looks for garbage. What a command imports stays to its end; at the usual 700, a tenth of a
short command goes into looking at it again and again."""


def main() -> None:
    """Run the command line; an error that a person can mend is told in one sentence."""
    gc.set_threshold(_LIVING)
    try:
        app()
    except (TrackerError, StateError) as error:
        say(f"tracker: {error}")
        sys.exit(error.exit_code)
    except BrokenPipeError:  # whoever read our output has seen enough
        sys.stderr.close()
        sys.exit(Exit.FINE)
