"""`tracker digest`: what happened, worth reading."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from state.records import Kind
from tracker.cli.output import Exit, ended, need_file, say, show, write_page
from tracker.digest.formats.registry import MODULES

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import datetime

    from state.store import Store
    from tracker.digest.formats.format import Format
    from tracker.digest.telling import Question
    from tracker.settings.model import Settings

_SINCE = typer.Option(
    metavar="PERIOD",
    help="7d, 2w, 36h, 2026-11-20, 2026-11-01..2026-11-15 or 2026-W47.",
    show_default=False,
)
_KIND = typer.Option(
    "--kind", metavar="KIND", help=f"Only this kind, one of {', '.join(Kind)}; may be repeated."
)
_FORMAT = typer.Option(
    "--format",
    metavar="FORMAT",
    help=f"One of {', '.join(MODULES)}; otherwise from the file's ending.",
    show_default=False,
)
_CHANNEL = typer.Option(
    metavar="NAME",
    help="Leave out what this name was told before, and remember what is told now.",
    show_default=False,
)
_OUT = typer.Option(metavar="FILE", help="Write to this file instead of stdout; missing folders are made.")


def digest(
    context: typer.Context,
    *,
    since: Annotated[str, _SINCE] = "",
    lists: Annotated[
        list[str] | None,
        typer.Option("--list", metavar="NAME", help="Only what concerns this list; may be repeated."),
    ] = None,
    kinds: Annotated[list[str] | None, _KIND] = None,
    shape: Annotated[str, _FORMAT] = "",
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    out: Annotated[Path | None, _OUT] = None,
    channel: Annotated[str, _CHANNEL] = "",
    send: Annotated[
        bool, typer.Option("--deliver", help="Send every channel of the settings what it was not sent yet.")
    ] = False,
) -> None:
    """Say what is new, waiting, changed, merged and rejected.

    Also what is talked about, and how the sources did.

    \b
    Example:
      tracker digest --since 7d
      tracker digest --since 2026-W47 --format html --out digest.html
      tracker digest --deliver
    """
    from tracker import wiring
    from tracker.cli.here import tell_where_no_memory_is
    from tracker.clock import now
    from tracker.digest.period import read_period
    from tracker.digest.telling import Question
    from tracker.errors import UsageError
    from tracker.settings.load import environment, load
    from tracker.settings.narrowed import all_known

    settings = load(context.obj)
    if settings.lists:  # a list that no setting knows is a slip of the pen, not a quiet week
        all_known("list", lists or (), settings.list_names)
    all_known("kind", kinds or (), [*Kind])
    shape = _shape_named(shape, as_json=as_json)
    if send and (out or channel or shape or lists or kinds):
        raise UsageError(
            "--deliver takes formats, places, lists and kinds from the settings;"
            " leave out --format, --out, --channel, --list and --kind"
        )
    _check_channels(settings, channel, send=send)
    need_file(out)
    at, made_as = now(), _shape(shape, out)
    if since:  # a wrong call makes no memory
        read_period(since, at)
    question = Question(since, tuple(lists or ()), tuple(map(Kind, kinds or ())), channel or None)
    tell_where_no_memory_is(settings)
    memory = wiring.store if send or channel else wiring.store_to_read  # a channel is remembered there
    with memory(settings, environment()) as store:
        if send:
            raise typer.Exit(_deliver_all(store, settings, since, at))
        with _alone(store, channel):
            _show(store, settings, question, made_as, now=at, out=out)


def _alone(store: Store, channel: str) -> AbstractContextManager[object]:
    """Two at once under one channel's name would both be told the same."""
    from tracker.owners import LEASE_TTL, this_process

    return store.lease(f"digest:{channel}", this_process(), LEASE_TTL) if channel else nullcontext()


def _check_channels(settings: Settings, channel: str, *, send: bool) -> None:
    """Raise `UsageError` where there is no channel to tell, or where what is printed would count as told by one."""
    from tracker.errors import UsageError

    if send and not settings.digest.channels:
        raise UsageError("no channel is set; add [[digest.channels]] to tracker.toml")
    if channel in [one.name for one in settings.digest.channels]:
        raise UsageError(
            f"{channel!r} is a channel of the settings, and what is printed here would never be told there;"
            " take another name, or tell all channels with --deliver"
        )


def _shape_named(name: str, *, as_json: bool) -> str:
    """The format that is asked for by name, if any; `--json` names one as elsewhere."""
    from tracker.errors import UsageError

    if not as_json:
        return name
    if name not in ("", "json"):
        raise UsageError(f"--json is --format json; leave one of --json and --format {name} out")
    return "json"


def _shape(name: str, out: Path | None) -> Format:
    from tracker.digest.formats.registry import format_for, format_named

    if name:
        return format_named(name)
    if out is not None:
        return format_for(out.suffix)
    return format_named("terminal" if sys.stdout.isatty() else "md")


def _show(
    store: Store,
    settings: Settings,
    question: Question,
    shape: Format,
    *,
    now: datetime,
    out: Path | None,
) -> None:
    import shutil
    from dataclasses import replace

    from tracker.digest.telling import digest_for, presentation_of
    from tracker.digest.told import remember
    from tracker.settings.load import environment

    made = digest_for(store, settings, question, shape, now)
    said = environment()
    colour = sys.stdout.isatty() and not said.get("NO_COLOR") and said.get("TERM") != "dumb" and out is None
    width = max(40, min(shutil.get_terminal_size((100, 24)).columns, 120))
    page = shape.render(made, replace(presentation_of(settings.digest, shape), colour=colour, width=width))
    if out is None:
        show(page.rstrip("\n"), ours=colour)
    else:
        write_page(out, page)
    if question.channel and not shape.rolling:
        remember(store, question.channel, made, now)


def _deliver_all(store: Store, settings: Settings, since: str, now: datetime) -> Exit:
    """Tell every channel, and say what became of each."""
    from tracker.cli.summary import add_to_page, call_for_a_person, of_lines
    from tracker.digest.telling import deliver_all, told_of
    from tracker.settings.load import environment
    from tracker.troubles import DIGEST, note_failure, note_success

    results = list(deliver_all(store, settings, environment(), now=now, since=since))
    failed = [one for one in results if one.failed]
    if failed:
        note_failure(store, DIGEST, told_of(failed), now)
    else:
        note_success(store, DIGEST, now)
    lines = [f"{one.channel}: {one.words}" for one in results]
    for line in lines:
        say(line)
    add_to_page(of_lines(lines), environment())
    call_for_a_person(failed, environment())
    return ended(sum(result.failed for result in results), len(results))
