"""What came of works added by hand, as a person and as a script read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.output import say, show
from tracker.lists.entry.headings import readable_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.outcome import AddingOutcome, Addition


def row(outcome: AddingOutcome) -> dict[str, object]:
    """What came of a work, as `--json` tells it."""
    from tracker.adding import status_of
    from tracker.lists.outcome import Duplicate

    told: dict[str, object] = {"status": status_of(outcome).value, "reason": outcome.reason}
    if isinstance(outcome, Duplicate):
        told["line"] = outcome.mentions[0].line + 1
        told |= {"path": outcome.path} if outcome.path else {}
    if shown := _shown(outcome):
        told |= {
            "section": list(readable_path(shown.section)),
            "line": shown.line,
            "inserted": _lines(shown),
            "fidelity": round(shown.fidelity, 4),
            "runner_up": list(readable_path(shown.runner_up)),
        }
    return told


def _shown(outcome: AddingOutcome) -> Addition | None:
    """What was or would be added, or is suggested to be."""
    from tracker.lists.outcome import Addition, Unsure

    if isinstance(outcome, Unsure):
        return outcome.suggestion
    return outcome if isinstance(outcome, Addition) else None


def _lines(shown: Addition) -> list[str]:
    return [*shown.inserted, *shown.names]


def tell(
    page: Path, pages: tuple[bytes, bytes], works: Sequence[tuple[str, AddingOutcome]], *, write: bool
) -> None:
    """Tell what came of each work, by its title, and show the diff of what is not written."""
    from tracker.adding import status_of
    from tracker.diff import diff_of
    from tracker.lists.outcome import FITS, Addition, Unsure

    before, after = pages
    for title, outcome in works:
        shown = _shown(outcome)
        status = "would be added" if isinstance(outcome, Addition) and not write else status_of(outcome)
        why = "" if outcome.reason == FITS else f": {outcome.reason}"
        tell_of(title, f"{status}{_where(shown)}{why}")
        if isinstance(outcome, Unsure) and shown:
            say("  suggestion: " + "\n              ".join(_lines(shown)))
    if not write and after != before:
        show(diff_of(_from_here(page), before, after).removesuffix("\n"))
        say(f"nothing is written yet: --write changes {page}")
    little = [one.not_understood for _, one in works if isinstance(one, Unsure) and one.not_understood]
    if little:
        from tracker.cli.fidelity import tell_what_to_set_for

        tell_what_to_set_for(before, little)


def _from_here(page: Path) -> str:
    """A path as `git apply` takes it, which refuses one from the root."""
    here = Path.cwd() if page.is_absolute() else Path()
    return (page.relative_to(here) if page.is_relative_to(here) else page).as_posix().lstrip("/")


def _where(shown: Addition | None) -> str:
    if shown is None or not shown.section:
        return ""
    return f" under {' > '.join(readable_path(shown.section))}"


def tell_of(title: str, words: str) -> None:
    """Say something of a work, by its title: of several, nobody would know which is meant."""
    say(f"{title if len(title) <= _LONGEST else title[: _LONGEST - 1] + '…'}: {words}")


_LONGEST = 72
