"""Settings read while the daemon serves: what it opened at its start stays as it was until the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.settings.model import Settings


def reloaded(before: Settings, found: Settings) -> tuple[Settings, tuple[str, ...]]:
    """The settings as found, with the memory and the address of before; and which of them wait for a new start.

    A memory changed half-way would have the schedule in one store and the work in another.
    """
    state = found.state.model_copy(update={"url": before.state.url})
    serve = found.serve.model_copy(update={"listen": before.serve.listen})
    waiting = {
        "`url` under [state]": found.state.url != before.state.url,
        "`listen` under [serve]": found.serve.listen != before.serve.listen,
    }
    return found.model_copy(update={"state": state, "serve": serve}), tuple(
        name for name, waits in waiting.items() if waits
    )
