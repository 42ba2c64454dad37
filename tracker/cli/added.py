"""What came of works added by hand, as a person and as a script read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.output import say, show

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tracker.lists.outcome import AddingOutcome


def row(outcome: AddingOutcome) -> dict[str, object]:
    """What came of a work, as `--json` tells it."""
    from tracker.lists.outcome import Addition, Duplicate, Unsure

    told: dict[str, object] = {"status": "refused", "reason": outcome.reason}
    shown: Addition | None = None
    match outcome:
        case Addition():
            told["status"], shown = "added", outcome
        case Unsure():
            told["status"], shown = "unsure", outcome.suggestion
        case Duplicate():
            told["status"] = "duplicate"
            told["line"] = outcome.mentions[0].line + 1
        case _:
            pass
    if shown:
        told |= {
            "section": list(shown.section),
            "line": shown.line,
            "inserted": [*shown.inserted, *shown.names],
            "fidelity": round(shown.fidelity, 4),
            "runner_up": list(shown.runner_up),
        }
    return told


def tell(
    page: Path, pages: tuple[bytes, bytes], works: Sequence[tuple[str, AddingOutcome]], *, write: bool
) -> None:
    """Tell what came of each work, by its title, and show the diff of what is not written."""
    from tracker.diff import diff_of
    from tracker.lists.outcome import FITS, Addition, Unsure

    before, after = pages
    for title, outcome in works:
        told = row(outcome)
        status = "would be added" if isinstance(outcome, Addition) and not write else told["status"]
        why = "" if outcome.reason == FITS else f": {outcome.reason}"
        tell_of(title, f"{status}{_where(told)}{why}")
        if told["status"] == "unsure" and isinstance(lines := told.get("inserted"), list):
            say("  suggestion: " + "\n              ".join(map(str, lines)))
    if not write and after != before:
        show(diff_of(str(page), before, after).removesuffix("\n"))
        say(f"nothing is written yet: --write changes {page}")
    little = [shown for _, one in works if isinstance(one, Unsure) and (shown := one.not_understood)]
    if little:
        from tracker.cli.fidelity import tell_what_to_set_for

        tell_what_to_set_for(before, little)


def _where(told: dict[str, object]) -> str:
    from tracker.lists.entry.inline import plain

    section = told.get("section")
    if not section or not isinstance(section, list):
        return ""
    return f" under {' > '.join(plain(str(heading)) for heading in section)}"


def tell_of(title: str, words: str) -> None:
    """Say something of a work, by its title: of several, nobody would know which is meant."""
    say(f"{title if len(title) <= _LONGEST else title[: _LONGEST - 1] + '…'}: {words}")


_LONGEST = 72
