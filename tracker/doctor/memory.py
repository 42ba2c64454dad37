"""The memory: whether it opens, how large it is, and when a run last went through."""

from __future__ import annotations

from datetime import timedelta
from os import W_OK, X_OK, access
from shlex import quote
from typing import TYPE_CHECKING

from tracker.doctor.finding import fault, fine, unknown, warning
from tracker.renaming import names_of_the_past, perhaps_renamed
from tracker.settings.notices import STOPPED_AFTER_HOURS
from tracker.sourcenames import called, trouble
from tracker.troubles import troubles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from state.records import ListName, Run
    from state.store import Stats, Store
    from tracker.doctor.finding import Finding
    from tracker.troubles import Trouble

AREA = "memory"
_LATE = timedelta(hours=STOPPED_AFTER_HOURS)
_LARGE = 2_000_000_000
_LOOK_BACK = timedelta(days=30)


def memory(store: Store, now: datetime, lists: Sequence[ListName] = ()) -> Iterator[Finding]:
    """What the store says of itself, of what was learned, of the last runs and of what failed in them."""
    from tracker.training.learned import how_it_stands

    yield size(store.stats())
    learned = how_it_stands(store)
    if learned:
        yield fine(AREA, "model", learned)
    runs = [run for run in store.runs(now - _LOOK_BACK) if run.started <= now]
    yield last_run(runs, now)
    yield from sources(runs)
    yield from failed(troubles(store, lists))
    for name in lists:
        yield from renamed(name, perhaps_renamed(store, name, lists))
        yield from named_anew(name, names_of_the_past(store).get(name), lists)


def none_yet(missing: Path) -> Finding:
    """There is no store yet; where it would be, a run has to be able to make it."""
    told = f"There is no store at {missing} yet"
    folder = next(one for one in missing.absolute().parents if one.is_dir())
    if not access(folder, W_OK | X_OK):
        advice = f"Give this user write access to {folder}, or set another `url` under [state]."
        return fault(AREA, "store", f"{told}, and this user may not make it.", advice)
    advice = (
        "The first run makes one; on GitHub Actions it is kept on a branch: `tracker state pull` brings it."
    )
    return unknown(AREA, "store", f"{told}.", advice)


def size(stats: Stats) -> Finding:
    """How large it is."""
    told = f"{stats.url}: {stats.works} works, {stats.size / 1_000_000:.1f} MB, schema {stats.schema}"
    if stats.size > _LARGE:
        advice = (
            "What nobody decided about stays behind with `tracker state export --forget FILE`;"
            " move the store aside, then `tracker state import FILE`."
        )
        return warning(AREA, "store", f"{told}; that is large.", advice)
    return fine(AREA, "store", told)


def last_run(runs: Sequence[Run], now: datetime) -> Finding:
    """When a run last went through; `runs` are newest first."""
    ended = next((run for run in runs if run.finished), None)
    if ended is None or ended.finished is None:
        advice = "Start one: `tracker run --dry-run` shows what it would do. On GitHub Actions: `tracker state pull` first."
        if runs:
            return warning(AREA, "last run", "No run has ended in the last 30 days.", advice)
        return unknown(AREA, "last run", "No run is remembered.", advice)
    hours = max(0, int((now - ended.finished).total_seconds() // 3600))  # this clock may be behind that run's
    told = f"The last run ended {f'{hours} hours' if hours else 'less than an hour'} ago ({ended.outcome or 'without a word'})."
    if now - ended.finished > _LATE:
        advice = "Look whether the schedule is still on; nothing is lost, it catches up."
        return warning(AREA, "last run", told, advice)
    return fine(AREA, "last run", told)


def renamed(name: ListName, once: Collection[ListName]) -> Iterator[Finding]:
    """Whether a list of which nothing is remembered may be one that had another name."""
    for old in sorted(once):
        yield warning(
            AREA,
            f"the list {name}",
            f"Nothing is remembered of it, and of {old}, which the settings do not name, something is.",
            f"If it is {old} under a new name, carry its memory over: tracker state rename-list {quote(old)} {quote(name)}",
        )


def named_anew(name: ListName, now: ListName | None, lists: Collection[str]) -> Iterator[Finding]:
    """Whether a list has a name of the past, that of a list which is called otherwise `now`."""
    if now is None:
        return
    back = f"tracker state rename-list {quote(now)} {quote(name)}"
    yield warning(
        AREA,
        f"the list {name}",
        f"A list had this name before it was called {now}: what was decided then holds for this one, and digests and "
        "notices tell nothing of it.",
        "Give it a name that no list had."
        if now in lists
        else f"If it is {now}, carry its memory back: {back}",
    )


def failed(found: Iterable[Trouble]) -> Iterator[Finding]:
    """What did not work when it was last tried."""
    for one in found:
        yield fault(
            AREA,
            one.what,
            f"It has failed since {one.since:%Y-%m-%d %H:%M}: {one.reason}",
            "Mend what it names; the next run tries it again, or start one now.",
        )


def sources(runs: Sequence[Run]) -> Iterator[Finding]:
    """How each source did when it was last asked."""
    seen = set()
    for run in runs:
        for report in run.reports:
            if report.source in seen:
                continue
            seen.add(report.source)
            if not report.outcome.well:
                yield warning(
                    AREA,
                    f"last poll of {called(report.source)}",
                    f"On {run.started:%Y-%m-%d %H:%M} it {trouble(report.outcome)}: {report.reason}",
                    "What it missed is made good when it answers; if this stays, see what doctor says of the source.",
                )
