"""The memory at scale, beside the same work done with bare `sqlite3`.

`python -m bench.state --works 3000000` fills a store with made-up works, a batch of 2,000 at a time, then asks it what it
knows. Every figure is told beside that of a straight script (`bench/bare_store.py`) that puts the same rows into the same
tables: no merging, no protocol, no second database, no plain words for faults. Each fills in a process of its own, so that
the peak memory is its own; then both are asked the same in turn.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol, TypeVar

from bench.bare_store import Bare
from state.identity import Identity, Scheme
from state.records import Links, Paper, Sighting, SourceName

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BATCH = 2000
Question = TypeVar("Question")
START = datetime(2020, 1, 1, tzinfo=UTC)
_STARTS = "lan ter dus wic lum glo fla cin emb ash oil bra hin gla pap sil"
_ENDS = "tern sel ker ber ming wick dow nel pher ring stel vane"
_WORDS = [f"{first}{last}" for first in _STARTS.split() for last in _ENDS.split()]
_PROSE = Random(1).choices(_WORDS, k=500_000)


def arxiv_id(number: int) -> str:
    """Forty thousand a month, from January 2020 on."""
    month, within = divmod(number, 40_000)
    year, month = divmod(month, 12)
    return f"{20 + year:02d}{month + 1:02d}.{10_000 + within:05d}"


def paper_id(number: int) -> Identity:
    """What the paper of this number is called."""
    return Identity(Scheme.ARXIV, arxiv_id(number))


def paper(number: int) -> Sighting:
    """A made-up announcement, the same for the same number, about as long as a real one."""
    at = number * 7919 % (len(_PROSE) - 200)
    words = _PROSE[at : at + 190]
    arxiv = arxiv_id(number)
    return Sighting(
        source=SourceName("arxiv"),
        key=arxiv,
        seen_at=START + timedelta(seconds=number),
        paper=Paper(
            title=f"{' '.join(words[:8])} {number:x}",
            abstract=" ".join(words[9:]),
            arxiv_id=arxiv,
            authors=tuple(
                f"{one.title()} {other.title()}" for one, other in zip(words[:5], words[5:10], strict=True)
            ),
            published=(START + timedelta(seconds=number)).date(),
            categories=("cs.CV", "cs.CL"),
            links=Links(abs=f"https://arxiv.org/abs/{arxiv}", pdf=f"https://arxiv.org/pdf/{arxiv}"),
        ),
        identities=(paper_id(number),),
        version=1,
    )


class Memory(Protocol):
    """What both sides can do."""

    def remember(self, sightings: Sequence[Sighting]) -> object: ...
    def known(self, identities: Sequence[Identity]) -> dict[Identity, str]: ...
    def close(self) -> None: ...


class Ours:
    """The store as everybody uses it."""

    def __init__(self, url: str) -> None:
        from state.store import open_store

        self._store = open_store(url)

    def remember(self, sightings: Sequence[Sighting]) -> object:
        return self._store.remember(sightings)

    def known(self, identities: Sequence[Identity]) -> dict[Identity, str]:
        return dict(self._store.known(identities))

    def close(self) -> None:
        self._store.close()


def fill(memory: Memory, works: int) -> dict[str, float]:
    """Put the works in, a batch at a time; making them up is not counted."""
    began = time.perf_counter()
    spent = 0.0
    for start in range(0, works, BATCH):
        batch = [paper(number) for number in range(start, min(start + BATCH, works))]
        at = time.perf_counter()
        memory.remember(batch)
        spent += time.perf_counter() - at
        if start % 200_000 == 0:
            print(f"{start:>9,} in {time.perf_counter() - began:6.0f} s", file=sys.stderr)
    return {"rate": works / spent, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}


def ask(sides: dict[str, Memory], works: int) -> dict[str, dict[str, float]]:
    """Ask both sides the same in turn, so that a busy moment of the machine meets both."""
    chance = Random(7)
    singles = _in_turn(
        sides, [_some(chance, works, 1) for _ in range(4000)], lambda side, names: side.known(names)
    )
    batches = _in_turn(
        sides, [_some(chance, works, BATCH) for _ in range(40)], lambda side, names: side.known(names)
    )
    days = [
        [paper(works + day * BATCH + number) for number in range(BATCH // 2)]
        + [paper(number) for number in chance.sample(range(works), BATCH // 2)]
        for day in range(8)
    ]
    lived = _in_turn(sides, days, lambda side, day: side.remember(day))
    return {
        name: {
            "single_p50": quantiles(singles[name], n=100)[49],
            "single_p99": quantiles(singles[name], n=100)[98],
            "batch_p50": quantiles(batches[name], n=100)[49],
            "batch_p99": quantiles(batches[name], n=100)[98],
            "day": median(lived[name]),
        }
        for name in sides
    }


def _some(chance: Random, works: int, count: int) -> list[Identity]:
    """Identities of which about half are known."""
    return [paper_id(chance.randrange(works * 2)) for _ in range(count)]


def _in_turn(
    sides: dict[str, Memory], questions: Sequence[Question], put: Callable[[Memory, Question], object]
) -> dict[str, list[float]]:
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for number, question in enumerate(questions):
        for name in sorted(sides, reverse=number % 2 == 0):
            at = time.perf_counter()
            put(sides[name], question)
            taken[name].append(time.perf_counter() - at)
    return taken


_ROWS: list[tuple[str, str, Callable[[float], str]]] = [
    ("rate", "works remembered a second", lambda value: f"{value:,.0f}"),
    ("single_p50", "one asked for, p50", lambda value: f"{value * 1e6:,.0f} µs"),
    ("single_p99", "one asked for, p99", lambda value: f"{value * 1e6:,.0f} µs"),
    ("batch_p50", "2,000 asked for, p50", lambda value: f"{value * 1e3:,.1f} ms"),
    ("batch_p99", "2,000 asked for, p99", lambda value: f"{value * 1e3:,.1f} ms"),
    ("day", "a day of 2,000, half of it new", lambda value: f"{value * 1e3:,.0f} ms"),
    ("size", "size", lambda value: f"{value / 1e6:,.0f} MB"),
    ("peak", "peak memory", lambda value: f"{value / 1e6:,.0f} MB"),
]


def main() -> None:
    """Measure both sides and print them beside each other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--works", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="where the databases go, and stay")
    parser.add_argument(
        "--filled", action="store_true", help="ask the databases that stayed there; fill none"
    )
    parser.add_argument("--fill", choices=list(SIDES), help="only fill this side and print JSON")
    given = parser.parse_args()
    with TemporaryDirectory(prefix="tracker-bench-") as temporary:
        folder = given.folder or Path(temporary)
        if given.fill:
            print(json.dumps(fill(_side(given.fill, folder), given.works)))
            return
        figures = {name: {} if given.filled else _fill_elsewhere(name, given.works, folder) for name in SIDES}
        for name in SIDES:
            path = folder / f"{name}.db"
            figures[name]["size"] = path.stat().st_size
            with path.open("rb") as file:  # so that neither side's file is the one the system has at hand
                while file.read(1 << 24):
                    pass
        asked = ask({name: _side(name, folder) for name in SIDES}, given.works)
    print(f"{given.works:,} works\n\n| | store | bare sqlite3 | ratio |\n|---|---|---|---|")
    ours, bare = (figures[name] | asked[name] for name in SIDES)
    for key, label, shown in _ROWS:
        if key in ours:
            ratio = bare[key] / ours[key] if key == "rate" else ours[key] / bare[key]
            print(f"| {label} | {shown(ours[key])} | {shown(bare[key])} | {ratio:.2f} |")


SIDES: dict[str, Callable[[str], Memory]] = {"ours": Ours, "bare": Bare}


def _side(name: str, folder: Path) -> Memory:
    return SIDES[name](str(folder / f"{name}.db"))


def _fill_elsewhere(name: str, works: int, folder: Path) -> dict[str, float]:
    """In a process of its own, so that the peak memory is its own."""
    command = [
        sys.executable,
        "-m",
        "bench.state",
        "--fill",
        name,
        "--works",
        str(works),
        "--folder",
        str(folder),
    ]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


if __name__ == "__main__":
    main()
