"""What a week's digest costs with an ever older memory: seconds and memory of the whole command, cold start included.

`python -m bench.digest` fills stores with 1,000, 10,000 and 100,000 made-up works, a hundred a week up to now, so that the
week that is told stays the same while what lies behind it grows. Each figure is the middle of several fresh processes.
`--works 1000 10000` takes other sizes, `--folder` keeps the stores.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from state.happenings import Place, judged, merged, proposed, rejected, told
from state.identity import Identity, Scheme
from state.records import (
    Kind,
    Links,
    ListName,
    Notice,
    Outcome,
    Paper,
    Relevance,
    Run,
    RunId,
    Sighting,
    SourceName,
    SourceReport,
    Verdict,
)
from state.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from state.records import Event

NOW = datetime(2026, 11, 20, 7, tzinfo=UTC)
A_WEEK = 100
LIST = ListName("made-up")
AIM = 1.5
KINDS = list(Kind)[:4]


def moment(number: int) -> datetime:
    """When the n-th newest work was found."""
    return NOW - timedelta(weeks=(number + 0.5) / A_WEEK)


def name(number: int) -> Identity:
    """The n-th newest work's name."""
    return Identity(Scheme.ARXIV, f"{1000 + number // 90_000:04d}.{10_000 + number % 90_000:05d}")


def sighting(number: int) -> Sighting:
    """What arXiv said of it."""
    at, arxiv = moment(number), name(number).value
    return Sighting(
        SourceName("arxiv"),
        arxiv,
        at,
        Paper(
            title=f"Lantern {number}: looking at made-up harbours with words",
            abstract=f"We look at harbour {number} and talk about what is there. " * 12,
            arxiv_id=arxiv,
            authors=("Ada Kettle", "Bo Spout", "Cleo Tray"),
            published=at.date(),
            categories=("cs.CV",),
            links=Links(code=f"https://github.com/example/lantern-{number}"),
        ),
        (name(number),),
        Notice.NEW,
        1,
        {"upvotes": float(number * 7 % 90)} if number % 5 == 0 else {},
    )


def events(number: int) -> Iterator[Event]:
    """What became of it: a third is proposed, most of which a person decides on; everything was told on a channel."""
    at, kind = moment(number), KINDS[number % 4]
    yield judged(name(number), Verdict(Relevance.YES, 0.9, kind, {}, (), "bench"), at)
    yield told("mail", "new", "", at + timedelta(days=3), work=name(number))
    if number % 3:
        return
    place = Place(
        ("Models", f"Section {number % 30}"), "- entry\n", kind, "https://github.com/example/list/pull/1"
    )
    yield proposed(name(number), LIST, at + timedelta(hours=2), place)
    decided = at + timedelta(days=4)
    if decided < NOW and number % 9:
        yield merged(name(number), LIST, decided, by="ann", place=place)
    elif decided < NOW and number % 18:
        yield rejected(name(number), LIST, decided, by="bob", place=place)


def fill(path: Path, count: int) -> None:
    """A store of so many works, and a run a day for as long as they reach back."""
    with open_store(path) as store:
        for start in range(0, count, 2000):
            piece = range(start, min(start + 2000, count))
            store.remember(map(sighting, piece))
            store.append(chain.from_iterable(map(events, piece)))
        report = SourceReport(SourceName("arxiv"), Outcome.NEW, 100, 14)
        for day in range(count * 7 // A_WEEK):
            started = NOW - timedelta(days=day, hours=1)
            store.record_run(
                Run(RunId(f"run-{day}"), started, started + timedelta(minutes=1), "new", (report,))
            )


def told_by(folder: Path, shape: str, path: Path) -> tuple[float, float, float]:
    """Seconds, seconds of computing and mebibytes of one `tracker digest` in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "tracker",
        "digest",
        "--format",
        shape,
        "--out",
        str(folder / f"out.{shape}"),
    ]
    surroundings = {
        **os.environ,
        "TRACKER_STATE_URL": f"sqlite:///{path}",
        "TRACKER_NOW": NOW.isoformat(),
        "PYTHONPATH": str(Path(__file__).resolve().parents[1]),
    }
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=surroundings, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    assert os.waitstatus_to_exitcode(status) == 0
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> int:
    """Print a table, and say whether the aim is met."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--works", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    arguments.add_argument("--rounds", type=int, default=7)
    arguments.add_argument("--folder", type=Path)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = asked.folder or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        stores = {count: folder / f"{count}.db" for count in asked.works}
        for count, path in stores.items():
            if not path.exists():
                fill(path, count)
        grown = 1.0
        print(
            "| form | works | seconds | × | of computing | × | MiB | × |\n|---|---|---|---|---|---|---|---|"
        )
        for shape in ("md", "html"):
            figures: dict[int, list[tuple[float, ...]]] = {count: [] for count in stores}
            for _ in range(asked.rounds):
                # in turn, so that a busy moment of the machine meets all sizes alike
                for count, path in stores.items():
                    figures[count].append(told_by(folder, shape, path))
            first: list[float] = []
            for count, found in figures.items():
                middle = [median(column) for column in zip(*found, strict=True)]
                first = first or middle
                ratios = [here / there for here, there in zip(middle, first, strict=True)]
                grown = max(grown, *ratios)
                cells = (f"{value:.2f} | {ratio:.2f}" for value, ratio in zip(middle, ratios, strict=True))
                print(f"| {shape} | {count:,} | {' | '.join(cells)} |")
        print(f"\nmost grown: {grown:.2f} × (aim: at most {AIM} ×)")
    return 0 if grown <= AIM else 1


if __name__ == "__main__":
    sys.exit(main())
