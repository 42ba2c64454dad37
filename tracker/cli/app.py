"""The command line put together; each command lives in a file of its own and imports what it needs when it is called."""

from __future__ import annotations

import gc
import os
import sys
from errno import EBADF, EDQUOT, EFBIG, EIO, ENOENT, ENOSPC
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import tracker
from classifiers.errors import ClassifierError
from state.errors import StateError
from tracker.cli.output import (
    Exit,
    drop_output,
    drop_what_nobody_hears,
    give_missing_streams,
    let_any_text_out,
    say,
    seen_enough,
)
from tracker.cli.summary import tell_fault
from tracker.errors import TrackerError
from tracker.logs import tell_what_is_logged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COMMANDS = (
    "demo", "backtest", "init", "doctor",
    "run", "serve", "poll", "digest", "explain",
    "add", "lint",
    "classify", "facts", "train", "evaluate",
    "state",
)  # fmt: skip
"""Every command, in the order of `--help` and of a life with it: look, install, run, work by hand, look inside, move.

Each is what its module calls by the same name."""


def command_line(names: Sequence[str] = COMMANDS) -> typer.Typer:
    """The command line put together of some commands."""
    app = typer.Typer(
        name="tracker",
        help="Keeps curated lists of vision-language-model research up to date.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        rich_markup_mode=None,  # plain help: quick to show, and the same in the documentation
    )
    app.callback(epilog="Example: tracker demo")(_root)
    for name in names:
        found: typer.Typer | Callable[..., None] = getattr(import_module(f"tracker.cli.{name}"), name)
        if isinstance(found, typer.Typer):
            app.add_typer(found)
        else:
            app.command()(found)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tracker {tracker.__version__}")
        raise typer.Exit


def _root(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            metavar="FILE",
            help="Settings file; otherwise tracker.toml here or in .github/.",
            show_default=False,
        ),
    ] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Keeps curated lists of vision-language-model research up to date."""
    context.obj = config


LIVING = 100_000
"""New objects between two looks for garbage. What a command imports stays to its end; at the usual 700, a tenth of a
short command goes into looking at it again and again, and at 20,000 still a thirtieth."""

_HELP = frozenset({"-h", "--help", "--version"})

_NO_PLACE = frozenset({EBADF, EDQUOT, EFBIG, EIO, ENOSPC})
"""What writing to a stream ends with where there is no place for it."""


def main() -> None:
    """Run the command line; an error that a person can mend is told in one sentence, and so is what the machine refuses.

    A command that is asked for by name is put together alone: to read what all others take is slower than many of them.
    """
    gc.set_threshold(LIVING)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # to find any, it reads all that is installed
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy starts one a core
    give_missing_streams()
    let_any_text_out()
    tell_what_is_logged(say, os.environ)
    if "_TRACKER_COMPLETE" in os.environ:  # a shell asks; nobody else has to wait for this
        from typer._completion_classes import completion_init  # else it comes with two options of typer's own

        completion_init()
    settings, words = _settings_first(sys.argv[1:])
    try:
        command_line([name for name in words[:1] if name in COMMANDS] or COMMANDS)(args=[*settings, *words])
    except (TrackerError, StateError, ClassifierError) as error:
        say(f"tracker: {error}")
        tell_fault(str(error), os.environ)
        sys.exit(error.exit_code)
    except BrokenPipeError as error:
        if not _tell_wrong_call(error.__context__):
            raise
        sys.exit(Exit.USAGE)  # whoever read what typer told of it went away
    except OSError as error:
        if (refusal := _refusal(error)) is None:
            raise
        say(f"tracker: {refusal}")
        tell_fault(refusal, os.environ)
        sys.exit(Exit.FAILURE)
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError) and _HELP & {*sys.argv}:
            seen_enough()  # typer ends what was only to be read as a failure
        _tell_wrong_call(end.__context__)
        raise
    finally:
        drop_what_nobody_hears()
        gc.freeze()  # what is left needs no last look for garbage, a fifth of a short command


def _tell_wrong_call(error: BaseException | None) -> bool:
    """Put on the job's page what typer told was called wrongly, if that is what it told."""
    if wrong := getattr(error, "format_message", None):
        tell_fault(wrong(), os.environ)
    return wrong is not None


def _settings_first(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """What was typed, as `--config FILE` and the rest: it belongs before the command, and many write it behind."""
    end = words.index("--") if "--" in words else len(words)
    places = [at for at, word in enumerate(words[:end]) if word == "--config" and at + 1 < end]
    settings = {at + step for at in places for step in (0, 1)}
    settings |= {at for at, word in enumerate(words[:end]) if word.startswith("--config=")}
    return [words[at] for at in sorted(settings)], [
        word for at, word in enumerate(words) if at not in settings
    ]


def _refusal(error: OSError) -> str | None:
    """What the machine refuses, by the file's name; None where it may be a fault of ours."""
    if error.filename is not None:
        return f"cannot use {os.fsdecode(error.filename)}: {error.strerror}"
    if error.errno == ENOENT:  # of no file: Python looked for a folder for temporary ones
        return f"cannot make temporary files: {error.strerror}; name a folder for them in TMPDIR"
    if error.errno not in _NO_PLACE:
        return None
    drop_output()
    return f"cannot write to standard output: {error.strerror}"
