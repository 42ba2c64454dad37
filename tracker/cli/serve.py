"""`tracker serve`: the daemon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tracker.settings.model import Settings


def serve(
    context: typer.Context,
    *,
    plain: Annotated[bool, typer.Option("--plain", help="Log plain lines for a terminal, not JSON.")] = False,
) -> None:
    """Keep the lists on a schedule, until told to stop.

    What it does when is set under [schedule].

    SIGTERM finishes the task in hand and ends; SIGHUP reads the settings anew.
    Several daemons may share one memory: each list is kept by one of them.

    \b
    Example:
      tracker --config /etc/tracker.toml serve
    """
    from tracker.daemon.service import Daemon
    from tracker.logs import log_as_json, log_plainly
    from tracker.notices.registry import channel
    from tracker.settings.load import environment, load
    from tracker.settings.narrowed import need_lists

    def read() -> Settings:
        settings = load(context.obj)
        need_lists(settings)  # a file that is away for a moment must not leave the daemon with nothing to do
        return settings

    (log_plainly if plain else log_as_json)(environment())
    daemon = Daemon(read, environment())
    channel(environment())  # an address that nobody knows is told now, not after the first run
    daemon.serve()
