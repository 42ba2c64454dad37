"""`tracker state`: move, inspect and upgrade the memory."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import json_line, say, seen_enough, show

if TYPE_CHECKING:
    from state.store import Counts

state = typer.Typer(
    name="state",
    help="Move, inspect and upgrade the memory.",
    no_args_is_help=True,
    rich_markup_mode=None,
    epilog="Example: tracker state stats",
)

AsJson = Annotated[bool, typer.Option("--json", help="One JSON object instead of text.")]
Remote = Annotated[
    str,
    typer.Option(
        metavar="ADDRESS", help="The repository that holds the branch; otherwise this clone's origin."
    ),
]


@state.command("export")
def export_(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The file to write; - is stdout.", allow_dash=True)
    ],
    forget: Annotated[
        bool,
        typer.Option(
            "--forget", help="Leave out works on which nobody decided for long; see [state] in the settings."
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write everything that is remembered as JSON lines.

    They are sorted: the same memory gives the same bytes.

    \b
    Example:
      tracker state export state.jsonl
    """
    from state.files import replaced
    from tracker import clock, wiring
    from tracker.settings.load import environment, load

    settings = load(context.obj)
    rule = settings.state.forgetting(clock.now()) if forget else None
    with wiring.store_to_read(settings, environment()) as store:
        if str(file) == "-":
            try:
                store.export(sys.stdout, rule)
                sys.stdout.flush()  # what cannot be written is told here, and not by Python at its end
            except BrokenPipeError:
                seen_enough()
            return
        with replaced(file) as out:
            counts = store.export(out, rule)
    _tell("wrote", counts, as_json=as_json)


@state.command("import")
def import_(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help="What `export` wrote; - is stdin.", allow_dash=True, show_default=False
        ),
    ] = None,
    from_history: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A list's file in a clone: remember what people took, moved and took off.",
            show_default=False,
        ),
    ] = None,
    list_name: Annotated[
        str,
        typer.Option("--list", metavar="NAME", help="With --from-history: the list's name in the settings."),
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Merge an export, or a list's own history, into the memory.

    Safe to repeat; all of it is imported or nothing.

    \b
    Example:
      tracker state import state.jsonl
      tracker state import --from-history README.md --list awesome-list
    """
    from state.files import lines_of
    from tracker.cli.list_memory import memory, remember_history
    from tracker.errors import UsageError

    if from_history is not None and file is None:
        remember_history(context, from_history, list_name, as_json=as_json)
        return
    if file is None or from_history is not None:
        raise UsageError("give either a file that `export` wrote or --from-history with a list's file")

    with memory(context) as store:
        if str(file) == "-":
            counts = store.import_(sys.stdin.buffer, "stdin")
        else:
            counts = store.import_(lines_of(file), str(file))
    _tell("read", counts, as_json=as_json)


@state.command("rename-list")
def rename_list(
    context: typer.Context,
    old: Annotated[str, typer.Argument(help="The name it had.", show_default=False)],
    new: Annotated[str, typer.Argument(help="Its name in the settings now.", show_default=False)],
    as_json: AsJson = False,
) -> None:
    """Carry a list's memory over to its new name.

    What people took, refused, asked for and corrected holds under the new name, and so does what digests said of it.
    Rename the list in the settings first; doing it again changes nothing.

    \b
    Example:
      tracker state rename-list awesome-vlm awesome-multimodal
    """
    from tracker.cli.list_memory import rename

    rename(context, old, new, as_json=as_json)


@state.command("stats")
def stats(context: typer.Context, as_json: AsJson = False) -> None:
    """Say what is remembered, how much of it, and where.

    \b
    Example:
      tracker state stats --json
    """
    from state.store import address, missing_file
    from tracker import wiring
    from tracker.cli.here import tell_where_no_memory_is
    from tracker.cli.watching import waiting_for
    from tracker.settings.load import environment, load

    settings = load(context.obj)
    tell_where_no_memory_is(settings)
    place = settings.state.address(environment())
    with (
        waiting_for("looking through the memory", quiet=as_json),
        wiring.store_to_read(settings, environment()) as store,
    ):
        found = store.stats()
        if missing_file(place):  # told of where it is looked for, not of the empty one that is read instead
            found = replace(found, url=address(place), size=0)
    if as_json:
        json_line({"works": found.works, **asdict(found)})
        return
    show(f"{found.url} (schema {found.schema}, {found.size / 1_000_000:.1f} MB)")
    show(f"works: {found.works}")
    parts = {"sightings": found.by_source, "events": found.by_event}
    for name, number in asdict(found.counts).items():
        each = ", ".join(f"{part} {count}" for part, count in parts.get(name, {}).items())
        show(f"{name}: {number}" + (f" ({each})" if each else ""))


@state.command("migrate")
def migrate(context: typer.Context, as_json: AsJson = False) -> None:
    """Bring the store's tables up to date.

    Every other command does so too when it opens the store.

    \b
    Example:
      tracker state migrate
    """
    from state.store import migrate as bring_up_to_date
    from tracker.settings.load import environment, load

    done = bring_up_to_date(load(context.obj).state.address(environment()))
    if as_json:
        json_line(asdict(done))
    elif done.before == done.after:
        say(f"the store is up to date (schema {done.after})")
    else:
        say(f"the store went from schema {done.before or 'none'} to {done.after}")


@state.command("pull")
def pull(
    context: typer.Context,
    remote: Remote = "",
    as_json: AsJson = False,
) -> None:
    """Merge in what the memory's branch holds.

    Nothing is done where there is no such branch yet.

    \b
    Example:
      tracker state pull
      tracker state pull --remote https://github.com/me/awesome-list
    """
    from tracker import wiring
    from tracker.clock import now
    from tracker.memory.whereabouts import memory_branch
    from tracker.settings.load import environment, load

    settings = load(context.obj)
    branch = memory_branch(settings.memory, environment(), remote)
    with wiring.store(settings, environment()) as store:
        head = branch.pull(store, now())
    if as_json:
        json_line({"branch": branch.name, "head": head})
    else:
        say(
            f"brought the memory from {branch.name} at {head[:12]}"
            if head
            else f"there is no branch {branch.name} yet"
        )


@state.command("push")
def push(
    context: typer.Context,
    remote: Remote = "",
    as_json: AsJson = False,
) -> None:
    """Save the memory on its branch.

    It is merged with what others saved there meanwhile; nothing is overwritten.

    Works on which nobody decided for long are left out (see [state] in the settings), so that the branch stays small.

    \b
    Example:
      tracker state push
    """
    from tracker import wiring
    from tracker.clock import now
    from tracker.memory.whereabouts import memory_branch
    from tracker.settings.load import environment, load

    settings = load(context.obj)
    branch = memory_branch(settings.memory, environment(), remote)
    with wiring.store(settings, environment()) as store:
        receipt = branch.push(store, now(), settings.state.forgetting(now()))
    if as_json:
        json_line({"branch": branch.name, "outcome": receipt.outcome.value, "head": receipt.head})
    else:
        say(f"{branch.name}: {receipt.outcome.value}")


def _tell(did: str, counts: Counts, *, as_json: bool) -> None:
    from tracker.plural import counted

    numbers = asdict(counts)
    if as_json:
        json_line(numbers)
    else:
        say(f"{did} {', '.join(counted(number, name.removesuffix('s')) for name, number in numbers.items())}")
